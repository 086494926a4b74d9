package dev.firewatch.workflow.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.people.PersonId;
import io.micrometer.core.instrument.MeterRegistry;

/** All reminders, found by person and day. */
class Reminders {

	/** Longer than the longest time between two reminders about the same thing. */
	private static final int DAYS_BACK = 21;

	/** A reminder that takes longer is late. */
	private static final Duration IN_TIME = Duration.ofMinutes(1);

	private final ReminderDocuments documents;

	private final MeterRegistry meters;

	Reminders(ReminderDocuments documents, MeterRegistry meters) {
		this.documents = documents;
		this.meters = meters;
	}

	/** Those for whom there is already one of the day given. */
	Set<PersonId> on(Map<PersonId, LocalDate> days) {
		List<String> ids = days.entrySet().stream().map(one -> Reminder.id(one.getKey(), one.getValue())).toList();
		return found(ids).map(Reminder::person).collect(Collectors.toSet());
	}

	/** Each person's reminders of the last three weeks up to the day given. */
	Map<PersonId, List<Reminder>> of(Map<PersonId, LocalDate> days) {
		List<String> ids = new ArrayList<>();
		days.forEach((person, day) -> day.minusDays(DAYS_BACK)
			.datesUntil(day.plusDays(1))
			.forEach(date -> ids.add(Reminder.id(person, date))));
		return found(ids).collect(Collectors.groupingBy(Reminder::person));
	}

	private Stream<Reminder> found(List<String> ids) {
		return ids.isEmpty() ? Stream.empty() : documents.findAllById(ids).stream();
	}

	Optional<Reminder> find(String id) {
		return documents.findById(id);
	}

	/** Records that the platform has confirmed it. */
	void sent(String id, Instant at) {
		if (documents.markSent(id, at) == 1) {
			count("sent", 1);
			documents.findById(id)
				.filter(reminder -> reminder.createdAt().plus(IN_TIME).isBefore(at))
				.ifPresent(late -> count("late", 1));
		}
	}

	/** Counts this many as due. */
	void due(int number) {
		count("due", number);
	}

	private void count(String state, int number) {
		meters.counter("firewatch.reminders", "state", state).increment(number);
	}

}
