package dev.firewatch.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody Firewatch talks with: the name shown, the handle others mention them by
 * (without the at sign) and their time zone.
 */
@Document("people")
public record Person(@Id PersonId id, String name, String handle, ZoneId zone, List<Account> accounts) {

	public Optional<Account> on(Platform platform) {
		return accounts.stream().filter(account -> account.platform() == platform).findFirst();
	}

}
