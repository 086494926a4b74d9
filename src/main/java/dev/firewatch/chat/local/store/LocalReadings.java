package dev.firewatch.chat.local.store;

import java.util.Map;
import java.util.Optional;

import dev.firewatch.chat.local.store.LocalReadings.ReadRooms;
import dev.firewatch.people.PersonId;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** Who has read how far. */
interface LocalReadings extends Repository<ReadRooms, PersonId> {

	/** The number of the last message read, by room. */
	@Document("local_read")
	record ReadRooms(@Id PersonId reader, Map<String, Long> rooms) {
	}

	Optional<ReadRooms> findById(PersonId reader);

	ReadRooms insert(ReadRooms read);

	/** Changes what the reader has read; 0 if there was nothing to change. */
	@Query("{ '_id': ?0 }")
	long change(PersonId reader, Update update);

	default void read(PersonId reader, String room, long number) {
		Update further = new Update().max("rooms." + room, number);
		if (change(reader, further) == 0) {
			try {
				insert(new ReadRooms(reader, Map.of(room, number)));
			}
			catch (DuplicateKeyException there) {
				// They had already read that far, or read for the first time meanwhile.
				change(reader, further);
			}
		}
	}

}
