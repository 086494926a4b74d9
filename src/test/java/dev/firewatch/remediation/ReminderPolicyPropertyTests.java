package dev.firewatch.remediation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import dev.firewatch.policy.ReminderRule;
import dev.firewatch.policy.WorkingHours;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReminderPolicyPropertyTests {

	private static final int DAYS = 120;

	private final WorkingHours hours = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0),
			EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

	private final ReminderPolicy policy = new ReminderPolicy(new ReminderRule(LocalTime.of(9, 0), List.of(3, 1), 2, 5,
			3, List.of("commander"), "", 60, 3, List.of(), 15, List.of(), 2, 10), this.hours);

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void whoeverIsRemindedWithAPastWouldBeWithoutOne(long seed) {
		Random random = new Random(seed);
		DueDate fix = randomFix(random, true);
		Life life = live(fix, random, 30);

		assertThat(life.attempted).as("seed %d, %s", seed, fix)
			.allSatisfy((day) -> assertThat(this.policy.nudge(fix, List.of(), day)).isPresent());
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void anOverdueFixIsInItsOwnersMessageAtLeastEverySecondWorkingDay(long seed) {
		Random random = new Random(seed);
		DueDate fix = randomFix(random, false);
		Life life = live(fix, random, 0);

		List<LocalDate> overdue = fix.due()
			.plusDays(1)
			.datesUntil(life.end)
			.filter(this.hours::worksOn)
			.filter((day) -> day.isAfter(this.hours.nextWorkingDay(fix.due())))
			.toList();

		for (int index = 1; index < overdue.size(); index++) {
			assertThat(life.sent).as("seed %d, %s", seed, fix)
				.containsAnyOf(overdue.get(index - 1), overdue.get(index));
		}
		assertThat(life.sent).as("seed %d, %s", seed, fix).contains(this.hours.nextWorkingDay(fix.due()));
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void nobodyIsRemindedOnAWeekendOrTwiceADayOrWhileSnoozed(long seed) {
		Random random = new Random(seed);
		DueDate fix = randomFix(random, true);
		Life life = live(fix, random, 30);

		assertThat(life.sent).as("seed %d, %s", seed, fix)
			.doesNotHaveDuplicates()
			.allSatisfy((day) -> assertThat(this.hours.worksOn(day)).isTrue());
		if (fix.snoozedUntil() != null) {
			assertThat(life.sent).as("seed %d, %s", seed, fix)
				.allSatisfy((day) -> assertThat(day).isAfterOrEqualTo(fix.snoozedUntil()));
		}
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void aLostMessageIsMadeUpForOnTheNextWorkingDay(long seed) {
		Random random = new Random(seed);
		DueDate fix = randomFix(random, false);
		Life life = live(fix, random, 30);

		for (LocalDate lost : life.lost) {
			LocalDate next = this.hours.nextWorkingDay(lost.plusDays(1));
			if (next.isBefore(life.end)) {
				assertThat(life.attempted).as("seed %d, %s, lost on %s", seed, fix, lost).contains(next);
			}
		}
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void whatEscalatedStaysEscalated(long seed) {
		Random random = new Random(seed);
		DueDate fix = randomFix(random, true);
		Life life = live(fix, random, 10);

		List<ReminderReason> nudges = life.nudges;
		assertThat(nudges).as("seed %d, %s", seed, fix).isSorted().contains(ReminderReason.ESCALATE);
	}

	static LongStream seeds() {
		return LongStream.rangeClosed(1, 200);
	}

	private static DueDate randomFix(Random random, boolean maybeSnoozed) {
		LocalDate due = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
		LocalDate snoozedUntil = (maybeSnoozed && random.nextBoolean()) ? due.plusDays(random.nextInt(20) - 10) : null;
		return new DueDate(true, due, snoozedUntil);
	}

	private Life live(DueDate fix, Random random, int percentLost) {
		LocalDate start = fix.due().minusDays(random.nextInt(20));
		Life life = new Life(start.plusDays(DAYS));
		for (LocalDate today : start.datesUntil(life.end).toList()) {
			this.policy.nudge(fix, List.copyOf(life.sent), today).ifPresent((reason) -> {
				life.attempted.add(today);
				life.nudges.add(reason);
				boolean lost = random.nextInt(100) < percentLost;
				(lost ? life.lost : life.sent).add(today);
			});
		}
		return life;
	}

	private static final class Life {

		private final LocalDate end;

		private final List<LocalDate> sent = new ArrayList<>();

		private final List<LocalDate> lost = new ArrayList<>();

		private final Set<LocalDate> attempted = new HashSet<>();

		private final List<ReminderReason> nudges = new ArrayList<>();

		Life(LocalDate end) {
			this.end = end;
		}

	}

}
