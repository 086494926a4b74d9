package dev.firewatch.workflow.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Commit.Addition;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixFacts;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.ReminderPolicy;
import dev.firewatch.remediation.ReminderReason;
import dev.firewatch.workflow.fixes.Verifiers;
import dev.firewatch.workflow.kernel.FollowUpTask;

/** Reminds people of their fixes until each is verified: one message a person and day. */
class RemindPeople implements FollowUpTask {

	private static final int BATCH = 200;

	private static final int DAYS_AHEAD = 3;

	private final Reminders reminders;

	private final Commit commit;

	private final People people;

	private final Policy policy;

	private final Verifiers verifiers;

	public RemindPeople(Reminders reminders, Commit commit, People people, Policy policy, Verifiers verifiers) {
		this.reminders = reminders;
		this.commit = commit;
		this.people = people;
		this.policy = policy;
		this.verifiers = verifiers;
	}

	/** A fix somebody may have to hear of, and as what. */
	private record Concern(String incident, String fix, FixFacts facts, Part part) {

		Optional<ReminderReason> as(ReminderReason found) {
			return switch (part) {
				case ACTS -> Optional.of(found);
				case APPROVES -> Optional.of(ReminderReason.APPROVE);
				case ESCALATED_TO -> found == ReminderReason.ESCALATE ? Optional.of(found) : Optional.empty();
			};
		}

	}

	private enum Part {

		ACTS, APPROVES, ESCALATED_TO

	}

	/** The messages that are due at one moment, gathered from casefile after casefile. */
	private final class Round implements Pass {

		private final Instant now;

		private final Map<PersonId, List<Concern>> concerns = new LinkedHashMap<>();

		private Round(Instant now) {
			this.now = now;
		}

		@Override
		public boolean look(Casefile file) {
			boolean any = false;
			for (Map.Entry<PersonId, List<Concern>> theirs : concerns(file).entrySet()) {
				PersonId person = theirs.getKey();
				LocalDate today = now.atZone(zone(person)).toLocalDate();
				List<Concern> due = theirs.getValue()
					.stream()
					.filter(concern -> nudge(concern, List.of(), today).isPresent())
					.toList();
				if (!due.isEmpty() && isTime(person)) {
					concerns.computeIfAbsent(person, nobody -> new ArrayList<>()).addAll(due);
					any = true;
				}
			}
			return any;
		}

		private boolean isTime(PersonId person) {
			ZonedDateTime local = now.atZone(zone(person));
			return policy.hours().open(local) && !local.toLocalTime().isBefore(policy.reminders().at())
					&& people.find(person).isPresent();
		}

		/** Sends each person what is due, once a day. */
		@Override
		public void finish() {
			List<PersonId> all = List.copyOf(concerns.keySet());
			for (int from = 0; from < all.size(); from += BATCH) {
				List<Reminder> due = due(all.subList(from, Math.min(from + BATCH, all.size())));
				commit.insertAll(due.stream().map(RemindPeople::addition).toList());
				reminders.due(due.size());
			}
		}

		/** The messages that are to be sent now and have not been. */
		List<Reminder> due() {
			return due(List.copyOf(concerns.keySet()));
		}

		private List<Reminder> due(List<PersonId> persons) {
			Map<PersonId, LocalDate> days = new LinkedHashMap<>();
			persons.forEach(person -> days.put(person, now.atZone(zone(person)).toLocalDate()));
			Map<PersonId, List<Reminder>> past = reminders.of(days);
			List<Reminder> due = new ArrayList<>();
			days.forEach((person, today) -> message(person, today, past.getOrDefault(person, List.of()))
				.ifPresent(due::add));
			return due;
		}

		private Optional<Reminder> message(PersonId person, LocalDate today, List<Reminder> past) {
			if (past.stream().anyMatch(reminder -> reminder.day().equals(today))) {
				return Optional.empty();
			}
			List<Reminder.ReminderSubject> items = new ArrayList<>();
			for (Concern concern : concerns.getOrDefault(person, List.of())) {
				List<LocalDate> remindedOn = past.stream()
					.filter(reminder -> reminder.sentAt() != null && reminder.names(concern.incident(), concern.fix()))
					.map(Reminder::day)
					.toList();
				nudge(concern, remindedOn, today).ifPresent(reason -> items
					.add(new Reminder.ReminderSubject(concern.incident(), concern.fix(), reason.name())));
			}
			return items.isEmpty() ? Optional.empty()
					: Optional.of(new Reminder(Reminder.id(person, today), person, today, items, now, null));
		}

	}

	/**
	 * The messages of the day for everybody whose time has come and who has anything due.
	 */
	@Override
	public Pass at(Instant now) {
		return new Round(now);
	}

	@Override
	public boolean wouldWrite(List<Casefile> open, Instant then) {
		Round round = new Round(then);
		open.forEach(round::look);
		return !round.due().isEmpty();
	}

	private static Addition addition(Reminder reminder) {
		return new Addition(reminder, reminder.id(),
				List.of(new FollowUpEffect.SendReminder(reminder.id(), reminder.person()).effect()));
	}

	private ZoneId zone(PersonId person) {
		return people.find(person).map(Person::zone).orElse(policy.zone());
	}

	private Optional<ReminderReason> nudge(Concern concern, List<LocalDate> remindedOn, LocalDate today) {
		return new ReminderPolicy(policy.reminders(), policy.hours()).nudge(concern.facts(), remindedOn, today)
			.flatMap(concern::as);
	}

	/** Looks no further than a few days. */
	@Override
	public Optional<Instant> next(Casefile file, Instant now) {
		return concerns(file).entrySet()
			.stream()
			.flatMap(theirs -> next(theirs.getKey(), theirs.getValue(), now).stream())
			.min(Comparator.naturalOrder());
	}

	private Optional<Instant> next(PersonId person, List<Concern> concerns, Instant now) {
		ZonedDateTime local = now.atZone(zone(person));
		for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
			LocalDate day = local.toLocalDate().plusDays(ahead);
			ZonedDateTime moment = policy.hours().nextOpen(day.atTime(policy.reminders().at()).atZone(local.getZone()));
			// Reminding more often than need be is what an empty past comes to: at worst
			// the casefile is looked at in vain.
			boolean any = moment.isAfter(local) && concerns.stream()
				.anyMatch(concern -> nudge(concern, List.of(), moment.toLocalDate()).isPresent());
			if (any) {
				return Optional.of(moment.toInstant());
			}
		}
		return Optional.empty();
	}

	private Map<PersonId, List<Concern>> concerns(Casefile file) {
		Map<PersonId, List<Concern>> concerns = new LinkedHashMap<>();
		if (file.incident().status().ended()) {
			return concerns;
		}
		for (Fix fix : file.fixes()) {
			if (!fix.status().settled()) {
				concerned(file, fix).forEach((person,
						concern) -> concerns.computeIfAbsent(person, nobody -> new ArrayList<>()).add(concern));
			}
		}
		return concerns;
	}

	private Map<PersonId, Concern> concerned(Casefile file, Fix fix) {
		List<PersonId> approvers = verifiers.approvers(file, fix);
		// What nobody may approve is chased as if nothing had been asked.
		return fix.awaitsApproval() && !approvers.isEmpty() ? approving(file, fix, approvers) : acting(file, fix);
	}

	/** Who decides was asked at once; the next working day it is time again. */
	private Map<PersonId, Concern> approving(Casefile file, Fix fix, List<PersonId> approvers) {
		LocalDate asked = LocalDate.ofInstant(fix.approvalAskedAt().orElseThrow(), policy.zone());
		FixFacts toDecide = new FixFacts(FixStatus.DONE, asked, asked.plusDays(1), null);
		Map<PersonId, Concern> concerned = new LinkedHashMap<>();
		approvers.forEach(
				person -> concerned.put(person, new Concern(file.id().value(), fix.id(), toDecide, Part.APPROVES)));
		escalate(file, fix, new FixFacts(FixStatus.OPEN, asked, null, null), concerned);
		return concerned;
	}

	private void escalate(Casefile file, Fix fix, FixFacts facts, Map<PersonId, Concern> concerned) {
		escalation(file).stream()
			.filter(file.incident()::visibleTo)
			.forEach(person -> concerned.putIfAbsent(person,
					new Concern(file.id().value(), fix.id(), facts, Part.ESCALATED_TO)));
	}

	private Map<PersonId, Concern> acting(Casefile file, Fix fix) {
		LocalDate snoozed = fix.snoozedUntil().orElse(null);
		boolean failed = fix.status() == FixStatus.STARTED && fix.lastVerification().isPresent();
		LocalDate checkOn = fix.plan().checkOn();
		Map<PersonId, Concern> concerned = new LinkedHashMap<>();
		if (fix.status() == FixStatus.DONE || failed) {
			FixFacts facts = new FixFacts(FixStatus.DONE, fix.due(), checkOn, snoozed);
			concerned.put(verifiers.of(file, fix), new Concern(file.id().value(), fix.id(), facts, Part.ACTS));
		}
		if (fix.status() != FixStatus.DONE) {
			LocalDate due = failed && checkOn != null ? checkOn : fix.due();
			FixFacts facts = new FixFacts(fix.status(), due, null, snoozed);
			file.people(fix.owners())
				.forEach(owner -> concerned.put(owner, new Concern(file.id().value(), fix.id(), facts, Part.ACTS)));
			escalate(file, fix, facts, concerned);
		}
		return concerned;
	}

	/** Who hears of a fix that stays overdue, besides its owners. */
	private Set<PersonId> escalation(Casefile file) {
		Set<PersonId> told = new LinkedHashSet<>();
		for (String who : policy.reminders().escalateTo()) {
			if (who.startsWith("@")) {
				people.byHandle(who.substring(1)).ifPresent(person -> told.add(person.id()));
			}
			else if (who.equals("senior")) {
				told.addAll(verifiers.seniors());
			}
			else {
				file.incident().holder(who).ifPresent(told::add);
			}
		}
		return told;
	}

}
