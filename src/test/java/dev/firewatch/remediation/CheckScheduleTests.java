package dev.firewatch.remediation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.FixFixture.TODAY;
import static dev.firewatch.testing.FixFixture.aFix;
import static dev.firewatch.testing.FixFixture.finish;
import static dev.firewatch.testing.IncidentFixture.person;
import static dev.firewatch.testing.TestPolicy.BUNDLED;
import static org.assertj.core.api.Assertions.assertThat;

class CheckScheduleTests {

	/** Thirty days after it was done. */
	private static final LocalDate FIRST = TODAY.plusDays(30);

	private static Fix monthly(int times) {
		Fix fix = aFix().open();
		assertThat(fix.schedule(new CheckSchedule(times, null, null))).isEmpty();
		finish(fix);
		return fix;
	}

	private static void measured(Fix fix, String result, Verdict verdict, LocalDate on) {
		fix.verified(new Verification(result, ">= 95%", verdict, null, person("alice"),
				on.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), null, null, null));
	}

	@Test
	void isVerifiedOnlyAfterAllResultsEachAMonthApart() {
		Fix fix = monthly(3);
		assertThat(fix.plan().checkOn()).isEqualTo(FIRST);

		measured(fix, "97%", Verdict.PASS, FIRST);
		assertThat(fix.status()).isEqualTo(FixStatus.DONE);
		assertThat(fix.plan().checkOn()).isEqualTo(FIRST.plusMonths(1));
		measured(fix, "99%", Verdict.PASS, FIRST.plusMonths(1));
		assertThat(fix.plan().checkOn()).isEqualTo(FIRST.plusMonths(2));
		measured(fix, "100%", Verdict.PASS, FIRST.plusMonths(2));

		assertThat(fix.status()).isEqualTo(FixStatus.VERIFIED);
		assertThat(fix.counted()).isEqualTo(3);
	}

	@Test
	void doesntCountAMissedMonthAndDoesntShiftTheOthers() {
		Fix fix = monthly(2);

		measured(fix, "94%", Verdict.FAIL, FIRST);
		assertThat(fix.status()).isEqualTo(FixStatus.STARTED);
		fix.recheckOn(FIRST.plusDays(7));
		measured(fix, "100%", Verdict.PASS, FIRST.plusDays(7));

		assertThat(fix.status()).isEqualTo(FixStatus.DONE);
		assertThat(fix.counted()).isEqualTo(1);
		assertThat(fix.plan().checkOn()).isEqualTo(FIRST.plusMonths(1));
	}

	@Test
	void takesNoTwoResultsOfOneMonth() {
		Fix fix = monthly(2);
		assertThat(fix.mayMeasure(TODAY)).as("the first may be given early").isEmpty();
		measured(fix, "97%", Verdict.PASS, FIRST);

		assertThat(fix.mayMeasure(FIRST)).contains(Refusal.of(Rule.NOT_DUE_YET, "F1", FIRST.plusMonths(1).toString()));
		assertThat(fix.mayMeasure(FIRST.plusMonths(1))).isEmpty();
	}

	@Test
	void asksForTheNextMonthWhenOneIsGivenVeryLate() {
		Fix fix = monthly(3);
		LocalDate late = FIRST.plusMonths(4);
		measured(fix, "97%", Verdict.PASS, late);

		assertThat(fix.plan().checkOn()).isEqualTo(late.plusMonths(1));
	}

	@Test
	void countsAnExceptionOnceItIsApproved() {
		Fix fix = monthly(2);
		fix.verified(new Verification("94%", ">= 95%", Verdict.FAIL, null, person("alice"), Instant.EPOCH, "on leave",
				null, null));
		assertThat(fix.counted()).isZero();
		fix.approve(person("carol"), false, FIRST.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));

		assertThat(fix.status()).isEqualTo(FixStatus.DONE);
		assertThat(fix.counted()).isEqualTo(1);
		assertThat(fix.plan().checkOn()).isEqualTo(FIRST.plusMonths(1));
	}

	@Test
	void cantBecomeShorterThanWhatIsBehindIt() {
		Fix fix = monthly(3);
		measured(fix, "97%", Verdict.PASS, FIRST);

		assertThat(fix.schedule(CheckSchedule.ONCE)).isPresent();
		assertThat(fix.schedule(new CheckSchedule(2, null, 5))).isEmpty();
		assertThat(fix.schedule().recheckAfterDays()).isEqualTo(5);
	}

	@Test
	void neverFallsOnAWeekend() {
		Fix fix = monthly(1);
		assertThat(FIRST).as("a Sunday").isEqualTo(LocalDate.of(2026, 12, 20));
		fix.keepToWorkingDays(BUNDLED.hours());

		assertThat(fix.plan().checkOn()).isEqualTo(LocalDate.of(2026, 12, 21));
	}

	@Test
	void isShownAsALineOfText() {
		Fix fix = monthly(4);
		measured(fix, "94%", Verdict.FAIL, FIRST);
		measured(fix, "100%", Verdict.PASS, FIRST.plusDays(7));
		measured(fix, "50%", Verdict.PASS, FIRST.plusMonths(1));

		assertThat(ResultChart.of(fix)).contains("█ 94% ⚠️ █ 100% ✓ ▅ 50% ✓ ○○ (2 of 4)");
		assertThat(ResultChart.of(aFix().verified())).isEmpty();
	}

	@Test
	void keepsWhatWasSaidOfItsProgress() {
		Fix fix = aFix().open();
		assertThat(fix.note(new StatusNote(person("bob"), Instant.EPOCH, "half of it is live"))).isEmpty();

		assertThat(fix.lastNote()).map(StatusNote::text).contains("half of it is live");
		assertThat(aFix().dropped().note(new StatusNote(person("bob"), Instant.EPOCH, "too late"))).isPresent();
	}

}
