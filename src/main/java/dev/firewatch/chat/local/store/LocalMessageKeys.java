package dev.firewatch.chat.local.store;

import java.util.Optional;

import dev.firewatch.chat.local.store.LocalMessageKeys.SettledKey;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/** Which message is written for which key. */
interface LocalMessageKeys extends Repository<SettledKey, String> {

	/** A room's key and the id of its message. */
	@Document("local_keys")
	record SettledKey(@Id String key, String message) {
	}

	Optional<SettledKey> findById(String key);

	SettledKey insert(SettledKey settled);

}
