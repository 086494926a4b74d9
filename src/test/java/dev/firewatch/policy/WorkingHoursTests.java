package dev.firewatch.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WorkingHoursTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private final WorkingHours hours = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0),
			EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

	@ParameterizedTest
	@CsvSource({ "2026-11-20T09:00, true", "2026-11-20T16:59, true", "2026-11-20T17:00, false",
			"2026-11-20T08:59, false", "2026-11-21T12:00, false" })
	void openFromTheFirstMinuteToTheLast(LocalDateTime local, boolean open) {
		assertThat(this.hours.open(local.atZone(BERLIN))).isEqualTo(open);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-20T12:34, 2026-11-20T12:34", "2026-11-20T03:00, 2026-11-20T09:00",
			"2026-11-20T17:00, 2026-11-23T09:00", "2026-11-21T08:00, 2026-11-23T09:00",
			"2026-11-19T23:59, 2026-11-20T09:00", "2026-03-27T20:00, 2026-03-30T09:00" })
	void opensNextOnTheNextWorkingMorning(LocalDateTime local, LocalDateTime expected) {
		assertThat(this.hours.nextOpen(local.atZone(BERLIN))).isEqualTo(expected.atZone(BERLIN));
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-20, 2026-11-23, 1", "2026-11-20, 2026-11-20, 0", "2026-11-20, 2026-11-21, 0",
			"2026-11-16, 2026-11-20, 4", "2026-11-16, 2026-11-30, 10", "2026-11-23, 2026-11-20, 0" })
	void countsWorkingDays(LocalDate first, LocalDate last, int days) {
		assertThat(this.hours.workingDaysBetween(first, last)).isEqualTo(days);
	}

	@ParameterizedTest
	@CsvSource({ "2026-12-01T03:35, 2026-12-01T17:00", "2026-12-01T18:00, 2026-12-02T17:00",
			"2026-12-04T17:01, 2026-12-07T17:00", "2026-12-05T10:00, 2026-12-07T17:00" })
	void endsTheWorkingDay(LocalDateTime local, LocalDateTime expected) {
		assertThat(this.hours.endOfDay(local.atZone(BERLIN))).isEqualTo(expected.atZone(BERLIN));
	}

	@Test
	void aHolidayIsNoWorkingDay() {
		WorkingHours withHolidays = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0),
				EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
				Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28)));

		assertThat(withHolidays.open(LocalDateTime.parse("2026-12-25T10:00").atZone(BERLIN))).isFalse();
		assertThat(withHolidays.nextOpen(LocalDateTime.parse("2026-12-24T18:00").atZone(BERLIN)))
			.isEqualTo(LocalDateTime.parse("2026-12-29T09:00").atZone(BERLIN));
		assertThat(withHolidays.workingDaysBetween(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 29)))
			.isEqualTo(1);
	}

	@Test
	void needsADayAndAnOrder() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new WorkingHours(LocalTime.NOON, LocalTime.NOON, Set.of(DayOfWeek.MONDAY)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new WorkingHours(LocalTime.MIN, LocalTime.NOON, Set.of()));
	}

}
