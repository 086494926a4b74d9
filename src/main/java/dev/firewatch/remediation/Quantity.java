package dev.firewatch.remediation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number, its unit (empty if it has none) and the words after it.
 *
 * @param attached whether the unit came directly after the number, as in {@code 5ms}
 */
record Quantity(BigDecimal number, String unit, String rest, boolean attached) {

	private static final Pattern NUMBER = Pattern.compile(
			"(?<number>[-+\u2212]?(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,15}(?:[.,]\\d{1,15})?))(?<tail>.*)",
			Pattern.DOTALL);

	// A digit, or something that turns the number into a range, a ratio, a date or a
	// time.
	private static final Pattern CONTINUED = Pattern.compile("[.,:/\u2010-\u2015\u2212-]?\\d.*", Pattern.DOTALL);

	private static final Pattern RATE = Pattern.compile(
			"(?:\\s*/\\s*|\\s+(?:[\\p{L}]+\\s+)?(?:per|an?|each|every)\\s+)"
					+ "(?<period>second|minute|hour|day|week|month|quarter|year)\\b(?<rest>.*)",
			Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

	private static final Pattern WORD = Pattern.compile("(?<space>\\s*)(?<word>%|\\p{L}+)(?<rest>.*)", Pattern.DOTALL);

	private static final Map<String, String> UNITS = Map.ofEntries(Map.entry("%", "%"), Map.entry("percent", "%"),
			Map.entry("ms", "ms"), Map.entry("millisecond", "ms"), Map.entry("s", "s"), Map.entry("sec", "s"),
			Map.entry("second", "s"), Map.entry("m", "min"), Map.entry("min", "min"), Map.entry("minute", "min"),
			Map.entry("h", "h"), Map.entry("hr", "h"), Map.entry("hour", "h"), Map.entry("d", "d"),
			Map.entry("day", "d"), Map.entry("week", "w"), Map.entry("kb", "KB"), Map.entry("mb", "MB"),
			Map.entry("gb", "GB"));

	/** How many of the smallest unit of its dimension each is. */
	private static final List<Map<String, Long>> DIMENSIONS = List.of(
			Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L, "w", 604_800_000L),
			Map.of("KB", 1L, "MB", 1_000L, "GB", 1_000_000L));

	/** The same in another unit, if that measures the same thing. */
	Quantity in(String other) {
		for (Map<String, Long> dimension : DIMENSIONS) {
			Long from = dimension.get(unit);
			Long to = dimension.get(other);
			if (from != null && to != null && !from.equals(to)) {
				BigDecimal converted = number.multiply(BigDecimal.valueOf(from))
					.divide(BigDecimal.valueOf(to), MathContext.DECIMAL64)
					.stripTrailingZeros();
				BigDecimal plain = converted.scale() < 0 ? converted.setScale(0) : converted;
				return new Quantity(plain, other, rest, attached);
			}
		}
		return this;
	}

	/** Reads a number at the start of a text. */
	static Optional<Quantity> parse(String text) {
		Matcher number = NUMBER.matcher(text.strip());
		if (!number.matches() || CONTINUED.matcher(number.group("tail")).matches()) {
			return Optional.empty();
		}
		BigDecimal value = decimal(number.group("number"));
		String tail = number.group("tail");
		Matcher rate = RATE.matcher(tail);
		if (rate.matches()) {
			return Optional.of(new Quantity(value, "per " + rate.group("period").toLowerCase(Locale.ROOT),
					note(rate.group("rest")), false));
		}
		Matcher word = WORD.matcher(tail);
		if (word.matches()) {
			boolean attached = word.group("space").isEmpty();
			String unit = unit(word.group("word"));
			if (attached || !unit.isEmpty()) {
				return Optional.of(new Quantity(value, unit.isEmpty() ? word.group("word") : unit,
						note(word.group("rest")), attached));
			}
		}
		return Optional.of(new Quantity(value, "", note(tail), false));
	}

	private static BigDecimal decimal(String number) {
		String plain = number.replace('\u2212', '-');
		boolean grouped = plain.matches("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
		return new BigDecimal(grouped ? plain.replace(",", "") : plain.replace(',', '.'));
	}

	private static String unit(String word) {
		String lower = word.toLowerCase(Locale.ROOT);
		String singular = (lower.length() > 2 && lower.endsWith("s")) ? lower.substring(0, lower.length() - 1) : lower;
		return UNITS.getOrDefault(lower, UNITS.getOrDefault(singular, ""));
	}

	private static String note(String tail) {
		return tail.strip().replaceFirst("^[,;:.\u2013\u2014-]+\\s*", "");
	}

}
