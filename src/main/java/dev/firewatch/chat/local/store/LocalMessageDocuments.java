package dev.firewatch.chat.local.store;

import java.util.List;
import java.util.Optional;

import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored messages, found by their ids alone. */
interface LocalMessageDocuments extends Repository<LocalMessage, String> {

	Optional<LocalMessage> findById(String id);

	List<LocalMessage> findAllById(Iterable<String> ids);

	LocalMessage insert(LocalMessage message);

	void deleteById(String id);

	/**
	 * Changes the one message in one write.
	 * @return 1, or 0 where nothing was to be changed
	 */
	@Query("{ '_id': ?0 }")
	long change(String id, Update update);

}
