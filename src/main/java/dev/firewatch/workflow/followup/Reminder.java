package dev.firewatch.workflow.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One person's message of one day with all that is due. That it could be inserted is the
 * claim to send it: the id is person, local date and slot.
 *
 * @param createdAt when it became due
 * @param sentAt when the platform confirmed it; null until then
 */
@Document("reminders")
public record Reminder(@Id String id, PersonId person, LocalDate day, List<Item> items, Instant createdAt,
		@Nullable Instant sentAt) {

	/** A fix that is reminded of, and why. */
	public record Item(String incident, String fix, String nudge) {
	}

	static String id(PersonId person, LocalDate day) {
		return person.value() + "/" + day + "/morning";
	}

	boolean names(String incident, String fix) {
		return items.stream().anyMatch(item -> item.incident().equals(incident) && item.fix().equals(fix));
	}

}
