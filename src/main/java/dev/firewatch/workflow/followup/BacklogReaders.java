package dev.firewatch.workflow.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Team;
import dev.firewatch.remediation.ReminderReason;
import dev.firewatch.workflow.followup.BacklogPressure.Overdue;
import dev.firewatch.workflow.followup.BacklogPressure.Pressure;
import dev.firewatch.workflow.followup.BacklogPressure.TeamShare;
import dev.firewatch.workflow.followup.Reminder.ReminderSubject;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.Wording;

/** Who hears of a team's backlog, in their message of the day, and how it reads. */
class BacklogReaders {

	private static final String LEAD = "backlog/";

	private static final String SENIOR = "backlog-security/";

	/** More are counted. */
	private static final int SHOWN = 5;

	private final BacklogPressure pressure;

	private final Services services;

	private final People people;

	private final PermissionCheck permissions;

	private final Policy policy;

	BacklogReaders(BacklogPressure pressure, Services services, People people, PermissionCheck permissions,
			Policy policy) {
		this.pressure = pressure;
		this.services = services;
		this.people = people;
		this.permissions = permissions;
		this.policy = policy;
	}

	BacklogPressure pressure() {
		return pressure;
	}

	/** Who may have to hear of it. */
	Set<PersonId> of(TeamShare share) {
		Set<PersonId> readers = new LinkedHashSet<>();
		if (share.overdue().number() > 0) {
			lead(share.team()).ifPresent(readers::add);
		}
		if (share.overdue().security()) {
			readers.addAll(permissions.seniors());
		}
		return readers;
	}

	private Optional<PersonId> lead(Team team) {
		return Optional.ofNullable(team.lead()).flatMap(people::named).map(Person::id);
	}

	/**
	 * What the person's message of a day begins with.
	 * @param suspected the teams that somebody may have to be told of
	 */
	List<ReminderSubject> subjects(PersonId person, LocalDate today, List<Reminder> past, List<TeamBacklog> suspected) {
		boolean senior = permissions.seniors().contains(person);
		List<String> led = services.teams()
			.stream()
			.filter(team -> lead(team).filter(person::equals).isPresent())
			.map(Team::id)
			.toList();
		List<ReminderSubject> subjects = new ArrayList<>();
		for (TeamBacklog stored : suspected) {
			boolean leads = led.contains(stored.team());
			String key = (leads ? LEAD : SENIOR) + stored.team();
			if ((leads || senior) && isTimeAgain(key, today, past) && pressure(key, person, today).isPresent()) {
				subjects.add(new ReminderSubject("", key, ReminderReason.BACKLOG.name()));
			}
		}
		return subjects;
	}

	/** As often as of anything else that is overdue. */
	private boolean isTimeAgain(String key, LocalDate today, List<Reminder> past) {
		return past.stream()
			.filter(reminder -> reminder.sentAt() != null && reminder.names("", key))
			.map(Reminder::day)
			.max(Comparator.naturalOrder())
			.filter(last -> policy.hours().workingDaysBetween(last, today) < policy.reminders()
				.overdueEveryWorkingDays())
			.isEmpty();
	}

	private Optional<Pressure> pressure(String key, PersonId reader, LocalDate today) {
		boolean senior = key.startsWith(SENIOR);
		return people.find(reader)
			.flatMap(person -> pressure.of(key.substring(key.indexOf('/') + 1), person, today))
			.filter(now -> senior ? now.hasSecurity() : now.tooMuch());
	}

	/** The backlog as it is now; empty if it has shrunk meanwhile. */
	List<Block> blocks(String key, PersonId reader, LocalDate today) {
		return pressure(key, reader, today).map(now -> key.startsWith(SENIOR) ? ofSecurity(now) : ofTeam(now))
			.orElse(List.of());
	}

	private List<Block> ofTeam(Pressure now) {
		String more = now.number() > now.most() ? ", more than " + now.most() : "";
		return shown("🧺 ", now.team().name() + ": " + Wording.count(now.number(), "thing") + " overdue" + more,
				now.incidents(), "You lead " + now.team().name() + "." + (now.hasSecurity()
						? " What concerns " + first() + " comes first; the senior group is told of it." : ""));
	}

	private List<Block> ofSecurity(Pressure now) {
		List<Overdue> incidents = now.incidents().stream().filter(Overdue::security).toList();
		return shown("🔐 ", now.team().name() + ": overdue, with signals of " + first(), incidents,
				"You are in the senior group.");
	}

	private List<Block> shown(String sign, String first, List<Overdue> incidents, String why) {
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.plain(sign), Span.strong(first)));
		incidents.stream().limit(SHOWN).forEach(overdue -> blocks.add(line(overdue)));
		if (incidents.size() > SHOWN) {
			blocks.add(Block
				.aside(Span.plain("And " + Wording.count(incidents.size() - (long) SHOWN, "more incident") + ".")));
		}
		blocks.add(Block.aside(Span.plain(why)));
		return blocks;
	}

	/** What comes first, in words. */
	private String first() {
		return Wording.joined(policy.reminders().backlogFirst());
	}

	private Block line(Overdue overdue) {
		String id = overdue.id().value();
		return new Block.Item(
				List.of(Span.plain((overdue.security() ? "🔐 " : "⏰ ") + id + " "), Span.strong(overdue.title()),
						Span.plain(" · " + overdue.number() + " overdue" + (overdue.security() ? ", " + first() : ""))),
				List.of(Button.of("What is left", new Action("left", id, ""))));
	}

}
