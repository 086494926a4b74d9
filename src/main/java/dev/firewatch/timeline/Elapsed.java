package dev.firewatch.timeline;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A time that a list counts from its beginning or from now: {@code T+5m}, {@code +00:12},
 * {@code -15m}.
 *
 * @param since how long after what it is counted from; negative if before
 * @param fromNow whether it is counted from the moment of speaking
 */
record Elapsed(String said, Duration since, boolean fromNow, String rest) {

	private static final String DASH = "[-\u2010-\u2015\u2212]";

	private static final Pattern PATTERN = Pattern.compile(
			"(?:>\\s*){0,9}(?:[-*+\u2022]\\s+|\\d{1,3}[.)]\\s+)?(?<open>\\*\\*|[`(\\[])?(?<said>(?<t>T\\s?)?(?<sign>\\+|%s)\\s?(?:(?<h>\\d{1,3}):(?<m>\\d{2})(?::(?<s>\\d{2}))?(?!\\d)"
				.formatted(DASH)
					+ "|(?<hours>\\d{1,3})\\s?h(?:ours?)?\\s?(?<minutes>\\d{1,2})(?:\\s?m(?:in)?)?|(?<amount>\\d{1,5})\\s?(?<unit>s|secs?|m|mins?|minutes?|h|hours?|d|days?))|T\\s?\\+?\\s?0)(?![\\p{L}\\d])"
					+ "(?:\\*\\*|[`)\\]])?(?:\\s*[:|,]\\s*|\\s*%s\\s+|\\s+|$)(?<rest>.*)".formatted(DASH),
			Pattern.DOTALL);

	static Optional<Elapsed> leading(String text) {
		Matcher matcher = PATTERN.matcher(text.strip());
		if (!matcher.matches()) {
			return Optional.empty();
		}
		@Nullable String sign = matcher.group("sign");
		boolean before = sign != null && !sign.equals("+");
		boolean counted = matcher.group("t") != null || !before;
		if (!counted && matcher.group("h") != null) {
			// What looks like -08:00 may be an offset.
			return Optional.empty();
		}
		Duration length = length(matcher);
		return Optional.of(new Elapsed(matcher.group("said"), before ? length.negated() : length, !counted,
				matcher.group("rest").strip()));
	}

	private static Duration length(Matcher matcher) {
		if (matcher.group("sign") == null) {
			return Duration.ZERO;
		}
		if (matcher.group("h") != null) {
			return Duration.ofHours(number(matcher, "h"))
				.plusMinutes(number(matcher, "m"))
				.plusSeconds(matcher.group("s") == null ? 0 : number(matcher, "s"));
		}
		if (matcher.group("hours") != null) {
			return Duration.ofHours(number(matcher, "hours")).plusMinutes(number(matcher, "minutes"));
		}
		long amount = number(matcher, "amount");
		return switch (matcher.group("unit").charAt(0)) {
			case 's' -> Duration.ofSeconds(amount);
			case 'm' -> Duration.ofMinutes(amount);
			case 'h' -> Duration.ofHours(amount);
			default -> Duration.ofDays(amount);
		};
	}

	private static long number(Matcher matcher, String group) {
		return Long.parseLong(matcher.group(group));
	}

}
