package dev.firewatch.workflow.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.people.PersonId;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** All reminders, found by person and day. */
public class Reminders {

	/** Longer than the longest time between two reminders of one thing. */
	private static final int DAYS_BACK = 21;

	private final MongoTemplate mongo;

	public Reminders(MongoTemplate mongo) {
		this.mongo = mongo;
	}

	/** Each person's reminders of the last three weeks up to the day given. */
	Map<PersonId, List<Reminder>> of(Map<PersonId, LocalDate> days) {
		List<String> ids = new ArrayList<>();
		days.forEach((person, day) -> day.minusDays(DAYS_BACK)
			.datesUntil(day.plusDays(1))
			.forEach(date -> ids.add(Reminder.id(person, date))));
		return mongo.find(Query.query(Criteria.where("_id").in(ids)), Reminder.class)
			.stream()
			.collect(Collectors.groupingBy(Reminder::person));
	}

	Optional<Reminder> find(String id) {
		return Optional.ofNullable(mongo.findById(id, Reminder.class));
	}

	/** Takes down that the platform has confirmed it. */
	void sent(String id, Instant at) {
		mongo.updateFirst(Query.query(Criteria.where("_id").is(id)), Update.update("sentAt", at), Reminder.class);
	}

}
