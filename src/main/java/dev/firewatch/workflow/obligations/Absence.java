package dev.firewatch.workflow.obligations;

import java.time.LocalDate;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody is away for a while.
 *
 * @param until the day on which they are back, in their own zone
 * @param delegate who gets what is meant for them meanwhile; null if nobody was named
 */
@Document("absences")
record Absence(@Id PersonId person, LocalDate until, @Nullable PersonId delegate) {

	boolean covers(LocalDate day) {
		return day.isBefore(until);
	}

}
