package dev.firewatch.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 48h}, {@code 1h 20m}, {@code 30 days}. */
public final class DurationText {

	private static final Pattern PART = Pattern
		.compile("\\G(?:\\s*(?:,|and\\b)?\\s*)(?<amount>\\d{1,6}(?:\\.\\d{1,3})?)\\s*(?<unit>w|weeks?|d|days?"
				+ "|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)(?![a-z])");

	private static final String AMOUNT = "\\d{1,6}(?:\\.\\d{1,3})?\\s*"
			+ "(?:weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\\b";

	/** A text that begins with a duration, and not with a range of them. */
	private static final Pattern LEADING = Pattern.compile(
			"(?:(?:within|in|after|about|under|at most|less than|[~<≤])\\s*)?(?<duration>" + AMOUNT
					+ "(?:(?:\\s*,|\\s+and)?\\s*" + AMOUNT + ")*)(?!\\s*(?:-|–|to|or)\\s*\\d).*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private DurationText() {
	}

	/** Reads the duration that a text begins with, such as "within 15 minutes". */
	public static Optional<Duration> leading(@Nullable String text) {
		Matcher matcher = LEADING.matcher(text == null ? "" : text.strip());
		return matcher.matches() ? parse(matcher.group("duration")) : Optional.empty();
	}

	/** Reads a duration; a number without a unit isn't one. */
	public static Optional<Duration> parse(String text) {
		String plain = text.strip().toLowerCase(Locale.ROOT);
		Matcher part = PART.matcher(plain);
		Duration sum = Duration.ZERO;
		int end = 0;
		while (part.find()) {
			BigDecimal seconds = new BigDecimal(part.group("amount")).multiply(secondsIn(part.group("unit").charAt(0)));
			sum = sum.plusMillis(seconds.movePointRight(3).longValue());
			end = part.end();
		}
		return (end > 0 && end == plain.length()) ? Optional.of(sum) : Optional.empty();
	}

	/** Writes a duration as it can be read again, such as {@code 1h 20m}. */
	public static String of(Duration duration) {
		StringBuilder text = new StringBuilder();
		append(text, duration.toDays(), "d");
		append(text, duration.toHoursPart(), "h");
		append(text, duration.toMinutesPart(), "m");
		append(text, duration.toSecondsPart(), "s");
		return text.isEmpty() ? "0m" : text.toString();
	}

	private static void append(StringBuilder text, long amount, String unit) {
		if (amount != 0) {
			text.append(text.isEmpty() ? "" : " ").append(amount).append(unit);
		}
	}

	private static BigDecimal secondsIn(char unit) {
		return BigDecimal.valueOf(switch (unit) {
			case 'w' -> 604_800;
			case 'd' -> 86_400;
			case 'h' -> 3_600;
			case 'm' -> 60;
			default -> 1;
		});
	}

}
