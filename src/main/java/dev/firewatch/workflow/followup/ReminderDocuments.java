package dev.firewatch.workflow.followup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.mongodb.repository.Update;
import org.springframework.data.repository.Repository;

/** The stored reminders, found only by id. */
interface ReminderDocuments extends Repository<Reminder, String> {

	List<Reminder> findAllById(Iterable<String> ids);

	Optional<Reminder> findById(String id);

	void deleteByCreatedAtBefore(Instant moment);

	/**
	 * Records that a reminder was sent.
	 * @return 1, or 0 if that is already known
	 */
	@Query("{ '_id': ?0, 'sentAt': { '$exists': false } }")
	@Update("{ '$set': { 'sentAt': ?1 } }")
	long markSent(String id, Instant at);

}
