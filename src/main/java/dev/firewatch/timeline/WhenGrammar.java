package dev.firewatch.timeline;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.timeline.When.Reading;
import org.jspecify.annotations.Nullable;

/** The grammar of moments as people type them, read at one caller's "now". */
final class WhenGrammar {

	private static final String DASH = "[-\u2010-\u2015\u2212]";

	private static final String DAY = "yesterday|today|" + Weekdays.PATTERN + "|\\d{4}-\\d{1,2}-\\d{1,2}";

	private static final Pattern AGO = Pattern.compile(DASH + "(?<amount>\\d{1,5})(?<unit>[mhd])(?=\\s|$)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern CLOCK = Pattern
		.compile("(?:(?<day>%s)(?:\\s+|(?<=\\d)T))?(?<time>%s)(?:(?<zone>%s)|(?<unclear>%s))?".formatted(DAY,
				SpokenTime.ANY, SpokenZone.PATTERN, SpokenZone.UNCLEAR)
				+ "(?:\\s*%3$s\\s*(?:(?<endDay>%1$s)\\s+)?(?<end>%2$s)(?<endZone>%4$s)?|(?<open>%3$s))?(?=\\s|$)"
					.formatted(DAY, SpokenTime.ANY, DASH, SpokenZone.PATTERN),
				Pattern.CASE_INSENSITIVE);

	// "14:05 tomorrow" would otherwise be recorded at today's 14:05, the opposite of what
	// was said.
	private static final Pattern TOMORROW = Pattern.compile("tomorrow(?=\\s|$)", Pattern.CASE_INSENSITIVE);

	private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm zzz",
			Locale.ENGLISH);

	private final ZonedDateTime now;

	WhenGrammar(ZonedDateTime now) {
		this.now = now;
	}

	Reading leading(String text) {
		String plain = withPlainSpaces(text).strip();
		Matcher ago = AGO.matcher(plain);
		if (ago.lookingAt()) {
			return new Reading.Found(When.at(before(ago).toInstant()), restOf(plain, ago));
		}
		Matcher clock = CLOCK.matcher(plain);
		if (!clock.lookingAt()) {
			return new Reading.None();
		}
		try {
			return in(zone(clock)).read(clock, restOf(plain, clock));
		}
		catch (UnusableWhen ex) {
			return new Reading.Refused(ex.sentence);
		}
	}

	Reading exactly(String text) {
		Reading reading = leading(text);
		if (reading instanceof Reading.Refused || reading instanceof Reading.Found found && found.rest().isEmpty()) {
			return reading;
		}
		return new Reading.Refused(
				"I don't know the date \"%s\". Try `fri 17:32` or `%s`.".formatted(text.strip(), example()));
	}

	/** The zone written after the times, else the caller's. */
	private ZoneId zone(Matcher clock) {
		List<String> said = Stream.of("zone", "unclear", "endZone").map(clock::group).filter(Objects::nonNull).toList();
		Set<ZoneId> zones = said.stream()
			.map(one -> SpokenZone.parse(one)
				.filter(zone -> clock.group("unclear") == null)
				.orElseThrow(() -> new UnusableWhen(SpokenZone.question(one))))
			.collect(Collectors.toSet());
		if (zones.size() > 1) {
			throw new UnusableWhen(
					"%s names two time zones. Write both times in the same one.".formatted(clock.group()));
		}
		return zones.stream().findFirst().orElse(this.now.getZone());
	}

	/** The same grammar in another zone. */
	private WhenGrammar in(ZoneId zone) {
		return new WhenGrammar(this.now.withZoneSameInstant(zone));
	}

	private ZonedDateTime before(Matcher ago) {
		long amount = Long.parseLong(ago.group("amount"));
		return switch (ago.group("unit").toLowerCase(Locale.ROOT)) {
			case "m" -> this.now.minusMinutes(amount);
			case "h" -> this.now.minusHours(amount);
			default -> this.now.minusDays(amount);
		};
	}

	private Reading read(Matcher clock, String rest) {
		String day = clock.group("day");
		Optional<LocalTime> time = SpokenTime.parse(clock.group("time"), clock.group("end"));
		if (day == null && time.isEmpty() && !SpokenTime.namesHalf(clock.group("time"))) {
			return new Reading.None();
		}
		ZonedDateTime start = start(day, time.orElseThrow(() -> notATime(clock.group("time"))));
		refuseFuture(start, clock.group());
		if (TOMORROW.matcher(rest).lookingAt()) {
			throw inTheFuture(clock.group() + " tomorrow", start.plusDays(1));
		}
		String endTime = clock.group("end");
		if (endTime == null) {
			return new Reading.Found(new When(start.toInstant(), null, clock.group("open") != null), rest);
		}
		ZonedDateTime end = end(start, clock.group("endDay"),
				SpokenTime.parse(endTime).orElseThrow(() -> notATime(clock.group("end"))));
		refuseFuture(end, clock.group());
		if (end.isBefore(start)) {
			throw new UnusableWhen("%s ends before it starts. Try `mon 10:00-11:30`.".formatted(clock.group()));
		}
		return new Reading.Found(new When(start.toInstant(), end.toInstant(), false), rest);
	}

	private ZonedDateTime start(@Nullable String day, LocalTime time) {
		LocalDate today = this.now.toLocalDate();
		if (day == null) {
			return latest(today, time, 1);
		}
		Optional<DayOfWeek> weekday = Weekdays.parse(day);
		if (weekday.isPresent()) {
			return latest(today.with(TemporalAdjusters.previousOrSame(weekday.get())), time, 7);
		}
		return existing(date(day), time);
	}

	private ZonedDateTime latest(LocalDate candidate, LocalTime time, int daysBetween) {
		boolean past = !ZonedDateTime.of(candidate, time, this.now.getZone()).isAfter(this.now);
		return existing(past ? candidate : candidate.minusDays(daysBetween), time);
	}

	private ZonedDateTime end(ZonedDateTime start, @Nullable String day, LocalTime time) {
		LocalDate first = start.toLocalDate();
		if (day == null) {
			boolean pastMidnight = time.isBefore(start.toLocalTime());
			return existing(pastMidnight ? first.plusDays(1) : first, time);
		}
		return existing(Weekdays.parse(day)
			.map((weekday) -> first.with(TemporalAdjusters.nextOrSame(weekday)))
			.orElseGet(() -> date(day)), time);
	}

	private LocalDate date(String day) {
		if ("today".equalsIgnoreCase(day)) {
			return this.now.toLocalDate();
		}
		if ("yesterday".equalsIgnoreCase(day)) {
			return this.now.toLocalDate().minusDays(1);
		}
		String[] parts = day.split("-");
		try {
			return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
		}
		catch (DateTimeException ex) {
			throw new UnusableWhen("There is no day %s. Try `fri 17:32` or `%s`.".formatted(day, example()));
		}
	}

	// ZonedDateTime.of picks the earlier of a doubled hour by itself, but moves a missing
	// one silently.
	private ZonedDateTime existing(LocalDate date, LocalTime time) {
		LocalDateTime local = date.atTime(time);
		if (this.now.getZone().getRules().getValidOffsets(local).isEmpty()) {
			ZonedDateTime shifted = ZonedDateTime.of(local, this.now.getZone());
			throw new UnusableWhen("There was no %s on %s in %s, the clocks went forward. Try `%s %s`.".formatted(time,
					date, this.now.getZone(), date, shifted.toLocalTime()));
		}
		return ZonedDateTime.of(local, this.now.getZone());
	}

	private void refuseFuture(ZonedDateTime moment, String said) {
		if (moment.isAfter(this.now)) {
			throw inTheFuture(said, moment);
		}
	}

	private UnusableWhen inTheFuture(String said, ZonedDateTime moment) {
		return new UnusableWhen("I can't note something in the future: %s would be %s. Try `-15m` or `%s`."
			.formatted(said.replaceAll("\\s+", " "), SPOKEN.format(moment), example()));
	}

	private UnusableWhen notATime(String said) {
		return new UnusableWhen("%s is not a time of day. Try `fri 17:32` or `%s`.".formatted(said, example()));
	}

	private String example() {
		return this.now.toLocalDate().minusDays(1) + " 09:47";
	}

	private static String restOf(String text, Matcher matched) {
		return text.substring(matched.end()).strip();
	}

	private static String withPlainSpaces(String text) {
		return text.replaceAll("[\\u00a0\\u2007\\u202f\\u3000]", " ");
	}

	/** Carries a refusal up to the one place that turns it into a value. */
	private static final class UnusableWhen extends RuntimeException {

		private final String sentence;

		UnusableWhen(String sentence) {
			super(sentence, null, false, false);
			this.sentence = sentence;
		}

	}

}
