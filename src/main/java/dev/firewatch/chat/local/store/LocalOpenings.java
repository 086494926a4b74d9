package dev.firewatch.chat.local.store;

import java.util.Optional;

import dev.firewatch.chat.local.store.LocalOpenings.OpenedRoom;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/** Which room was opened for which key. */
interface LocalOpenings extends Repository<OpenedRoom, String> {

	/** A key and its room. */
	@Document("local_opened")
	record OpenedRoom(@Id String key, String room) {
	}

	Optional<OpenedRoom> findById(String key);

	OpenedRoom save(OpenedRoom opened);

}
