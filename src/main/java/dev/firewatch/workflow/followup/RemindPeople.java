package dev.firewatch.workflow.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.firewatch.casefile.Docket;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Commit.Addition;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.followup.BacklogPressure.TeamShare;
import dev.firewatch.workflow.followup.Concerns.Concern;
import dev.firewatch.workflow.kernel.FollowUpTask;
import dev.firewatch.workflow.obligations.OtherDocument;

/**
 * Reminds people of what waits for them until it is done: one message a person and day.
 */
class RemindPeople implements FollowUpTask {

	private static final int BATCH = 200;

	private static final int DAYS_AHEAD = 3;

	/** People move without any change of a document. */
	private static final Duration LONGEST = Duration.ofDays(1);

	private final Reminders reminders;

	private final Commit commit;

	private final Readers readers;

	private final Policy policy;

	private final Concerns concerns;

	private final BacklogReaders backlogs;

	public RemindPeople(Reminders reminders, Commit commit, Readers readers, Policy policy, Concerns concerns,
			BacklogReaders backlogs) {
		this.reminders = reminders;
		this.commit = commit;
		this.readers = readers;
		this.policy = policy;
		this.concerns = concerns;
		this.backlogs = backlogs;
	}

	/** The messages that are due at one moment, gathered from all casefiles. */
	private final class Round implements Pass {

		private final Instant now;

		private final Map<PersonId, List<Concern>> due = new LinkedHashMap<>();

		private final BacklogPressure.Gathering overdue = backlogs.pressure().gather();

		private Round(Instant now) {
			this.now = now;
		}

		@Override
		public Look look(Docket docket) {
			boolean any = false;
			Optional<TeamShare> share = backlogs.pressure().in(docket, day(now));
			share.ifPresent(overdue::add);
			Set<PersonId> readers = share.map(backlogs::of).orElse(Set.of());
			for (PersonId reader : readers) {
				if (isTime(reader)) {
					due.computeIfAbsent(reader, nobody -> new ArrayList<>());
					any = true;
				}
			}
			Map<PersonId, List<Concern>> concerned = concerns.in(docket, day(now));
			any |= gather(concerned);
			return new Look(any, next(concerned, readers, now).orElse(null));
		}

		/** Notes what people have to be told now; whether that is anything. */
		private boolean gather(Map<PersonId, List<Concern>> concerned) {
			boolean any = false;
			for (Map.Entry<PersonId, List<Concern>> theirs : concerned.entrySet()) {
				PersonId person = theirs.getKey();
				LocalDate today = now.atZone(zone(person)).toLocalDate();
				List<Concern> waiting = theirs.getValue()
					.stream()
					.filter(concern -> concern.nudge(List.of(), today).isPresent())
					.toList();
				if (!waiting.isEmpty() && isTime(person)) {
					due.computeIfAbsent(person, nobody -> new ArrayList<>()).addAll(waiting);
					any = true;
				}
			}
			return any;
		}

		private boolean isTime(PersonId person) {
			return readers.isTime(person, now.atZone(zone(person)));
		}

		/** Sends each person what is due, once a day. */
		@Override
		public void finish() {
			overdue.write();
			Map<OtherDocument, Instant> others = new LinkedHashMap<>();
			for (OtherDocument document : concerns.elsewhere().toAttend(now)) {
				Map<PersonId, List<Concern>> concerned = concerns.in(document, day(now));
				gather(concerned);
				Instant latest = now.plus(LONGEST);
				others.put(document, next(concerned, Set.of(), now).filter(latest::isAfter).orElse(latest));
			}
			List<PersonId> all = List.copyOf(due.keySet());
			for (int from = 0; from < all.size(); from += BATCH) {
				List<Reminder> messages = messages(all.subList(from, Math.min(from + BATCH, all.size())));
				commit.insertAll(messages.stream().map(RemindPeople::addition).toList());
				reminders.due(messages.size());
			}
			// Only once the messages are there may the documents rest.
			others.forEach(concerns.elsewhere()::attended);
		}

		/** The messages that are to be sent now and have not been. */
		List<Reminder> messages() {
			return messages(List.copyOf(due.keySet()));
		}

		private List<Reminder> messages(List<PersonId> persons) {
			Map<PersonId, LocalDate> days = new LinkedHashMap<>();
			persons.forEach(person -> days.put(person, now.atZone(zone(person)).toLocalDate()));
			// Most looks come after the day's message; what was said before matters only
			// to somebody who hasn't had it.
			days.keySet().removeAll(reminders.on(days));
			Map<PersonId, List<Reminder>> past = reminders.of(days);
			List<TeamBacklog> suspected = days.isEmpty() ? List.of() : backlogs.pressure().suspected();
			List<Reminder> messages = new ArrayList<>();
			days.forEach((person, today) -> message(person, today, past.getOrDefault(person, List.of()), suspected)
				.ifPresent(messages::add));
			return messages;
		}

		private Optional<Reminder> message(PersonId person, LocalDate today, List<Reminder> past,
				List<TeamBacklog> suspected) {
			List<Reminder.ReminderSubject> items = new ArrayList<>(backlogs.subjects(person, today, past, suspected));
			Map<List<String>, List<LocalDate>> told = told(past);
			for (Concern concern : due.getOrDefault(person, List.of())) {
				List<LocalDate> remindedOn = told.getOrDefault(List.of(concern.incident(), concern.key()), List.of());
				concern.nudge(remindedOn, today)
					.ifPresent(reason -> items
						.add(new Reminder.ReminderSubject(concern.incident(), concern.key(), reason.name())));
			}
			return items.isEmpty() ? Optional.empty()
					: Optional.of(new Reminder(Reminder.id(person, today), person, today, items, now, null));
		}

	}

	/** On which days each thing, by incident and key, was in a message that arrived. */
	private static Map<List<String>, List<LocalDate>> told(List<Reminder> past) {
		Map<List<String>, List<LocalDate>> told = new HashMap<>();
		past.stream()
			.filter(reminder -> reminder.sentAt() != null)
			.forEach(reminder -> reminder.items()
				.forEach(item -> told.computeIfAbsent(List.of(item.incident(), item.fix()), none -> new ArrayList<>())
					.add(reminder.day())));
		return told;
	}

	/**
	 * The messages of the day for everybody whose time it is and who has anything due.
	 */
	@Override
	public Pass at(Instant now) {
		return new Round(now);
	}

	@Override
	public boolean wouldWrite(List<Docket> open, Instant then) {
		Round round = new Round(then);
		open.forEach(round::look);
		return !round.messages().isEmpty();
	}

	private static Addition addition(Reminder reminder) {
		return new Addition(reminder, reminder.id(),
				List.of(new FollowUpEffect.SendReminder(reminder.id(), reminder.person()).effect()));
	}

	private LocalDate day(Instant moment) {
		return LocalDate.ofInstant(moment, policy.zone());
	}

	private ZoneId zone(PersonId person) {
		return readers.zone(person);
	}

	/** Looks no further than a few days. */
	private Optional<Instant> next(Map<PersonId, List<Concern>> concerned, Set<PersonId> readers, Instant now) {
		Stream<Instant> theirs = concerned.entrySet()
			.stream()
			.flatMap(one -> next(one.getKey(), one.getValue(), now).stream());
		return Stream.concat(theirs, readers.stream().map(reader -> morning(reader, now)))
			.min(Comparator.naturalOrder());
	}

	/** The next time at which the person's message of the day may go out. */
	private Instant morning(PersonId person, Instant now) {
		ZonedDateTime local = now.atZone(zone(person));
		ZonedDateTime today = local.toLocalDate().atTime(policy.reminders().at()).atZone(local.getZone());
		return policy.hours().nextOpen(today.isAfter(local) ? today : today.plusDays(1)).toInstant();
	}

	private Optional<Instant> next(PersonId person, List<Concern> waiting, Instant now) {
		ZonedDateTime local = now.atZone(zone(person));
		for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
			LocalDate day = local.toLocalDate().plusDays(ahead);
			ZonedDateTime moment = policy.hours().nextOpen(day.atTime(policy.reminders().at()).atZone(local.getZone()));
			// Reminding more often than need be is what an empty past comes to: at worst
			// the casefile is looked at in vain.
			boolean any = moment.isAfter(local)
					&& waiting.stream().anyMatch(concern -> concern.nudge(List.of(), moment.toLocalDate()).isPresent());
			if (any) {
				return Optional.of(moment.toInstant());
			}
		}
		return Optional.empty();
	}

}
