package dev.firewatch.workflow.followup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.mongodb.repository.Update;
import org.springframework.data.repository.Repository;

/** The stored reminders, found by their ids alone. */
interface ReminderDocuments extends Repository<Reminder, String> {

	List<Reminder> findAllById(Iterable<String> ids);

	Optional<Reminder> findById(String id);

	/**
	 * Takes down that a reminder was sent.
	 * @return 1, or 0 where that is known already
	 */
	@Query("{ '_id': ?0, 'sentAt': { '$exists': false } }")
	@Update("{ '$set': { 'sentAt': ?1 } }")
	long markSent(String id, Instant at);

}
