package dev.firewatch.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.HashSet;
import java.util.Set;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.component.VEvent;

/**
 * The days off in an iCalendar file: each whole day of its events, recurring ones
 * included.
 */
final class HolidayCalendar {

	// Whoever is reminded, is so between these; a recurrence has no end of its own.
	private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

	private static final LocalDate LAST = LocalDate.of(2060, 12, 31);

	private HolidayCalendar() {
	}

	/**
	 * Reads a file.
	 * @throws IllegalArgumentException if it can't be read, with a sentence that says why
	 */
	static Set<LocalDate> in(Path path) {
		if (!Files.isRegularFile(path)) {
			throw new IllegalArgumentException("There is no file " + path + ".");
		}
		try (InputStream stream = Files.newInputStream(path)) {
			return days(new CalendarBuilder().build(stream));
		}
		catch (IOException | ParserException | DateTimeException | IllegalArgumentException unreadable) {
			throw new IllegalArgumentException("%s is not an iCalendar file.".formatted(path), unreadable);
		}
	}

	private static Set<LocalDate> days(Calendar calendar) {
		Set<LocalDate> days = new HashSet<>();
		for (VEvent event : calendar.<VEvent>getComponents(Component.VEVENT)) {
			// Only whole days are days off: a meeting in a calendar is none.
			if (event.getDateTimeStart() != null && event.getDateTimeStart().getDate() instanceof LocalDate) {
				days.addAll(days(event));
			}
		}
		return days;
	}

	private static Set<LocalDate> days(VEvent event) {
		Set<LocalDate> days = new HashSet<>();
		for (Period<? extends Temporal> period : event.calculateRecurrenceSet(new Period<>(FIRST, LAST))) {
			LocalDate first = LocalDate.from(period.getStart());
			LocalDate end = LocalDate.from(period.getEnd());
			days.add(first);
			// The end of an event is the day after its last.
			first.datesUntil(end.isAfter(first) ? end : first).forEach(days::add);
		}
		return days;
	}

}
