package dev.firewatch.timeline;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

import dev.firewatch.timeline.TimelineImport.Context;
import org.jspecify.annotations.Nullable;

/**
 * Assigns days to a text's times: the day of the last date before them, and the next day
 * once they pass midnight.
 */
final class ImportClock {

	/**
	 * A step back this large means the next day; a smaller one is a line in the wrong
	 * place.
	 */
	private static final Duration PAST_MIDNIGHT = Duration.ofHours(6);

	private final Context context;

	private LocalDate day;

	private boolean dated;

	/** The time before, in the zone in which it was given. */
	private @Nullable ZonedDateTime last;

	ImportClock(Context context) {
		this.context = context;
		this.day = context.day();
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

	/** The following times are on that day. */
	void day(LocalDate date) {
		day = date;
		dated = true;
		last = null;
	}

	/** The following time is on that day in its zone. */
	void day(LocalDate date, ZoneId zone) {
		if (!date.equals(day) || last != null && !last.getZone().equals(zone)) {
			day(date);
		}
	}

	/**
	 * The following times are on that weekday: at first the latest one up to the day,
	 * later the next one.
	 */
	void day(DayOfWeek weekday) {
		if (dated || last != null) {
			LocalDate next = day.with(TemporalAdjusters.nextOrSame(weekday));
			if (!next.equals(day)) {
				day(next);
			}
			return;
		}
		day(day.with(TemporalAdjusters.previousOrSame(weekday)));
	}

	LocalDate day() {
		return day;
	}

	/** The zone written after a time; the context's if there is none. */
	ZoneId zone(@Nullable String said) throws Unusable {
		if (said == null) {
			return context.zone();
		}
		return SpokenZone.parse(said).orElseThrow(() -> new Unusable(SpokenZone.question(said)));
	}

	/** The moment of the next time of day in the text. */
	Instant at(LocalTime read, ZoneId zone) throws Unusable {
		ZonedDateTime before = last == null ? null : last.withZoneSameInstant(zone);
		if (before != null) {
			boolean pastMidnight = Duration.between(read, before.toLocalTime()).compareTo(PAST_MIDNIGHT) >= 0;
			day = pastMidnight ? before.toLocalDate().plusDays(1) : before.toLocalDate();
		}
		else if (!dated && LocalDateTime.of(day, read).atZone(zone).toInstant().isAfter(context.now())) {
			// It began the day before.
			day = day.minusDays(1);
		}
		last = LocalDateTime.of(day, read).atZone(zone);
		return moment(LocalDateTime.of(day, read), zone);
	}

	/** The moment at which something that began at {@code start} ended. */
	Instant end(LocalTime read, Instant start, ZoneId zone) throws Unusable {
		LocalDateTime begun = LocalDateTime.ofInstant(start, zone);
		LocalDate endDay = read.isBefore(begun.toLocalTime()) ? begun.toLocalDate().plusDays(1) : begun.toLocalDate();
		return moment(LocalDateTime.of(endDay, read), zone);
	}

	Instant moment(LocalDateTime local, ZoneId zone) throws Unusable {
		if (zone.getRules().getValidOffsets(local).isEmpty()) {
			throw new Unusable("%s did not exist that day: the clocks went forward.".formatted(local.toLocalTime()));
		}
		return past(local.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
	}

	Instant past(Instant moment) throws Unusable {
		if (moment.isAfter(context.now())) {
			throw new Unusable("That is in the future.");
		}
		return moment;
	}

	static LocalTime time(String text) throws Unusable {
		return SpokenTime.parse(text).orElseThrow(() -> noTime(text));
	}

	/** The beginning of a span, whose end may give am or pm for both. */
	static LocalTime time(String text, @Nullable String end) throws Unusable {
		return SpokenTime.parse(text, end).orElseThrow(() -> noTime(text));
	}

	private static Unusable noTime(String text) {
		return new Unusable("I don't know the time \"%s\".".formatted(text.strip()));
	}

}
