package dev.firewatch.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of value in a configuration file: how it is read, and what to say when it can't
 * be.
 *
 * @param complaint what a wrong value is not, such as "a duration"
 * @param remedy finds the sentence that helps with a wrong value
 * @param fallback stands in for a wrong value until all problems have been collected
 */
public record ConfigType<T>(String complaint, Function<String, Optional<T>> reader, Function<String, String> remedy,
		T fallback) {

	public static final ConfigType<String> TEXT = new ConfigType<>("a text",
			(text) -> Optional.of(text.strip()).filter((plain) -> !plain.isEmpty()), (text) -> "Write some words.",
			"?");

	/** Any text, exactly as it is written. */
	public static final ConfigType<String> VERBATIM = new ConfigType<>("a text", Optional::of,
			(text) -> "Write some words.", "");

	public static final ConfigType<LocalDate> DATE = new ConfigType<>("a date", ConfigType::date,
			(text) -> "Write it like 2026-11-20.", LocalDate.EPOCH);

	public static final ConfigType<String> ID = new ConfigType<>("an id",
			(text) -> Optional.of(text).filter((id) -> id.matches("[A-Za-z0-9]+([_-][A-Za-z0-9]+)*")),
			(text) -> "Use letters, digits and hyphens only, such as technical-lead.", "?");

	public static final ConfigType<String> KEYWORD = new ConfigType<>("a single word",
			(text) -> Optional.of(text).filter((word) -> word.matches("[#!]?[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{1,39}")),
			(text) -> "Write one word in quotes, such as \"#timeline\", or off.", "off");

	/** A handle, an e-mail address, or the id of an account or a user group. */
	public static final ConfigType<String> PARTY = new ConfigType<>("a person or a user group",
			(text) -> Optional.of(text)
				.filter((party) -> party.matches("@[\\p{L}\\p{N}._-]+|[^@\\s<>\",;]+@[^@\\s<>\",;]+\\.[^@\\s<>\",;]+"
						+ "|[UWS][A-Z0-9]{4,}|\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")),
			(text) -> "Write an e-mail address, the id of an account or a user group, or in quotes and with an at sign"
					+ " a handle, such as \"@alice\".",
			"@?");

	/** The name of an emoji without its colons. */
	static final ConfigType<String> EMOJI = new ConfigType<>("an emoji",
			(text) -> Optional.of(text)
				.filter((name) -> name.matches(":?[\\p{Ll}\\p{N}_+-]{1,80}:?"))
				.map((name) -> name.replace(":", "")),
			(text) -> "Write its name in quotes, such as \":palm_tree:\".", "?");

	/** The name of a channel without the hash sign; empty if there is none. */
	static final ConfigType<String> CHANNEL = new ConfigType<>("a channel",
			(text) -> text.equals("off") ? Optional.of("")
					: Optional.of(text)
						.filter((name) -> name.matches("#?[\\p{Ll}\\p{N}_-]{1,80}"))
						.map((name) -> name.replace("#", "")),
			(text) -> "Write its name in quotes, such as \"#leadership\", or off.", "");

	/** A cron expression of Quartz; empty if switched off. */
	static final ConfigType<String> CRON = new ConfigType<>("a cron expression",
			(text) -> text.equals("off") ? Optional.of("") : Optional.of(text.strip()).filter(CronTimes::isCron),
			(text) -> "Write it as Quartz reads it, in quotes: seconds, minutes, hours, day of the month, month, day of"
					+ " the week, such as \"0 0 9 ? * MON\", or off.",
			"");

	public static final ConfigType<Duration> DURATION = new ConfigType<>("a duration",
			(text) -> DurationText.parse(text).filter((duration) -> duration.compareTo(Duration.ZERO) > 0),
			(text) -> "Write it like 30m, 48h or 7d.", Duration.ofDays(1));

	public static final ConfigType<LocalTime> TIME = new ConfigType<>("a time of day", ConfigType::time,
			(text) -> "Write it in quotes like \"09:00\".", LocalTime.NOON);

	/** A day off, or the name of a file of them. */
	static final ConfigType<String> HOLIDAY = new ConfigType<>("a date or an .ics file",
			(text) -> Optional.of(text)
				.filter((holiday) -> holiday.matches("[\\p{L}\\p{N}._-]+\\.ics") || date(holiday).isPresent())
				.map(String::strip),
			(text) -> "Write it in quotes like \"2026-12-25\", or name a file beside this one, such as holidays.ics.",
			"2000-01-01");

	public static final ConfigType<ZoneId> ZONE = new ConfigType<>("a known time zone", ConfigType::zone,
			(text) -> Spelling.closest(text, ZoneId.getAvailableZoneIds())
				.map("Did you mean %s?"::formatted)
				.orElse("Write it like Europe/Berlin or UTC."),
			ZoneId.of("UTC"));

	public static final ConfigType<Boolean> FLAG = new ConfigType<>("true or false",
			(text) -> switch (text.toLowerCase(Locale.ROOT)) {
				case "true", "yes" -> Optional.of(true);
				case "false", "no" -> Optional.of(false);
				default -> Optional.empty();
			}, (text) -> "Use true or false.", false);

	public static final ConfigType<DayOfWeek> DAY = oneOf(DayOfWeek.class);

	public static final ConfigType<Severity> SEVERITY = oneOf(Severity.class);

	/** A whole number within bounds. */
	public static ConfigType<Integer> number(int least, int most) {
		return new ConfigType<>("a whole number from %d to %d".formatted(least, most),
				(text) -> Optional.of(text)
					.filter((digits) -> digits.matches("\\d{1,9}"))
					.map(Integer::valueOf)
					.filter((number) -> least <= number && number <= most),
				(text) -> "Use a number such as %d.".formatted(least), least);
	}

	/** A number from 0 to the most, with or without decimals. */
	public static ConfigType<Double> decimal(double most) {
		return new ConfigType<>("a number from 0 to %.0f".formatted(most),
				(text) -> Optional.of(text)
					.filter((digits) -> digits.matches("\\d{1,9}(\\.\\d{1,20})?"))
					.map(Double::valueOf)
					.filter((number) -> number <= most),
				(text) -> "Use a number such as 0.25.", 0.0);
	}

	/** One of the constants of an enum; case and hyphens don't matter. */
	public static <E extends Enum<E>> ConfigType<E> oneOf(Class<E> type) {
		E[] constants = type.getEnumConstants();
		Collection<String> names = Arrays.stream(constants).map(ConfigType::name).toList();
		return new ConfigType<>("known",
				(text) -> Arrays.stream(constants)
					.filter((constant) -> name(constant).equalsIgnoreCase(text.replace('_', '-')))
					.findFirst(),
				(text) -> remedy(text, names), constants[0]);
	}

	/** One of some words. */
	public static ConfigType<String> oneOf(Collection<String> words) {
		return new ConfigType<>("known", (text) -> Optional.of(text).filter(words::contains),
				(text) -> remedy(text, words), "?");
	}

	/** One of some words, or a person. */
	public static ConfigType<String> partyOr(Collection<String> words) {
		return new ConfigType<>("known",
				(text) -> PARTY.reader().apply(text).or(() -> Optional.of(text).filter(words::contains)),
				(text) -> remedy(text, words) + " Or name somebody, such as \"@alice\".", "?");
	}

	private static String name(Enum<?> constant) {
		return (constant instanceof Severity) ? constant.name()
				: constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static String remedy(String text, Collection<String> words) {
		String all = "Use one of %s.".formatted(String.join(", ", words));
		return Spelling.closest(text, words)
			.filter((near) -> words.size() > 4)
			.map((near) -> "Did you mean %s? %s".formatted(near, all))
			.orElse(all);
	}

	private static Optional<LocalTime> time(String text) {
		try {
			return text.matches("\\d{2}:\\d{2}") ? Optional.of(LocalTime.parse(text)) : Optional.empty();
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static Optional<LocalDate> date(String text) {
		try {
			return Optional.of(LocalDate.parse(text.strip()));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static Optional<ZoneId> zone(String text) {
		try {
			return Optional.of(ZoneId.of(text));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
