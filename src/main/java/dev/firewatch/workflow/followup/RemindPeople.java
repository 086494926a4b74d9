package dev.firewatch.workflow.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.delivery.Commit;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixFacts;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.Nudge;
import dev.firewatch.remediation.ReminderPolicy;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.overview.Verifiers;

/** Reminds people of their fixes until each is verified: one message a person and day. */
public class RemindPeople {

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

	/** A fix somebody may have to hear of. */
	private record Concern(Casefile file, Fix fix, FixFacts facts, boolean escalated) {
	}

	/**
	 * Sends the message of the day to everybody whose time has come and who has anything
	 * due.
	 */
	public void run(List<Casefile> files, Instant now) {
		for (Reminder reminder : due(files, now)) {
			commit.insert(reminder, reminder.id(),
					List.of(Effect
						.of(Effects.REMINDER, "direct/" + reminder.person(),
								Map.of("reminder", reminder.id(), Effects.PERSON, reminder.person().value()))
						.routine()));
		}
	}

	/** The messages that are to be sent now and have not been. */
	public List<Reminder> due(List<Casefile> files, Instant now) {
		List<Reminder> due = new ArrayList<>();
		concerns(files).forEach((person, theirs) -> {
			ZoneId zone = people.find(person).map(Person::zone).orElse(policy.zone());
			ZonedDateTime local = now.atZone(zone);
			boolean time = policy.hours().open(local) && !local.toLocalTime().isBefore(policy.reminders().at());
			if (time && people.find(person).isPresent()) {
				due(person, theirs, local.toLocalDate()).ifPresent(due::add);
			}
		});
		return due;
	}

	private Optional<Reminder> due(PersonId person, List<Concern> concerns, LocalDate today) {
		List<Reminder> past = reminders.of(person, today);
		if (past.stream().anyMatch(reminder -> reminder.day().equals(today))) {
			return Optional.empty();
		}
		List<Reminder.Item> items = new ArrayList<>();
		for (Concern concern : concerns) {
			String incident = concern.file().id().value();
			List<LocalDate> remindedOn = past.stream()
				.filter(reminder -> reminder.sentAt() != null && reminder.names(incident, concern.fix().id()))
				.map(Reminder::day)
				.toList();
			Optional<Nudge> nudge = new ReminderPolicy(policy.reminders(), policy.hours()).nudge(concern.facts(),
					remindedOn, today);
			nudge.filter(found -> !concern.escalated() || found == Nudge.ESCALATE)
				.ifPresent(found -> items.add(new Reminder.Item(incident, concern.fix().id(), found.name())));
		}
		return items.isEmpty() ? Optional.empty()
				: Optional.of(new Reminder(Reminder.id(person, today), person, today, items, null));
	}

	private Map<PersonId, List<Concern>> concerns(List<Casefile> files) {
		Map<PersonId, List<Concern>> concerns = new LinkedHashMap<>();
		for (Casefile file : files) {
			for (Fix fix : file.fixes()) {
				if (fix.status().settled() || fix.awaitsApproval()) {
					continue;
				}
				concerned(file, fix).forEach((person,
						concern) -> concerns.computeIfAbsent(person, nobody -> new ArrayList<>()).add(concern));
			}
		}
		return concerns;
	}

	private Map<PersonId, Concern> concerned(Casefile file, Fix fix) {
		LocalDate snoozed = fix.snoozedUntil().orElse(null);
		boolean failed = fix.status() == FixStatus.STARTED && fix.lastVerification().isPresent();
		LocalDate checkOn = fix.plan().checkOn();
		Map<PersonId, Concern> concerned = new LinkedHashMap<>();
		if (fix.status() == FixStatus.DONE || failed) {
			FixFacts facts = new FixFacts(FixStatus.DONE, fix.due(), checkOn, snoozed);
			concerned.put(verifiers.of(file, fix), new Concern(file, fix, facts, false));
		}
		if (fix.status() != FixStatus.DONE) {
			LocalDate due = failed && checkOn != null ? checkOn : fix.due();
			FixFacts facts = new FixFacts(fix.status(), due, null, snoozed);
			file.people(fix.owners()).forEach(owner -> concerned.put(owner, new Concern(file, fix, facts, false)));
			escalation(file).stream()
				.filter(file.incident()::visibleTo)
				.forEach(person -> concerned.putIfAbsent(person, new Concern(file, fix, facts, true)));
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
				policy.seniorGroup()
					.forEach(handle -> people.byHandle(handle.replaceFirst("^@", ""))
						.ifPresent(person -> told.add(person.id())));
			}
			else {
				file.incident().holder(who).ifPresent(told::add);
			}
		}
		return told;
	}

}
