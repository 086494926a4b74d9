package dev.firewatch.timeline;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.timeline.TextZones.NamedZone;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Assigns days and zones to a text's times: the day of the last date before them, and the
 * next day once they pass midnight; the zone written at a time, else the one that the
 * text names, else the one in which it is read. What it assumed, it remarks.
 */
final class ImportClock {

	/**
	 * A step back this large means the next day; a smaller one is a line in the wrong
	 * place.
	 */
	private static final Duration PAST_MIDNIGHT = Duration.ofHours(6);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm zzz",
			Locale.ENGLISH);

	private final Context context;

	private final TextZones zones;

	/** The zone that times say where most of them don't; several can't stand for all. */
	private final List<SaidZone> elsewhere;

	private final boolean dayFirst;

	private final List<Problem> remarks = new ArrayList<>();

	private final Set<String> remarked = new LinkedHashSet<>();

	private final Set<SaidZone> said = new LinkedHashSet<>();

	private @Nullable ZoneId bare;

	private boolean beganNamed;

	private @Nullable LocalDate day;

	private boolean dated;

	/** The time before, in the zone in which it was given. */
	private @Nullable ZonedDateTime last;

	private @Nullable String lastTime;

	ImportClock(Context context) {
		this(context, TextZones.none(), List.of(), context.rules().dayFirst());
	}

	ImportClock(Context context, TextZones zones, List<SaidZone> elsewhere, boolean dayFirst) {
		this.context = context;
		this.zones = zones;
		this.elsewhere = elsewhere;
		this.dayFirst = dayFirst;
	}

	/** A time that can't be used, and the sentence that says why. */
	static final class Unusable extends Exception {

		Unusable(String sentence) {
			super(sentence, null, false, false);
		}

		String sentence() {
			return String.valueOf(getMessage());
		}

	}

	/** What had to be assumed, and about which line. */
	List<Problem> remarks() {
		return remarks;
	}

	/** The zone of the times that say none; null if there were none such. */
	@Nullable ZoneId bare() {
		return bare;
	}

	/**
	 * Whether the first of the times named its zone, so that it goes without saying
	 * below.
	 */
	boolean beganNamed() {
		return beganNamed;
	}

	/** The zones that times said themselves. */
	List<SaidZone> said() {
		return List.copyOf(said);
	}

	/** The following times are on that day. */
	void day(LocalDate date) {
		day = date;
		dated = true;
		last = null;
	}

	/** The following times are on that day; false if there is no such day. */
	boolean day(int line, SpokenDay spoken) {
		SaidZone zone = zones.at(line).flatMap(NamedZone::zone).orElse(SaidZone.of(context.zone()));
		Optional<DayOfWeek> weekday = spoken.weekdayAlone();
		if (weekday.isPresent()) {
			day(weekday.get(), zone);
			return true;
		}
		Optional<LocalDate> date = date(line, spoken, zone);
		date.ifPresent(this::day);
		return date.isPresent();
	}

	/**
	 * The following times are on that weekday: at first the latest one up to the day,
	 * later the next one.
	 */
	private void day(DayOfWeek weekday, SaidZone zone) {
		LocalDate current = day(zone);
		if (dated || last != null) {
			LocalDate next = current.with(TemporalAdjusters.nextOrSame(weekday));
			if (!next.equals(current)) {
				day(next);
			}
			return;
		}
		day(current.with(TemporalAdjusters.previousOrSame(weekday)));
	}

	private LocalDate day(SaidZone zone) {
		if (day == null) {
			day = context.day(zone.zone());
		}
		return day;
	}

	private Optional<LocalDate> date(int line, SpokenDay spoken, SaidZone zone) {
		LocalDate today = context.now().atZone(zone.zone()).toLocalDate();
		Optional<LocalDate> date = spoken.date(day(zone), today, dayFirst);
		date.ifPresent(found -> {
			if (spoken.ambiguous()) {
				remarkOnce(line, "dates", "%s is read as %s: the %s comes first.".formatted(spoken, DAY.format(found),
						dayFirst ? "day" : "month"));
			}
			if (spoken.contradicts(found)) {
				remarks.add(new Problem(line, "%s is a %s; the date is taken.".formatted(found,
						DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH).format(found))));
			}
			if (spoken.relative()) {
				remarks.add(new Problem(line, "%s is read as %s.".formatted(spoken, DAY.format(found))));
			}
		});
		return date;
	}

	/** The moment that a line counts from the beginning or from now. */
	When when(int line, Elapsed elapsed) throws Unusable {
		Instant from = elapsed.fromNow() ? context.now() : context.began();
		Instant moment = from.plus(elapsed.since());
		remarkOnce(line, elapsed.fromNow() ? "now" : "elapsed", "%s is counted from %s.".formatted(elapsed.said(),
				elapsed.fromNow() ? "now" : MOMENT.format(from.atZone(context.zone()))));
		return When.at(past(moment));
	}

	/** The half of the day that the last time said; empty if it said none. */
	String half() {
		return lastTime == null ? "" : SpokenTime.half(lastTime);
	}

	/** The moment or span that a line begins with. */
	When when(int line, SpokenMoment moment) throws Unusable {
		SaidZone zone = zone(line, moment);
		LocalTime begins = moment.beginning().orElseThrow(() -> noTime(moment.time()));
		ZonedDateTime start = start(line, moment, begins, zone);
		@Nullable String end = moment.end();
		if (end == null) {
			return new When(past(start.toInstant()), null, moment.open());
		}
		ZonedDateTime ends = end(line, moment, SpokenTime.parse(end).orElseThrow(() -> noTime(end)), start, zone);
		return new When(past(start.toInstant()), past(ends.toInstant()), false);
	}

	private ZonedDateTime start(int line, SpokenMoment moment, LocalTime read, SaidZone zone) throws Unusable {
		@Nullable SpokenDay spoken = moment.day();
		if (spoken == null) {
			refuseOpenHalf(moment.time(), read, zone);
			bareDay(line, read, zone);
		}
		else if (spoken.weekdayAlone().isPresent()) {
			day(spoken.weekdayAlone().get(), zone);
		}
		else {
			day(date(line, spoken, zone).orElseThrow(() -> new Unusable("There is no day %s.".formatted(spoken))));
		}
		lastTime = moment.time();
		ZonedDateTime start = existing(line, day(zone).atTime(read), zone);
		last = start;
		return start;
	}

	/** The day of a time without one. */
	private void bareDay(int line, LocalTime read, SaidZone zone) {
		ZonedDateTime before = last == null ? null : last.withZoneSameInstant(zone.zone());
		if (before != null) {
			boolean pastMidnight = Duration.between(read, before.toLocalTime()).compareTo(PAST_MIDNIGHT) >= 0;
			day = pastMidnight ? before.toLocalDate().plusDays(1) : before.toLocalDate();
			if (pastMidnight) {
				remarks.add(new Problem(line, "%s is read as the day after, %s.".formatted(read, DAY.format(day))));
			}
		}
		else if (!dated && zone.at(day(zone).atTime(read)).toInstant().isAfter(context.now())) {
			// It began the day before.
			day = day(zone).minusDays(1);
			remarks.add(new Problem(line, "%s is read as the day before, %s.".formatted(read, DAY.format(day))));
		}
	}

	/**
	 * After 8:16 pm, 8:20 is hardly the next morning, and after 12:10 a quarter past one
	 * is hardly at night.
	 */
	private void refuseOpenHalf(String time, LocalTime read, SaidZone zone) throws Unusable {
		if (last == null || lastTime == null || !SpokenTime.leavesHalfOpen(time)) {
			return;
		}
		LocalTime before = last.withZoneSameInstant(zone.zone()).toLocalTime();
		boolean named = SpokenTime.namesHalf(lastTime);
		boolean noon = !named && SpokenTime.leavesHalfOpen(lastTime) && before.getHour() >= 10 && before.getHour() <= 12
				&& read.getHour() >= 1 && read.getHour() < 7;
		if (noon || named && (before.getHour() >= 12 || read.isBefore(before))) {
			throw new Unusable("I can't tell whether %s is am or pm.".formatted(time.strip()));
		}
	}

	private ZonedDateTime end(int line, SpokenMoment moment, LocalTime read, ZonedDateTime start, SaidZone zone)
			throws Unusable {
		LocalDate first = start.toLocalDate();
		@Nullable SpokenDay spoken = moment.endDay();
		if (spoken != null) {
			LocalDate endDay = spoken.weekdayAlone()
				.map(weekday -> Optional.of(first.with(TemporalAdjusters.nextOrSame(weekday))))
				.orElseGet(() -> date(line, spoken, zone))
				.orElseThrow(() -> new Unusable("There is no day %s.".formatted(spoken)));
			ZonedDateTime end = existing(line, endDay.atTime(read), zone);
			if (end.isBefore(start)) {
				throw endsFirst(moment);
			}
			return end;
		}
		boolean nextDay = read.isBefore(start.toLocalTime());
		ZonedDateTime end = existing(line, (nextDay ? first.plusDays(1) : first).atTime(read), zone);
		if (nextDay && Duration.between(start, end).compareTo(WhenGrammar.LONGEST_NIGHT) > 0) {
			throw endsFirst(moment);
		}
		return end;
	}

	private static Unusable endsFirst(SpokenMoment moment) {
		return new Unusable("%s ends before it starts.".formatted(moment.said().strip()));
	}

	/**
	 * The zone of a time: the one at it, the one that the text names, else the reader's.
	 */
	private SaidZone zone(int line, SpokenMoment moment) throws Unusable {
		@Nullable String unclear = moment.unclear();
		if (unclear != null) {
			throw new Unusable(moment.question(unclear));
		}
		if (moment.zones().isEmpty()) {
			return bareZone(line);
		}
		List<SaidZone> zonesSaid = new ArrayList<>();
		for (String one : moment.zones()) {
			zonesSaid
				.add(SpokenZone.parse(one, context.rules()).orElseThrow(() -> new Unusable(SpokenZone.question(one))));
		}
		if (zonesSaid.stream().map(SaidZone::zone).distinct().count() > 1) {
			throw new Unusable("%s names two time zones.".formatted(moment.said().strip()));
		}
		if (zonesSaid.get(0).said().matches("\\p{L}{2,}.*")) {
			// A name speaks for the times below it; an offset comes from a program.
			said.add(zonesSaid.get(0));
			beganNamed |= bare == null;
		}
		return zonesSaid.get(0);
	}

	private SaidZone bareZone(int line) throws Unusable {
		Optional<NamedZone> named = zones.at(line);
		SaidZone zone = SaidZone.of(context.zone());
		if (named.isPresent()) {
			zone = named.get().zone().orElseThrow(() -> new Unusable(SpokenZone.question(named.get().said())));
		}
		else if (elsewhere.size() > 1) {
			throw new Unusable("Other times here are in %s. Say which zone this one is in."
				.formatted(String.join(" and ", elsewhere.stream().map(SaidZone::said).toList())));
		}
		else if (!elsewhere.isEmpty()) {
			zone = elsewhere.get(0);
			remarkOnce(line, "elsewhere",
					"Times without a zone are read in %s, as others here are.".formatted(zone.said()));
		}
		bare = zone.zone();
		return zone;
	}

	private ZonedDateTime existing(int line, LocalDateTime local, SaidZone zone) throws Unusable {
		if (!zone.shows(local)) {
			throw new Unusable("%s did not exist that day: the clocks went forward.".formatted(local.toLocalTime()));
		}
		ZonedDateTime moment = zone.at(local);
		if (zone.outOfSeason(moment)) {
			remarkOnce(line, zone.said(), "%s is read as the time in %s, which was UTC%s then.".formatted(zone.said(),
					zone.zone(), moment.getOffset()));
		}
		return moment;
	}

	Instant past(Instant moment) throws Unusable {
		if (moment.isAfter(context.now())) {
			throw new Unusable("That is in the future.");
		}
		return moment;
	}

	private void remarkOnce(int line, String about, String sentence) {
		if (remarked.add(about)) {
			remarks.add(new Problem(line, sentence));
		}
	}

	private static Unusable noTime(String text) {
		return new Unusable("I don't know the time \"%s\".".formatted(text.strip()));
	}

}
