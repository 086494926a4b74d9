package dev.firewatch.recovery;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody believes to be behind an incident, and how that turned out.
 *
 * @param number its number; chat calls it {@code H1}
 * @param typed what was typed, so that it can become a note again
 * @param origin the key of the act that brought it
 * @param test what would confirm or refute it; null if nobody said
 * @param checker who checks it; null if nobody does yet
 * @param finding null while it is open
 * @param became the cause it was made, such as {@code CF2}, or {@link #NOT_A_CAUSE}; null
 * if neither
 */
public record Hypothesis(int number, String text, String typed, PersonId by, Instant at, String origin,
		@Nullable String test, @Nullable PersonId checker, @Nullable HypothesisResult finding,
		@Nullable String became) {

	/** It stands among what did not cause the incident. */
	public static final String NOT_A_CAUSE = "not a cause";

	/**
	 * How it turned out.
	 *
	 * @param evidence by what; null if nobody said
	 */
	public record HypothesisResult(boolean confirmed, Instant at, PersonId by, @Nullable String evidence) {

		public String words() {
			return confirmed ? "confirmed" : "refuted";
		}

	}

	/** What chat calls it, such as {@code H1}. */
	public String id() {
		return "H" + number;
	}

	public boolean isOpen() {
		return finding == null;
	}

	/** The same, to be tested so; a checker who is not named stays. */
	public Hypothesis tested(@Nullable String how, @Nullable PersonId person) {
		return new Hypothesis(number, text, typed, by, at, origin, how, person == null ? checker : person, finding,
				became);
	}

	/** The same with what came out; evidence that isn't given again stays. */
	public Hypothesis found(boolean confirmed, @Nullable String evidence, PersonId person, Instant moment) {
		String known = finding != null && finding.confirmed() == confirmed ? finding.evidence() : null;
		return new Hypothesis(number, text, typed, by, at, origin, test, checker,
				new HypothesisResult(confirmed, moment, person, evidence == null ? known : evidence), became);
	}

	/** The same, which is now a cause or not one. */
	public Hypothesis became(String what) {
		return new Hypothesis(number, text, typed, by, at, origin, test, checker, finding, what);
	}

	/** Where it stands, in a word. */
	public String stands() {
		return finding != null ? finding.words() : test == null ? "untested" : "being tested";
	}

}
