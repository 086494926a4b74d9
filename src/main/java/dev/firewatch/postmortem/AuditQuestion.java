package dev.firewatch.postmortem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The six questions that an incident asks about the risk process, and the gap that each
 * answer except the good one shows.
 */
public enum AuditQuestion {

	IN_REGISTER("IDENTIFY gap", "the risk wasn't in the register", List.of("Yes", "No")),
	PROBABILITY_ACCURATE("QUANTIFY gap", "its probability was wrong",
			List.of("Yes", "No", "Underestimated", "Overestimated")),
	CASCADES_PREDICTED("INTERACT gap", "what it would bring about wasn't foreseen", List.of("Yes", "No", "Partially")),
	MITIGATION_WORKED("MITIGATE gap", "what should have made it less likely or less harmful didn't work",
			List.of("Yes", "No", "Partially")),
	INDICATORS_FIRED("MONITOR gap", "no indicator fired in time", List.of("Yes", "No", "Too late")),
	ESCALATION_WORKED("ESCALATION gap", "the right people weren't engaged in time", List.of("Yes", "No", "Partially"));

	/** What is written where there is no gap. */
	public static final String NO_GAP = "None";

	private final String gap;

	private final String meaning;

	private final List<String> answers;

	AuditQuestion(String gap, String meaning, List<String> answers) {
		this.gap = gap;
		this.meaning = meaning;
		this.answers = answers;
	}

	/** The answers to choose from, the good one first. */
	public List<String> answers() {
		return answers;
	}

	/** The gap that any but the good answer shows, such as {@code INTERACT gap}. */
	public String gap() {
		return gap;
	}

	/** What the gap means, such as {@code its probability was wrong}. */
	public String meaning() {
		return meaning;
	}

	/** The question that templates and documents name so. */
	public static Optional<AuditQuestion> named(String key) {
		return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
	}

	/** As templates and documents name it, such as {@code in-register}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * The answer that a text begins with, such as "Yes" in "Yes - engaged at 06:30".
	 */
	public Optional<String> answer(String text) {
		return answers.stream().filter(answer -> begins(answer, text)).findFirst();
	}

	private static boolean begins(String answer, String text) {
		Matcher matcher = Pattern.compile(Pattern.quote(answer) + "\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
			.matcher(text.strip());
		return matcher.matches();
	}

	/** The gap that the answer shows; {@link #NO_GAP} for the good one. */
	public Optional<String> gap(String text) {
		return answer(text).map(answer -> answer.equals(answers.get(0)) ? NO_GAP : gap);
	}

}
