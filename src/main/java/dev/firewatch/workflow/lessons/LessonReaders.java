package dev.firewatch.workflow.lessons;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Team;
import dev.firewatch.recovery.ToldLesson;

/** The teams that can be told a lesson, and who hears it in each. */
class LessonReaders {

	private final Services services;

	private final People people;

	LessonReaders(Services services, People people) {
		this.services = services;
		this.people = people;
	}

	/** A team that a text begins with, and what follows. */
	record NamedTeam(Team team, String rest) {
	}

	List<Team> teams() {
		return services.teams();
	}

	Optional<Team> team(String id) {
		return services.team(id);
	}

	/** The team's lead, if they are known here. */
	Optional<PersonId> lead(Team team) {
		return Optional.ofNullable(team.lead()).flatMap(people::named).map(Person::id);
	}

	/**
	 * The team that the text begins with, by its id or name, with or without an at sign;
	 * of several the one with the longest name.
	 */
	Optional<NamedTeam> in(String text) {
		String said = text.strip().replaceFirst("^@", "");
		return teams().stream()
			.flatMap(team -> Stream.of(team.id(), team.name()).filter(name -> begins(said, name)).map(name -> {
				String rest = said.substring(name.length()).strip().replaceFirst("^[:,]\\s*", "");
				return new NamedTeam(team, rest);
			}))
			.min(Comparator.comparingInt(named -> named.rest().length()));
	}

	private static boolean begins(String said, String name) {
		return said.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT))
				&& (said.length() == name.length() || " :,\n\t".indexOf(said.charAt(name.length())) >= 0);
	}

	/**
	 * Whether whoever would hear it may know of the incident: a channel is many people,
	 * so of a private incident only a lead hears who takes part in it.
	 */
	static boolean mayHear(Casefile file, ToldLesson told) {
		PersonId lead = told.lead();
		return !file.incident().isPrivate()
				|| told.channel().isEmpty() && lead != null && file.incident().visibleTo(lead);
	}

}
