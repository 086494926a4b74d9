package dev.firewatch.timeline;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.timeline.SpokenMoment.Manner;
import dev.firewatch.timeline.When.Reading;
import org.jspecify.annotations.Nullable;

/** Moments as people type them, looking back from one caller's "now". */
final class WhenGrammar {

	private static final String DASH = "[-\u2010-\u2015\u2212]";

	private static final Pattern AGO = Pattern.compile(
			"(?:%s(?<amount>\\d{1,5})(?<unit>m|min|mins|h|d)|(?<some>\\d{1,5})\\s?(?<units>m|min|mins|minutes?|h|hours?|d|days?)\\s+ago)[:;,]?(?=\\s|$)"
				.formatted(DASH),
			Pattern.CASE_INSENSITIVE);

	/** A clock with a dot, which versions and amounts have too. */
	private static final Pattern DOTTED = Pattern.compile("~?(?<hour>[01]\\d|2[0-3])\\.(?<minute>[0-5]\\d)(?=\\s+\\S)");

	// "14:05 tomorrow" would otherwise be recorded at today's 14:05, the opposite of what
	// was said.
	private static final Pattern TOMORROW = Pattern.compile("tomorrow(?=\\s|$)", Pattern.CASE_INSENSITIVE);

	/**
	 * What ends earlier in the day than it begins went on past midnight, if not for
	 * longer.
	 */
	static final Duration LONGEST_NIGHT = Duration.ofHours(12);

	private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm zzz",
			Locale.ENGLISH);

	private final ZonedDateTime now;

	private final SaidZone zone;

	private final SpokenRules rules;

	WhenGrammar(ZonedDateTime now, SpokenRules rules) {
		this(SaidZone.of(now.getZone()), now, rules);
	}

	private WhenGrammar(SaidZone zone, ZonedDateTime now, SpokenRules rules) {
		this.zone = zone;
		this.now = now.withZoneSameInstant(zone.zone());
		this.rules = rules;
	}

	Reading leading(String text) {
		Matcher ago = AGO.matcher(SpokenMoment.withPlainSpaces(text).strip());
		if (ago.lookingAt()) {
			return new Reading.Found(When.at(before(ago).toInstant()), text.strip().substring(ago.end()).strip());
		}
		Optional<SpokenMoment> moment = SpokenMoment.leading(text, Manner.TYPED);
		if (moment.isPresent()) {
			return read(moment.get());
		}
		Matcher dotted = DOTTED.matcher(text.strip());
		return dotted.lookingAt() ? doubtful(dotted) : new Reading.None();
	}

	/** Asks whether 14.05 is a time. */
	private Reading doubtful(Matcher dotted) {
		String time = dotted.group("hour") + ":" + dotted.group("minute");
		return new Reading.Refused(
				"Did you mean %s? Write it like that if so; if not, put another word before it.".formatted(time));
	}

	private Reading read(SpokenMoment moment) {
		try {
			return new WhenGrammar(zone(moment), this.now, this.rules).resolve(moment);
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
	private SaidZone zone(SpokenMoment moment) {
		@Nullable String unclear = moment.unclear();
		if (unclear != null) {
			throw new UnusableWhen(moment.question(unclear));
		}
		List<SaidZone> zones = moment.zones()
			.stream()
			.map(one -> SpokenZone.parse(one, this.rules).orElseThrow(() -> new UnusableWhen(SpokenZone.question(one))))
			.toList();
		if (zones.stream().map(SaidZone::zone).distinct().count() > 1) {
			throw new UnusableWhen(
					"%s names two time zones. Write both times in the same one.".formatted(moment.said()));
		}
		return zones.stream().findFirst().orElse(this.zone);
	}

	private ZonedDateTime before(Matcher ago) {
		boolean dashed = ago.group("amount") != null;
		long amount = Long.parseLong(ago.group(dashed ? "amount" : "some"));
		return switch (ago.group(dashed ? "unit" : "units").toLowerCase(Locale.ROOT).charAt(0)) {
			case 'm' -> this.now.minusMinutes(amount);
			case 'h' -> this.now.minusHours(amount);
			default -> this.now.minusDays(amount);
		};
	}

	private Reading resolve(SpokenMoment moment) {
		Optional<LocalTime> time = moment.beginning();
		if (moment.day() == null && time.isEmpty() && !SpokenTime.namesHalf(moment.time())) {
			return new Reading.None();
		}
		ZonedDateTime start = start(moment.day(), time.orElseThrow(() -> notATime(moment.time())));
		refuseFuture(start, moment.said());
		if (TOMORROW.matcher(moment.rest()).lookingAt()) {
			throw inTheFuture(moment.said() + " tomorrow", start.plusDays(1));
		}
		@Nullable String endTime = moment.end();
		if (endTime == null) {
			return new Reading.Found(new When(start.toInstant(), null, moment.open()), moment.rest());
		}
		ZonedDateTime end = end(start, moment.endDay(), SpokenTime.parse(endTime).orElseThrow(() -> notATime(endTime)));
		if (end.isBefore(start) || moment.endDay() == null && Duration.between(start, end).compareTo(LONGEST_NIGHT) > 0
				&& !end.toLocalDate().equals(start.toLocalDate())) {
			throw new UnusableWhen("%s ends before it starts. Try `mon 10:00-11:30`.".formatted(moment.said()));
		}
		refuseFuture(end, moment.said());
		return new Reading.Found(new When(start.toInstant(), end.toInstant(), false), moment.rest());
	}

	private ZonedDateTime start(@Nullable SpokenDay day, LocalTime time) {
		LocalDate today = this.now.toLocalDate();
		if (day == null) {
			return latest(today, time, 1);
		}
		Optional<DayOfWeek> weekday = day.weekdayAlone();
		if (weekday.isPresent()) {
			return latest(today.with(TemporalAdjusters.previousOrSame(weekday.get())), time, 7);
		}
		return existing(date(day), time);
	}

	private ZonedDateTime latest(LocalDate candidate, LocalTime time, int daysBetween) {
		boolean past = !this.zone.at(candidate.atTime(time)).isAfter(this.now);
		return existing(past ? candidate : candidate.minusDays(daysBetween), time);
	}

	private ZonedDateTime end(ZonedDateTime start, @Nullable SpokenDay day, LocalTime time) {
		LocalDate first = start.toLocalDate();
		if (day == null) {
			boolean pastMidnight = time.isBefore(start.toLocalTime());
			return existing(pastMidnight ? first.plusDays(1) : first, time);
		}
		return existing(day.weekdayAlone()
			.map((weekday) -> first.with(TemporalAdjusters.nextOrSame(weekday)))
			.orElseGet(() -> date(day)), time);
	}

	private LocalDate date(SpokenDay day) {
		LocalDate today = this.now.toLocalDate();
		LocalDate date = day.date(today, today, this.rules.dayFirst())
			.orElseThrow(
					() -> new UnusableWhen("There is no day %s. Try `fri 17:32` or `%s`.".formatted(day, example())));
		if (day.contradicts(date)) {
			throw new UnusableWhen("%s is a %s. Try `%s`.".formatted(date,
					DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH).format(date), example()));
		}
		return date;
	}

	// A zone moves a missing hour silently.
	private ZonedDateTime existing(LocalDate date, LocalTime time) {
		LocalDateTime local = date.atTime(time);
		if (!this.zone.shows(local)) {
			throw new UnusableWhen("There was no %s on %s in %s, the clocks went forward. Try `%s %s`.".formatted(time,
					date, this.zone.zone(), date, this.zone.at(local).toLocalTime()));
		}
		return this.zone.at(local);
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

	/** Carries a refusal up to the one place that turns it into a value. */
	private static final class UnusableWhen extends RuntimeException {

		private final String sentence;

		UnusableWhen(String sentence) {
			super(sentence, null, false, false);
			this.sentence = sentence;
		}

	}

}
