package dev.firewatch.chat.local.store;

import java.util.List;
import java.util.Optional;

import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored rooms, found only by id. */
interface LocalRoomDocuments extends Repository<LocalRoom, String> {

	Optional<LocalRoom> findById(String id);

	List<LocalRoom> findAllById(Iterable<String> ids);

	LocalRoom insert(LocalRoom room);

	List<LocalRoom> insert(Iterable<LocalRoom> rooms);

	/** Changes one room in one write, if it exists. */
	@Query("{ '_id': ?0 }")
	void change(String id, Update update);

	/**
	 * Changes the room unless it has got another message since.
	 * @return 1, or 0 if it has
	 */
	@Query("{ '_id': ?0, 'sequence': ?1 }")
	long changeAt(String id, long sequence, Update update);

}
