package dev.firewatch.chat.local.store;

import java.util.List;
import java.util.Optional;

import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored messages, found only by id. */
interface LocalMessageDocuments extends Repository<LocalMessage, String> {

	Optional<LocalMessage> findById(String id);

	List<LocalMessage> findAllById(Iterable<String> ids);

	LocalMessage insert(LocalMessage message);

	void deleteById(String id);

	/**
	 * Changes one message in one write.
	 * @return 1, or 0 if there was nothing to change
	 */
	@Query("{ '_id': ?0 }")
	long change(String id, Update update);

}
