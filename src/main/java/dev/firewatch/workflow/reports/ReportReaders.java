package dev.firewatch.workflow.reports;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Permissions;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReminderRule;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Team;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.Wording;

/** Who gets reports, as policy.yml and services.yml say. */
class ReportReaders {

	private final Policy policy;

	private final Services services;

	private final People people;

	private final PermissionCheck permissions;

	ReportReaders(Policy policy, Services services, People people, PermissionCheck permissions) {
		this.policy = policy;
		this.services = services;
		this.people = people;
		this.permissions = permissions;
	}

	/**
	 * Those who get a report.
	 *
	 * @param channel the name of a channel; empty if none
	 */
	record Recipients(String channel, Set<PersonId> persons) {

		boolean isNobody() {
			return channel.isEmpty() && persons.isEmpty();
		}

	}

	Recipients ofMonth() {
		String channel = "";
		Set<PersonId> persons = new LinkedHashSet<>();
		for (String to : policy.reports().monthlyTo()) {
			switch (to) {
				case ReminderRule.LEADERSHIP -> channel = policy.reminders().leadershipChannel();
				case Permissions.SENIOR -> persons.addAll(permissions.seniors());
				default -> people.named(to).map(Person::id).ifPresent(persons::add);
			}
		}
		return new Recipients(channel, Set.copyOf(persons));
	}

	Recipients ofWeek(Team team) {
		return team.channel().isEmpty() ? new Recipients("", lead(team).map(Set::of).orElse(Set.of()))
				: new Recipients(team.channel(), Set.of());
	}

	private Optional<PersonId> lead(Team team) {
		return Optional.ofNullable(team.lead()).flatMap(people::named).map(Person::id);
	}

	/**
	 * Whether the person may have the week sent: its team's lead, or who may send all.
	 */
	boolean maySend(Person person, Team team) {
		return lead(team).filter(person.id()::equals).isPresent() || maySend(person);
	}

	/** The person's own zone. */
	ZoneId zone(PersonId person) {
		return people.find(person).map(Person::zone).orElse(policy.zone());
	}

	/** Whether the person may have any report sent. */
	boolean maySend(Person person) {
		return permissions.mayWithoutIncident(Permissions.REPORT, person);
	}

	List<Team> teams() {
		return services.teams();
	}

	Optional<Team> team(String words) {
		String wanted = words.strip();
		return services.teams()
			.stream()
			.filter(team -> team.id().equalsIgnoreCase(wanted) || team.name().equalsIgnoreCase(wanted))
			.findFirst();
	}

	/** The recipients in words, such as {@code #payments} or {@code Alice and Bob}. */
	String named(Recipients to) {
		List<String> names = new ArrayList<>();
		if (!to.channel().isEmpty()) {
			names.add("#" + to.channel());
		}
		to.persons().stream().map(people::nameOf).sorted().forEach(names::add);
		return Wording.joined(names);
	}

}
