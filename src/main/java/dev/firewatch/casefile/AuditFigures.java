package dev.firewatch.casefile;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.policy.DurationText;
import dev.firewatch.postmortem.AuditQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What one published audit says in figures; null is what it doesn't say.
 *
 * @param probabilityGap the actual band less the predicted one
 * @param expected how soon the incident should have been detected
 * @param actual how soon it was
 */
public record AuditFigures(@Nullable Boolean inRegister, @Nullable Integer probabilityGap, @Nullable Tally cascades,
		@Nullable Tally mitigations, @Nullable Duration expected, @Nullable Duration actual) {

	private static final Pattern BAND = Pattern.compile("\\bP\\s*[=:]?\\s*([1-5])\\b(?![.,]\\d)");

	private static final Pattern ONLY_BAND = Pattern.compile("\\s*([1-5])\\s*");

	private static final Pattern CHANGE = Pattern.compile(
			"\\bfrom\\s+(?:P\\s*[=:]?\\s*)?([1-5])\\s+to\\s+(?:P\\s*[=:]?\\s*)?([1-5])\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern COUNTED = Pattern.compile("\\b(\\d{1,3}) of (\\d{1,3})\\b");

	/**
	 * How many went well.
	 *
	 * @param good may be a half
	 * @param of at least one
	 */
	public record Tally(double good, int of) {
	}

	/**
	 * Reads the answers as people gave them; what can't be read counts as not answered.
	 * @param detected how soon it was detected by the timeline, unless an answer corrects
	 * it
	 */
	public static AuditFigures of(Map<String, String> answers, @Nullable Duration detected) {
		Optional<String> known = answer(answers, AuditQuestion.IN_REGISTER);
		return new AuditFigures(known.map(yes -> good(AuditQuestion.IN_REGISTER, yes)).orElse(null),
				gap(answers).orElse(null), tally(answers, AuditQuestion.CASCADES_PREDICTED).orElse(null),
				tally(answers, AuditQuestion.MITIGATION_WORKED).orElse(null),
				DurationText.leading(answers.get("expected-detection")).orElse(null),
				corrected(answers).orElse(detected));
	}

	/** Whether any of the audit's questions was answered. */
	public static boolean isAudit(Map<String, String> answers) {
		for (AuditQuestion question : AuditQuestion.values()) {
			if (answer(answers, question).isPresent()) {
				return true;
			}
		}
		return false;
	}

	private static Optional<Duration> corrected(Map<String, String> answers) {
		return DurationText.leading(answers.get("time-to-detect"));
	}

	private static Optional<String> answer(Map<String, String> answers, AuditQuestion question) {
		return Optional.ofNullable(answers.get(question.key())).flatMap(question::answer);
	}

	private static boolean good(AuditQuestion question, String answer) {
		return answer.equals(question.answers().get(0));
	}

	/** As counted in the answer ("Partially, 2 of 3"), else one for all of it. */
	private static Optional<Tally> tally(Map<String, String> answers, AuditQuestion question) {
		return answer(answers, question).map(chosen -> {
			Matcher counted = COUNTED.matcher(String.valueOf(answers.get(question.key())));
			if (counted.find()) {
				int good = Integer.parseInt(counted.group(1));
				int of = Integer.parseInt(counted.group(2));
				if (of > 0 && good <= of) {
					return new Tally(good, of);
				}
			}
			return new Tally(good(question, chosen) ? 1 : chosen.equals("Partially") ? 0.5 : 0, 1);
		});
	}

	/** None where bands are missing, or say the opposite of the answer. */
	private static Optional<Integer> gap(Map<String, String> answers) {
		return answer(answers, AuditQuestion.PROBABILITY_ACCURATE).flatMap(chosen -> {
			if (good(AuditQuestion.PROBABILITY_ACCURATE, chosen)) {
				return Optional.of(0);
			}
			Matcher change = CHANGE.matcher(answers.getOrDefault("probability-action", ""));
			boolean changed = change.find();
			Optional<Integer> predicted = band(answers.get("original-score"))
				.or(() -> changed ? Optional.of(Integer.valueOf(change.group(1))) : Optional.empty());
			Optional<Integer> actual = band(answers.get("actual-frequency")).or(() -> changed
					? Optional.of(Integer.valueOf(change.group(2))) : band(answers.get("probability-action")));
			return predicted.flatMap(from -> actual.map(to -> to - from)).filter(gap -> switch (chosen) {
				case "Underestimated" -> gap > 0;
				case "Overestimated" -> gap < 0;
				default -> gap != 0;
			});
		});
	}

	private static Optional<Integer> band(@Nullable String text) {
		if (text == null) {
			return Optional.empty();
		}
		Matcher only = ONLY_BAND.matcher(text);
		if (only.matches()) {
			return Optional.of(Integer.valueOf(only.group(1)));
		}
		Matcher band = BAND.matcher(text);
		return band.find() ? Optional.of(Integer.valueOf(band.group(1))) : Optional.empty();
	}

}
