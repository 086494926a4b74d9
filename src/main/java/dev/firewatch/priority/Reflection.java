package dev.firewatch.priority;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody thinks about a comparison: the six fields of the source's exercise, the
 * decision that it supports, and what the data can't tell.
 *
 * @param metricBefore filled in from the comparison
 * @param metricAfter likewise
 * @param syntheticDataLimit what the records can't say because nobody lived through them,
 * or because they are few
 * @param unseenRisk a risk that the data can't reveal
 */
public record Reflection(String whatChanged, String metricBefore, String metricAfter, String interpretation,
		String syntheticDataLimit, String nextEvidence, String decision, String unseenRisk) {

	/** Longer texts belong elsewhere. */
	public static final int LONGEST = 2_000;

	/** Why it can't be saved yet; empty if it can. */
	public List<String> problems() {
		List<String> problems = new ArrayList<>();
		if (decision.isBlank()) {
			problems.add("Say which decision this supports.");
		}
		if (unseenRisk.isBlank()) {
			problems.add("Name a risk that these data can't reveal.");
		}
		if (List.of(whatChanged, interpretation, syntheticDataLimit, nextEvidence, decision, unseenRisk)
			.stream()
			.anyMatch(text -> text.length() > LONGEST)) {
			problems.add("Keep each text below %,d characters.".formatted(LONGEST));
		}
		return problems;
	}

	/** What is missing before its weights can be proposed; empty if nothing is. */
	public List<String> missing() {
		List<String> missing = new ArrayList<>();
		if (whatChanged.isBlank()) {
			missing.add("what changed");
		}
		if (interpretation.isBlank()) {
			missing.add("the interpretation");
		}
		if (syntheticDataLimit.isBlank()) {
			missing.add("the limit of the data");
		}
		if (nextEvidence.isBlank()) {
			missing.add("the evidence needed next");
		}
		return missing;
	}

}
