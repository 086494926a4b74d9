package dev.firewatch.recovery;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A lesson of an incident that another team was told.
 *
 * @param number its number; chat calls it {@code L1}
 * @param team the team by its id
 * @param teamName what the team was called then
 * @param channel the team's channel in which it was posted; empty if its lead was told
 * alone
 * @param lead the team's lead; null if nobody is named
 * @param answer null until somebody has said that it was noted
 */
public record ToldLesson(int number, String text, String team, String teamName, String channel, @Nullable PersonId lead,
		PersonId by, Instant at, @Nullable LessonAnswer answer) {

	/** The longest lesson that is told; more belongs into the postmortem. */
	public static final int LONGEST = 1_000;

	/**
	 * That it was noted.
	 *
	 * @param alsoHere whether the team has the same weakness
	 */
	public record LessonAnswer(PersonId by, Instant at, boolean alsoHere) {
	}

	/** What chat calls it, such as {@code L1}. */
	public String id() {
		return "L" + number;
	}

	/** Whether nobody has said yet that it was noted. */
	public boolean isOpen() {
		return answer == null;
	}

	/** Who sees to it that it is noted: the team's lead, else whoever told it. */
	public PersonId owedBy() {
		return lead == null ? by : lead;
	}

	/**
	 * Whether somebody may say that the team has noted it: whoever told it can't say so
	 * for the others, unless they lead the team.
	 */
	public boolean notableBy(PersonId person) {
		return !person.equals(by) || person.equals(lead);
	}

	/**
	 * The same, noted. Whoever noted it first stays, but that the team has the same
	 * weakness can be said later.
	 */
	public ToldLesson noted(PersonId person, Instant moment, boolean alsoHere) {
		LessonAnswer before = answer;
		LessonAnswer now = before == null || alsoHere && !before.alsoHere() ? new LessonAnswer(person, moment, alsoHere)
				: before;
		return new ToldLesson(number, text, team, teamName, channel, lead, by, at, now);
	}

	/** Where it stands, in a few words. */
	public String stands() {
		return answer == null ? "not noted yet" : answer.alsoHere() ? "noted, they have it too" : "noted";
	}

}
