package dev.firewatch.workflow.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One person's message of one day with everything that is due. Inserting it is the claim
 * to send it: the id is person, local date and slot.
 *
 * @param createdAt when it became due
 * @param sentAt when the platform confirmed it; null until then
 */
@Document("reminders")
record Reminder(@Id String id, PersonId person, LocalDate day, List<ReminderSubject> items, Instant createdAt,
		@Nullable Instant sentAt) {

	/** A fix in a reminder, or a team's backlog, and why. */
	public record ReminderSubject(String incident, String fix, String nudge) {

		/** Whether it is a team's backlog, which belongs to no incident. */
		boolean isBacklog() {
			return incident.isEmpty();
		}

	}

	static String id(PersonId person, LocalDate day) {
		return person.value() + "/" + day + "/morning";
	}

	boolean names(String incident, String fix) {
		return items.stream().anyMatch(subject -> subject.incident().equals(incident) && subject.fix().equals(fix));
	}

}
