package dev.firewatch.insight;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.firewatch.incident.IncidentId;

/**
 * What may mean that an organisation learns the wrong thing, each as a question to
 * whoever leads the risk process; none is a score of people.
 */
public enum Doubt {

	FOUND_NOTHING("Audits that found nothing",
			"%s of %s found no gap. Was there nothing to learn for the risk process, or did nobody look?", "audit"),

	EXCEPTION("Exceptions accepted",
			"%s of %s counted although the target was missed%s. Do the targets still fit, or is it too easy to accept?",
			"check"),

	DROP("Fixes dropped", "%s %s dropped%s. Is what they were meant to prevent covered otherwise?", "fix"),

	OVERRIDE("Recommendations overridden",
			"%s %s overridden%s. Do the rules ask for too much, or do we talk ourselves out of them?",
			"recommendation"),

	SELF_VERIFIED("Fixes verified by who made them",
			"%s of %s were made by somebody who owns or did the fix. Who else could check?", "check"),

	UNCOVERED("Causes without a fix", "%s of %s have no fix, and nobody accepted them. What keeps them open?", "cause"),

	REPEATED("Repeated causes", "%s of %s had been found before in the time shown. Why did what was done not hold?",
			"cause"),

	UNREVIEWED("Flags nobody reviewed",
			"The two-signal rule fired for %2$s, and for %1$s of them nobody who may decide looked at the flags. "
					+ "Does the rule fire too often, or does nobody have the time?",
			"incident");

	private final String title;

	private final String question;

	private final String noun;

	Doubt(String title, String question, String noun) {
		this.title = title;
		this.question = question;
		this.noun = noun;
	}

	/**
	 * How often it was so.
	 *
	 * @param of how often it could have been; 0 where that can't be said
	 * @param codes how often each reason code was given, an empty one for none
	 * @param incidents those in which it was so
	 */
	public record DoubtFigure(Doubt doubt, int count, int of, Map<String, Integer> codes, List<IncidentId> incidents) {

		/** The question with its numbers. */
		public String question() {
			String listed = codes.isEmpty() ? "" : codes.entrySet()
				.stream()
				.map(code -> (code.getKey().isEmpty() ? "no code" : code.getKey()) + " " + code.getValue() + " ×")
				.collect(Collectors.joining(", ", " (", ")"));
			String of = this.of == 0 ? doubt.number(count).substring(String.valueOf(count).length() + 1)
					+ (count == 1 ? " was" : " were") : doubt.number(this.of);
			return doubt.question.formatted(count, of, listed);
		}

		/** How often, for a table: with what it is of, where that can be said. */
		public String counted() {
			return of == 0 ? String.valueOf(count) : count + " of " + of;
		}

	}

	/** As tables name it. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public String title() {
		return title;
	}

	private String number(int count) {
		return count + " " + noun + (count == 1 ? "" : noun.equals("fix") ? "es" : "s");
	}

}
