package dev.firewatch.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * The hours and days on which people may be asked for something that can wait.
 *
 * @param holidays days off, whatever day of the week they are
 */
public record WorkingHours(LocalTime from, LocalTime to, Set<DayOfWeek> days, Set<LocalDate> holidays) {

	public WorkingHours {
		if (!from.isBefore(to)) {
			throw new IllegalArgumentException(
					"Working hours must start before they end, not %s-%s".formatted(from, to));
		}
		if (days.isEmpty()) {
			throw new IllegalArgumentException("Working hours need at least one day");
		}
		days = Set.copyOf(days);
		holidays = Set.copyOf(holidays);
	}

	/** Hours without holidays. */
	public WorkingHours(LocalTime from, LocalTime to, Set<DayOfWeek> days) {
		this(from, to, days, Set.of());
	}

	/** Whether a person whose local time this is may be asked now. */
	public boolean open(ZonedDateTime moment) {
		LocalTime time = moment.toLocalTime();
		return worksOn(moment.toLocalDate()) && !time.isBefore(this.from) && time.isBefore(this.to);
	}

	/**
	 * The moment itself if it is within working hours, else the start of the next ones.
	 */
	public ZonedDateTime nextOpen(ZonedDateTime moment) {
		if (open(moment)) {
			return moment;
		}
		LocalDate date = moment.toLocalDate();
		boolean stillToday = moment.toLocalTime().isBefore(this.from);
		return ZonedDateTime.of(nextWorkingDay(stillToday ? date : date.plusDays(1)), this.from, moment.getZone());
	}

	/** The end of the working day at a moment, or of the next one. */
	public ZonedDateTime endOfDay(ZonedDateTime moment) {
		LocalDate today = moment.toLocalDate();
		boolean over = moment.toLocalTime().isAfter(this.to);
		return ZonedDateTime.of(nextWorkingDay(over ? today.plusDays(1) : today), this.to, moment.getZone());
	}

	public boolean worksOn(LocalDate date) {
		return this.days.contains(date.getDayOfWeek()) && !this.holidays.contains(date);
	}

	/** The date itself if it is a working day, else the next one. */
	public LocalDate nextWorkingDay(LocalDate date) {
		LocalDate day = date;
		while (!worksOn(day)) {
			day = day.plusDays(1);
		}
		return day;
	}

	/** The working day that comes so many working days after the date. */
	public LocalDate afterWorkingDays(LocalDate date, int days) {
		LocalDate day = date;
		for (int passed = 0; passed < days; passed++) {
			day = nextWorkingDay(day.plusDays(1));
		}
		return day;
	}

	/**
	 * How many working days pass from one date to another, the first not counted: one
	 * from Friday to Monday. Zero if the second is not later.
	 */
	public int workingDaysBetween(LocalDate first, LocalDate last) {
		return (int) first.plusDays(1)
			.datesUntil(last.isAfter(first) ? last.plusDays(1) : first.plusDays(1))
			.filter(this::worksOn)
			.count();
	}

}
