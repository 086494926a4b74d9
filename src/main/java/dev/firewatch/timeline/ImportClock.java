package dev.firewatch.timeline;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.timeline.TimelineImport.Context;
import org.jspecify.annotations.Nullable;

/**
 * Gives the times of a text their days: that of the last date before them, and the next
 * day once they have gone past midnight.
 */
final class ImportClock {

	static final String TIME = "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:\\s?[AaPp]\\.?[Mm]\\.?)?";

	private static final Pattern PARTS = Pattern.compile(
			"(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s?(?<half>[AaPp])\\.?[Mm]\\.?)?");

	/**
	 * A step back of so much is the next day; a smaller one is a line in the wrong place.
	 */
	private static final Duration PAST_MIDNIGHT = Duration.ofHours(6);

	private final Context context;

	private LocalDate day;

	private boolean dated;

	private @Nullable LocalTime last;

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

	/** What follows is of that day. */
	void day(LocalDate date) {
		day = date;
		dated = true;
		last = null;
	}

	/** What follows is of that weekday: the next one, at first the one up to the day. */
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

	/** The moment of a time of day that comes next in the text. */
	Instant at(String time) throws Unusable {
		LocalTime read = time(time);
		if (last != null && Duration.between(read, last).compareTo(PAST_MIDNIGHT) >= 0) {
			day = day.plusDays(1);
		}
		else if (last == null && !dated
				&& LocalDateTime.of(day, read).atZone(context.zone()).toInstant().isAfter(context.now())) {
			// It began on the eve.
			day = day.minusDays(1);
		}
		last = read;
		return moment(LocalDateTime.of(day, read));
	}

	/** The moment at which something ended that began at the one before. */
	Instant end(String time, Instant start) throws Unusable {
		LocalTime read = time(time);
		LocalDateTime begun = LocalDateTime.ofInstant(start, context.zone());
		LocalDate endDay = read.isBefore(begun.toLocalTime()) ? begun.toLocalDate().plusDays(1) : begun.toLocalDate();
		return moment(LocalDateTime.of(endDay, read));
	}

	Instant moment(LocalDateTime local) throws Unusable {
		if (context.zone().getRules().getValidOffsets(local).isEmpty()) {
			throw new Unusable("%s did not exist that day: the clocks went forward.".formatted(local.toLocalTime()));
		}
		return past(local.atZone(context.zone()).withEarlierOffsetAtOverlap().toInstant());
	}

	Instant past(Instant moment) throws Unusable {
		if (moment.isAfter(context.now())) {
			throw new Unusable("That lies in the future.");
		}
		return moment;
	}

	private static LocalTime time(String text) throws Unusable {
		Matcher parts = PARTS.matcher(text.strip());
		if (!parts.matches()) {
			throw new Unusable("\"%s\" is no time.".formatted(text.strip()));
		}
		int hour = Integer.parseInt(parts.group("hour"));
		@Nullable String half = parts.group("half");
		@Nullable String second = parts.group("second");
		try {
			if (half != null) {
				if (hour < 1 || hour > 12) {
					throw new Unusable("\"%s\" is no time.".formatted(text.strip()));
				}
				hour = hour % 12 + (half.toLowerCase(Locale.ROOT).equals("p") ? 12 : 0);
			}
			return LocalTime.of(hour, Integer.parseInt(parts.group("minute")),
					second == null ? 0 : Integer.parseInt(second));
		}
		catch (DateTimeException none) {
			throw new Unusable("\"%s\" is no time.".formatted(text.strip()));
		}
	}

}
