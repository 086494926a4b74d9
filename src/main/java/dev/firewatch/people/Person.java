package dev.firewatch.people;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody Firewatch talks with: the name shown, the handle by which others mention them
 * (without the at sign) and their time zone.
 *
 * @param outsider what they are if they don't belong to the organisation; null if they do
 * @param gone whether their account was deactivated; null if it was not
 * @param backOn the day on which they are back, if their status on a platform says that
 * they are away; null if it doesn't
 */
@Document("people")
public record Person(@Id PersonId id, String name, String handle, ZoneId zone, List<Account> accounts,
		@Nullable Outsider outsider, @Nullable Boolean gone, @Nullable LocalDate backOn) {

	@PersistenceCreator
	public Person {
		accounts = List.copyOf(accounts);
	}

	/** Somebody of the organisation. */
	public Person(PersonId id, String name, String handle, ZoneId zone, List<Account> accounts) {
		this(id, name, handle, zone, accounts, null);
	}

	/** Somebody whose account is in use. */
	public Person(PersonId id, String name, String handle, ZoneId zone, List<Account> accounts,
			@Nullable Outsider outsider) {
		this(id, name, handle, zone, accounts, outsider, null, null);
	}

	/** The same person, with or without a deactivated account. */
	public Person gone(boolean deactivated) {
		return new Person(id, name, handle, zone, accounts, outsider, deactivated ? true : null, backOn);
	}

	/** The same person, back on a day; null if they are not away. */
	public Person backOn(@Nullable LocalDate day) {
		return new Person(id, name, handle, zone, accounts, outsider, gone, day);
	}

	/** Whether their status on a platform says that they are away on the day. */
	public boolean isAwayOn(LocalDate day) {
		return backOn != null && day.isBefore(backOn);
	}

	/** Whether their account is gone, so nobody would read a message to them. */
	public boolean isGone() {
		return Boolean.TRUE.equals(gone);
	}

	public Optional<Account> on(Platform platform) {
		return accounts.stream().filter(account -> account.platform() == platform).findFirst();
	}

	/** Whether anything may be done for them at all. */
	public boolean mayAct() {
		return outsider != Outsider.STRANGER;
	}

	/** Whether they only belong where somebody let them in. */
	public boolean isOutsider() {
		return outsider != null;
	}

	/**
	 * Whether they may know about an incident that is not private, and act in it.
	 * @param takesPart whether they are in its room, or take part in it
	 */
	public boolean mayEnter(boolean takesPart) {
		return outsider == null || outsider.mayEnter(takesPart);
	}

}
