package dev.firewatch.remediation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.firewatch.testing.FixFixture.DUE;
import static dev.firewatch.testing.FixFixture.LOOKED;
import static dev.firewatch.testing.FixFixture.PROMISED;
import static dev.firewatch.testing.FixFixture.TODAY;
import static dev.firewatch.testing.FixFixture.aFix;
import static dev.firewatch.testing.FixFixture.finish;
import static dev.firewatch.testing.FixFixture.missed;
import static dev.firewatch.testing.FixFixture.passed;
import static dev.firewatch.testing.IncidentFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

class FixTests {

	private static final VerificationPlan IN_TWO_WEEKS = new VerificationPlan("look", "renewals", "100%", null, 14,
			null);

	private static Optional<Refusal> refused(Rule rule, String status) {
		return Optional.of(Refusal.of(rule, "F1", status));
	}

	static Stream<Fix> settled() {
		return Stream.of(aFix().verified(), aFix().dropped());
	}

	@Test
	void isOpenFromThePromiseOn() {
		Fix fix = aFix().titled("Alert on expiry").owned("bob").answering("CF1").open();

		assertThat(fix.id()).isEqualTo("F1");
		assertThat(fix.title()).isEqualTo("Alert on expiry");
		assertThat(fix.status()).isEqualTo(FixStatus.OPEN);
		assertThat(fix.owners()).containsExactly(Owner.of(person("bob")));
		assertThat(fix.answers()).containsExactly("CF1");
		assertThat(fix.due()).isEqualTo(DUE);
		assertThat(fix.createdAt()).isEqualTo(PROMISED);
		assertThat(fix.createdBy()).isEqualTo(person("bob"));
		assertThat(fix.lastVerification()).isEmpty();
		assertThat(fix.doneAt()).isEmpty();
		assertThat(fix.scope()).isEqualTo(FixScope.NONE);
	}

	@Test
	void isStartedOnce() {
		Fix fix = aFix().open();

		assertThat(fix.start()).isEmpty();
		assertThat(fix.status()).isEqualTo(FixStatus.STARTED);
		assertThat(fix.start()).isEqualTo(refused(Rule.ALREADY, "started"));
		assertThat(aFix().done().start()).isEqualTo(refused(Rule.WRONG_STATUS, "done"));
		assertThat(aFix().verified().start()).isEqualTo(refused(Rule.WRONG_STATUS, "verified"));
	}

	@Test
	void isDoneWhetherOrNotItWasStarted() {
		for (Fix fix : List.of(aFix().open(), aFix().started())) {
			assertThat(fix.done(person("bob"), LOOKED, "merged", TODAY, 30)).isEmpty();
			assertThat(fix.status()).isEqualTo(FixStatus.DONE);
			assertThat(fix.doneAt()).contains(LOOKED);
			assertThat(fix.doneBy()).contains(person("bob"));
			assertThat(fix.doneNote()).contains("merged");
		}
	}

	@Test
	void isDoneOnce() {
		assertThat(aFix().done().done(person("bob"), LOOKED, null, TODAY, 30)).isEqualTo(refused(Rule.ALREADY, "done"));
		assertThat(aFix().verified().done(person("bob"), LOOKED, null, TODAY, 30))
			.isEqualTo(refused(Rule.WRONG_STATUS, "verified"));
		assertThat(aFix().dropped().done(person("bob"), LOOKED, null, TODAY, 30))
			.isEqualTo(refused(Rule.WRONG_STATUS, "dropped"));
	}

	@Test
	void isCheckedWhenThePlanSaysElseWhenThePolicySays() {
		LocalDate newYear = LocalDate.of(2027, 1, 1);

		assertThat(aFix().done().plan().checkOn()).isEqualTo("2026-12-20");
		assertThat(aFix().planned(IN_TWO_WEEKS).done().plan().checkOn()).isEqualTo("2026-12-04");
		assertThat(aFix().planned(IN_TWO_WEEKS.checkedOn(newYear)).done().plan().checkOn()).isEqualTo(newYear);
		assertThat(aFix().planned(IN_TWO_WEEKS).done().plan().metric()).isEqualTo("renewals");
	}

	@Test
	void isVerifiedOnlyOnceItIsDone() {
		assertThat(aFix().done().mayVerify(false, false)).isEmpty();
		assertThat(aFix().open().mayVerify(false, false)).isEqualTo(refused(Rule.NOT_DONE_YET, "open"));
		assertThat(aFix().started().mayVerify(false, false)).isEqualTo(refused(Rule.NOT_DONE_YET, "started"));
	}

	@Test
	void isVerifiedAgainAfterItFailed() {
		assertThat(aFix().failed().status()).isEqualTo(FixStatus.STARTED);
		assertThat(aFix().failed().mayVerify(false, false)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "true, false, false", "true, true, true", "false, false, true", "false, true, true" })
	void isVerifiedByAnOwnerOnlyWhereThePolicyLetsThem(boolean byOwner, boolean ownersMay, boolean allowed) {
		Optional<Refusal> refusal = aFix().done().mayVerify(byOwner, ownersMay);

		assertThat(refusal).isEqualTo(allowed ? Optional.empty() : refused(Rule.OWNER_MAY_NOT_VERIFY, "done"));
	}

	@Test
	void isVerifiedByAResultThatMeetsTheTarget() {
		Fix fix = aFix().done();
		fix.verified(passed());

		assertThat(fix.status()).isEqualTo(FixStatus.VERIFIED);
		assertThat(fix.lastVerification()).contains(passed());
	}

	@Test
	void goesBackToWorkWhenTheTargetIsMissed() {
		Fix fix = aFix().done();
		fix.verified(missed(null));

		assertThat(fix.status()).isEqualTo(FixStatus.STARTED);
		assertThat(fix.awaitsApproval()).isFalse();
		assertThat(fix.approvalAskedAt()).isEmpty();
	}

	@Test
	void keepsEveryResult() {
		Fix fix = aFix().failed();
		finish(fix);
		fix.verified(passed());

		assertThat(fix.verifications()).containsExactly(missed(null), passed());
		assertThat(fix.lastVerification()).contains(passed());
		assertThat(fix.status()).isEqualTo(FixStatus.VERIFIED);
	}

	@Test
	void waitsForApprovalWhenAMissedTargetIsToCount() {
		Fix fix = aFix().exceptionAsked();

		assertThat(fix.status()).isEqualTo(FixStatus.DONE);
		assertThat(fix.awaitsApproval()).isTrue();
		assertThat(fix.approvalAskedAt()).contains(LOOKED);
	}

	@Test
	void waitsForApprovalAgainWhenARepeatedCheckIsToCount() {
		Fix fix = aFix().failed();
		fix.verified(missed("nobody else is affected"));

		assertThat(fix.status()).isEqualTo(FixStatus.DONE);
		assertThat(fix.awaitsApproval()).isTrue();
	}

	@Test
	void countsOnceSomebodyElseApprovesTheException() {
		Fix fix = aFix().exceptionAsked();
		Instant later = LOOKED.plusSeconds(60);

		assertThat(fix.approve(person("carol"), false, later)).isEmpty();
		assertThat(fix.status()).isEqualTo(FixStatus.VERIFIED);
		assertThat(fix.lastVerification()).map(Verification::approvedBy).contains(person("carol"));
		assertThat(fix.lastVerification()).map(Verification::approvedAt).contains(later);
		assertThat(fix.awaitsApproval()).isFalse();
	}

	@Test
	void goesBackToWorkWhenTheExceptionIsRejected() {
		Fix fix = aFix().exceptionAsked();

		assertThat(fix.reject(false)).isEmpty();
		assertThat(fix.status()).isEqualTo(FixStatus.STARTED);
		assertThat(fix.verifications()).containsExactly(missed(null));
	}

	@Test
	void isDroppedOnlyOnceSomebodyElseApproves() {
		Fix fix = aFix().dropAsked();

		assertThat(fix.status()).isEqualTo(FixStatus.OPEN);
		assertThat(fix.awaitsApproval()).isTrue();
		assertThat(fix.approvalAskedAt()).contains(LOOKED);
		assertThat(fix.approve(person("carol"), false, LOOKED)).isEmpty();
		assertThat(fix.status()).isEqualTo(FixStatus.DROPPED);
		assertThat(fix.dropRequest())
			.contains(new Fix.DropRequest(person("bob"), LOOKED, "superseded", person("carol")));
		assertThat(fix.awaitsApproval()).isFalse();
	}

	@Test
	void goesOnWhenTheDropIsRejected() {
		Fix fix = aFix().dropAsked();

		assertThat(fix.reject(false)).isEmpty();
		assertThat(fix.status()).isEqualTo(FixStatus.OPEN);
		assertThat(fix.dropRequest()).isEmpty();
		assertThat(fix.awaitsApproval()).isFalse();
	}

	@Test
	void keepsTheExceptionWaitingWhenADropOfItIsRejected() {
		Fix fix = aFix().exceptionAsked();
		fix.requestDrop(person("bob"), LOOKED.plusSeconds(60), "superseded");

		assertThat(fix.approvalAskedAt()).contains(LOOKED.plusSeconds(60));
		assertThat(fix.reject(false)).isEmpty();
		assertThat(fix.awaitsApproval()).isTrue();
		assertThat(fix.approvalAskedAt()).contains(LOOKED);
	}

	@Test
	void isNeitherApprovedNorRejectedByAnOwner() {
		for (Fix fix : List.of(aFix().dropAsked(), aFix().exceptionAsked())) {
			FixStatus before = fix.status();

			assertThat(fix.approve(person("bob"), true, LOOKED))
				.isEqualTo(refused(Rule.OWNER_MAY_NOT_APPROVE, before.words()));
			assertThat(fix.reject(true)).isEqualTo(refused(Rule.OWNER_MAY_NOT_APPROVE, before.words()));
			assertThat(fix.status()).isEqualTo(before);
			assertThat(fix.awaitsApproval()).isTrue();
		}
	}

	@Test
	void hasNothingToApproveUnlessItWasAskedFor() {
		for (Fix fix : List.of(aFix().open(), aFix().done(), aFix().failed(), aFix().verified(), aFix().dropped())) {
			assertThat(fix.approve(person("carol"), false, LOOKED))
				.isEqualTo(refused(Rule.NOTHING_TO_APPROVE, fix.status().words()));
			assertThat(fix.reject(false)).isEqualTo(refused(Rule.NOTHING_TO_APPROVE, fix.status().words()));
		}
	}

	@Test
	void forgetsTheWishToDropItOnceItWasLookedAt() {
		Fix fix = aFix().done();
		fix.requestDrop(person("bob"), LOOKED, "superseded");
		fix.verified(missed(null));

		assertThat(fix.dropRequest()).isEmpty();
		assertThat(fix.awaitsApproval()).isFalse();
	}

	@Test
	void isLookedAtAgainOnTheDaySet() {
		Fix fix = aFix().failed();
		fix.recheckOn(LocalDate.of(2027, 1, 15));

		assertThat(fix.plan().checkOn()).isEqualTo("2027-01-15");
	}

	@Test
	void isSnoozedUntilItIsDoneOrLookedAt() {
		LocalDate monday = LocalDate.of(2026, 12, 14);
		Fix finished = aFix().open();
		finished.snooze(monday, "holidays");
		Fix looked = aFix().done();
		looked.snooze(monday, "holidays");

		assertThat(finished.snoozedUntil()).contains(monday);
		finish(finished);
		looked.verified(missed(null));
		assertThat(finished.snoozedUntil()).isEmpty();
		assertThat(looked.snoozedUntil()).isEmpty();
	}

	@Test
	void countsHowOftenItIsPutOffInARow() {
		Fix fix = aFix().open();
		fix.snooze(LocalDate.of(2026, 12, 14), "holidays");
		fix.snooze(LocalDate.of(2026, 12, 21), "holidays");
		assertThat(fix.snoozes()).isEqualTo(2);

		fix.plan(fix.due(), fix.answers(), fix.plan());
		assertThat(fix.snoozes()).isEqualTo(2);
		fix.plan(fix.due().plusDays(7), fix.answers(), fix.plan());
		assertThat(fix.snoozes()).isZero();
	}

	@Test
	void isHandedOver() {
		Fix fix = aFix().owned("bob").open();

		assertThat(fix.handOver(List.of(Owner.of("scribe")))).isEmpty();
		assertThat(fix.owners()).containsExactly(Owner.of("scribe"));
	}

	@Test
	void isPlannedAnew() {
		Fix fix = aFix().open();

		assertThat(fix.plan(DUE.plusDays(7), List.of("CF2"), IN_TWO_WEEKS)).isEmpty();
		assertThat(fix.due()).isEqualTo(DUE.plusDays(7));
		assertThat(fix.answers()).containsExactly("CF2");
		assertThat(fix.plan()).isEqualTo(IN_TWO_WEEKS);
	}

	@ParameterizedTest
	@MethodSource("settled")
	void staysAsItIsOnceItIsSettled(Fix fix) {
		Optional<Refusal> already = refused(Rule.ALREADY, fix.status().words());
		List<Owner> owners = fix.owners();

		assertThat(fix.mayVerify(false, true)).isEqualTo(already);
		assertThat(fix.requestDrop(person("bob"), LOOKED, "no")).isEqualTo(already);
		assertThat(fix.snooze(DUE, "no")).isEqualTo(already);
		assertThat(fix.handOver(List.of(Owner.of("scribe")))).isEqualTo(already);
		assertThat(fix.plan(DUE.plusDays(1), List.of(), IN_TWO_WEEKS)).isEqualTo(already);
		assertThat(fix.owners()).isEqualTo(owners);
		assertThat(fix.due()).isEqualTo(DUE);
		assertThat(fix.snoozedUntil()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-19, IMMEDIATE", "2026-11-20, IMMEDIATE", "2026-11-21, IMMEDIATE", "2026-11-22, SHORT_TERM",
			"2026-11-27, SHORT_TERM", "2026-11-28, LONG_TERM" })
	void isWantedAsSoonAsItIsDueUnlessSomebodySaidSo(LocalDate due, Horizon expected) {
		Fix fix = aFix().due(due).open();

		assertThat(fix.horizon()).isEqualTo(expected);
		fix.scoped(new FixScope(Horizon.LONG_TERM, "prevention", true, null, "runbook"));
		assertThat(fix.horizon()).isEqualTo(Horizon.LONG_TERM);
		assertThat(fix.scope().lands()).isEqualTo("runbook");
	}

	@Test
	void staysWithItsOwnerUntilSomebodyTakesIt() {
		Fix fix = aFix().owned("bob").open();
		assertThat(fix.offer(owners("erin", "frank"), person("alice"), LOOKED)).isEmpty();
		assertThat(fix.owners()).isEqualTo(owners("bob"));
		assertThat(fix.handOver()).map(HandOver::to).contains(owners("erin", "frank"));

		assertThat(fix.take(owners("erin"))).isEmpty();
		assertThat(fix.owners()).isEqualTo(owners("erin"));
		assertThat(fix.take(owners("frank"))).as("who comes later joins in").isEmpty();
		assertThat(fix.owners()).isEqualTo(owners("erin", "frank"));
		assertThat(fix.handOver()).isEmpty();
		assertThat(fix.take(owners("carol"))).contains(Refusal.of(Rule.NOTHING_TO_TAKE, "F1", "open"));
	}

	@Test
	void staysWithItsOwnerIfNobodyTakesIt() {
		Fix fix = aFix().owned("bob").open();
		fix.offer(owners("erin"), person("alice"), LOOKED);
		assertThat(fix.decline(List.of())).isPresent();
		assertThat(fix.decline(owners("erin"))).isEmpty();

		assertThat(fix.owners()).isEqualTo(owners("bob"));
		assertThat(fix.handOver()).isEmpty();
	}

	@Test
	void isntOfferedToWhoeverOwnsIt() {
		assertThat(aFix().owned("bob").open().offer(owners("bob"), person("bob"), LOOKED)).isPresent();
		assertThat(aFix().dropped().offer(owners("erin"), person("bob"), LOOKED)).isPresent();
	}

	@Test
	void asksForHelpOnceADay() {
		Fix fix = aFix().open();
		ZoneId zone = ZoneId.of("Asia/Tokyo");

		assertThat(fix.askForHelp(Instant.parse("2026-12-21T10:00:00Z"), zone)).isEmpty();
		assertThat(fix.askForHelp(Instant.parse("2026-12-21T14:59:00Z"), zone))
			.contains(Refusal.of(Rule.HELP_ASKED, "F1", "open"));
		assertThat(fix.askForHelp(Instant.parse("2026-12-21T15:00:00Z"), zone)).as("the next day there").isEmpty();
		assertThat(aFix().verified().askForHelp(LOOKED, zone)).isPresent();
	}

	private static List<Owner> owners(String... names) {
		return Stream.of(names).map(name -> Owner.of(person(name))).toList();
	}

}
