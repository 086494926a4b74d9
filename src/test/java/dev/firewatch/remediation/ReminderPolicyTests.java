package dev.firewatch.remediation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

import dev.firewatch.policy.ReminderRule;
import dev.firewatch.policy.WorkingHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReminderPolicyTests {

	// A Thursday.
	private static final LocalDate DUE = LocalDate.of(2026, 11, 19);

	private final ReminderPolicy policy = new ReminderPolicy(
			new ReminderRule(LocalTime.of(9, 0), List.of(3, 1), 2, 5, 3, List.of("commander"), "", 60, 3, List.of(), 15,
					List.of(), 2, 10),
			new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0),
					EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));

	@ParameterizedTest
	@CsvSource({ "2026-11-13, '', ", "2026-11-16, '', DUE_SOON", "2026-11-17, 2026-11-16, ", "2026-11-17, '', DUE_SOON",
			"2026-11-18, 2026-11-16, DUE_SOON", "2026-11-18, 2026-11-17, DUE_SOON", "2026-11-19, 2026-11-18, DUE_TODAY",
			"2026-11-20, 2026-11-19, ", "2026-11-20, 2026-11-18, OVERDUE", "2026-11-20, '', OVERDUE",
			"2026-11-21, '', ", "2026-11-22, '', ", "2026-11-23, 2026-11-19, OVERDUE", "2026-11-24, 2026-11-23, ",
			"2026-11-25, 2026-11-23, ESCALATE", "2026-11-26, 2026-11-25, ", "2026-11-27, 2026-11-25, ESCALATE" })
	void remindsBeforeOnAndAfterTheDueDate(LocalDate today, String remindedOn, ReminderReason expected) {
		assertThat(nudge(open(DUE), remindedOn, today)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-21, 2026-11-21, ", "2026-11-21, 2026-11-23, DUE_TODAY", "2026-11-22, 2026-11-23, DUE_TODAY",
			"2026-11-24, 2026-11-20, ", "2026-11-24, 2026-11-23, DUE_SOON" })
	void movesAWeekendToTheNextWorkingDay(LocalDate due, LocalDate today, ReminderReason expected) {
		assertThat(nudge(open(due), "", today)).isEqualTo(expected);
	}

	@Test
	void remindsOnlyOnceADay() {
		assertThat(nudge(open(DUE), "2026-11-19", DUE)).isNull();
	}

	@Test
	void takesNoNoticeOfADayThatIsStillToCome() {
		assertThat(nudge(open(DUE), "2026-11-23", LocalDate.of(2026, 11, 20))).isEqualTo(ReminderReason.OVERDUE);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-20, '', ", "2026-11-25, 2026-11-19, ", "2026-11-26, 2026-11-19, ESCALATE",
			"2026-11-27, 2026-11-19, ESCALATE", "2026-11-27, 2026-11-26, " })
	void isSilentWhileSnoozedAndSpeaksAgainAfterwards(LocalDate today, String remindedOn, ReminderReason expected) {
		DueDate snoozed = new DueDate(true, DUE, LocalDate.of(2026, 11, 26));

		assertThat(nudge(snoozed, remindedOn, today)).isEqualTo(expected);
	}

	@Test
	void speaksAgainAfterAShortSnoozeAndBeforeTheDueDate() {
		DueDate overdue = new DueDate(true, DUE, LocalDate.of(2026, 11, 24));
		DueDate early = new DueDate(true, DUE, LocalDate.of(2026, 11, 10));

		assertThat(nudge(overdue, "2026-11-23", LocalDate.of(2026, 11, 24))).isEqualTo(ReminderReason.ESCALATE);
		assertThat(nudge(early, "2026-11-06", LocalDate.of(2026, 11, 10))).isEqualTo(ReminderReason.DUE_SOON);
		assertThat(nudge(early, "2026-11-10", LocalDate.of(2026, 11, 11))).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "2026-12-18, ", "2026-12-19, ", "2026-12-21, DUE_TODAY", "2026-12-22, OVERDUE" })
	void asksForTheResultAtTheCheckDateAndAfter(LocalDate today, ReminderReason expected) {
		DueDate done = new DueDate(false, LocalDate.of(2026, 12, 19), null);

		assertThat(nudge(done, "2026-11-19", today)).isEqualTo(expected);
	}

	@Test
	void asksForTheResultNoOftenerThanForAnythingOverdue() {
		DueDate done = new DueDate(false, LocalDate.of(2026, 12, 21), null);

		assertThat(nudge(done, "2026-12-21", LocalDate.of(2026, 12, 22))).isNull();
		assertThat(nudge(done, "2026-12-21", LocalDate.of(2026, 12, 23))).isEqualTo(ReminderReason.OVERDUE);
	}

	@Test
	void saysNothingOfACheckBeforeItIsDue() {
		assertThat(nudge(new DueDate(false, DUE, null), "", DUE.minusDays(1))).isNull();
		assertThat(nudge(new DueDate(true, DUE, null), "", DUE.minusDays(1))).isEqualTo(ReminderReason.DUE_SOON);
	}

	@ParameterizedTest
	@CsvSource({ "0, 2026-11-23, false", "0, 2026-11-24, true", "1, 2026-11-26, false", "1, 2026-11-27, true",
			"2, 2026-11-27, false", "2, 2026-11-30, true", "0, 2026-11-28, false" })
	void tellsOneRungAfterTheOther(int rung, LocalDate today, boolean expected) {
		assertThat(this.policy.escalates(new DueDate(true, DUE, null), rung, List.of(), today)).isEqualTo(expected);
	}

	@Test
	void tellsARungAgainNoOftenerThanWhoeverOwesIt() {
		DueDate overdue = new DueDate(true, DUE, null);
		List<LocalDate> told = List.of(LocalDate.of(2026, 11, 24));

		assertThat(this.policy.escalates(overdue, 0, told, LocalDate.of(2026, 11, 25))).isFalse();
		assertThat(this.policy.escalates(overdue, 0, told, LocalDate.of(2026, 11, 26))).isTrue();
	}

	@Test
	void tellsNobodyAboveWhileItIsSnoozed() {
		DueDate snoozed = new DueDate(true, DUE, LocalDate.of(2026, 11, 30));

		assertThat(this.policy.escalates(snoozed, 0, List.of(), LocalDate.of(2026, 11, 27))).isFalse();
		assertThat(this.policy.escalates(snoozed, 0, List.of(), LocalDate.of(2026, 11, 30))).isTrue();
	}

	private ReminderReason nudge(DueDate fix, String remindedOn, LocalDate today) {
		List<LocalDate> days = Arrays.stream(remindedOn.split(" "))
			.filter((day) -> !day.isEmpty())
			.map(LocalDate::parse)
			.toList();
		return this.policy.nudge(fix, days, today).orElse(null);
	}

	private static DueDate open(LocalDate due) {
		return new DueDate(true, due, null);
	}

}
