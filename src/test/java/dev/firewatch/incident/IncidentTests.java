package dev.firewatch.incident;

import java.time.Instant;
import java.util.List;

import dev.firewatch.people.Platform;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.policy.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.firewatch.testing.IncidentFixture.DECLARED;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class IncidentTests {

	private static final Instant LATER = minutesIn(120);

	@Test
	void knowsWhatWasSaidWhenItWasDeclared() {
		Incident incident = anIncident().titled("Login fails").signal("data loss", "data").open();

		assertThat(incident.title()).isEqualTo("Login fails");
		assertThat(incident.kind()).isEqualTo(Kind.INCIDENT);
		assertThat(incident.home()).isEqualTo(Platform.LOCAL);
		assertThat(incident.declaredBy()).isEqualTo(person("bob"));
		assertThat(incident.declaredAt()).isEqualTo(DECLARED);
		assertThat(incident.signals()).extracting(Signal::phrase).containsExactly("data loss");
		assertThat(incident.status()).isEqualTo(Status.DECLARED);
		assertThat(incident.members()).containsExactly(person("bob"));
		assertThat(incident.room()).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "SEV2, , SEV2", "SEV2, SEV1, SEV1", "SEV2, SEV2, SEV2", "SEV2, SEV3, SEV2" })
	void startsAtTheSeverityAskedForOnlyIfThatIsWorseThanTheRecommended(Severity recommended, Severity asked,
			Severity expected) {
		Incident incident = anIncident().severity(recommended).asked(asked).open();

		assertThat(incident.severity()).isEqualTo(expected);
		assertThat(incident.recommended()).isEqualTo(recommended);
		assertThat(incident.severities())
			.containsExactly(new SeverityChange(expected, person("bob"), DECLARED, null, null));
		assertThat(incident.lastSeverityChange()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "SEV1, SEV2, true", "SEV2, SEV1, false", "SEV1, SEV1, false", "SEV2, SEV3, true" })
	void needsAReasonForEachStepDown(Severity now, Severity wanted, boolean needed) {
		assertThat(anIncident().severity(now).open().needsReason(wanted)).isEqualTo(needed);
	}

	@Test
	void needsAReasonForWhatIsBelowTheRecommendationEvenOnTheWayUp() {
		Incident incident = anIncident().severity(Severity.SEV1).open();
		incident.setSeverity(severity(Severity.SEV3, "a test system"));

		assertThat(incident.needsReason(Severity.SEV2)).isTrue();
		assertThat(incident.needsReason(Severity.SEV1)).isFalse();
		assertThat(incident.belowRecommendation(Severity.SEV2)).isTrue();
		assertThat(incident.belowRecommendation(Severity.SEV1)).isFalse();
	}

	@Test
	void lowersTheSeverityOnlyWithAReason() {
		Incident incident = anIncident().severity(Severity.SEV1).open();

		assertThat(incident.setSeverity(severity(Severity.SEV2, null)))
			.contains(Refusal.of(Rule.REASON_NEEDED, "SEV2"));
		assertThat(incident.severity()).isEqualTo(Severity.SEV1);
		assertThat(incident.setSeverity(severity(Severity.SEV2, "one customer"))).isEmpty();
		assertThat(incident.severity()).isEqualTo(Severity.SEV2);
		assertThat(incident.lastSeverityChange()).contains(severity(Severity.SEV2, "one customer"));
	}

	@Test
	void raisesTheSeverityWithoutAReason() {
		Incident incident = anIncident().severity(Severity.SEV2).open();

		assertThat(incident.setSeverity(severity(Severity.SEV1, null))).isEmpty();
		assertThat(incident.severity()).isEqualTo(Severity.SEV1);
		assertThat(incident.severities()).hasSize(2);
	}

	@Test
	void refusesTheSeverityItHas() {
		Incident incident = anIncident().severity(Severity.SEV2).open();

		assertThat(incident.setSeverity(severity(Severity.SEV2, "why not"))).contains(Refusal.of(Rule.ALREADY, "SEV2"));
		assertThat(incident.severities()).hasSize(1);
	}

	@Test
	void isADecisionOfFewOnceTwoSignalsAreOfOneFamily() {
		assertThat(anIncident().open().needsDecision()).isFalse();
		assertThat(anIncident().signal("data loss", "data").open().needsDecision()).isFalse();
		assertThat(anIncident().signal("data loss", "data").signal("injury", "safety").open().needsDecision())
			.isFalse();
		assertThat(anIncident().signal("injury", "safety")
			.signal("data loss", "data")
			.signal("leak", "data")
			.open()
			.needsDecision()).isTrue();
	}

	@Test
	void awaitsTheDecisionUntilSomebodyGivesAReasonCode() {
		Incident incident = anIncident().severity(Severity.SEV1).signal("loss", "data").signal("leak", "data").open();

		assertThat(incident.awaitsDecision()).isTrue();
		incident.setSeverity(severity(Severity.SEV2, "a reason and no code"));
		assertThat(incident.awaitsDecision()).isTrue();
		incident.setSeverity(new SeverityChange(Severity.SEV3, person("alice"), LATER, "false-positive", "a test"));
		assertThat(incident.awaitsDecision()).isFalse();
		assertThat(incident.needsDecision()).isTrue();
	}

	@Test
	void awaitsNoDecisionWithoutSignals() {
		assertThat(anIncident().open().awaitsDecision()).isFalse();
	}

	@Test
	void isInvestigatedOnceSomebodyTakesARole() {
		Incident incident = anIncident().open();

		assertThat(incident.give(new RoleHolder("scribe", person("carol"), LATER))).isEmpty();
		assertThat(incident.status()).isEqualTo(Status.INVESTIGATING);
		assertThat(incident.held("scribe")).contains(new RoleHolder("scribe", person("carol"), LATER));
		assertThat(incident.holder("scribe")).contains(person("carol"));
		assertThat(incident.holder("commander")).isEmpty();
		assertThat(incident.held("commander")).isEmpty();
		assertThat(incident.members()).containsExactlyInAnyOrder(person("bob"), person("carol"));
	}

	@Test
	void staysMitigatedWhenARoleIsTaken() {
		Incident incident = anIncident().led("alice").mitigated();
		incident.give(new RoleHolder("scribe", person("carol"), LATER));

		assertThat(incident.status()).isEqualTo(Status.MITIGATED);
	}

	@Test
	void handsARoleOverAndKeepsTheOthers() {
		Incident incident = anIncident().led("alice").role("scribe", "bob").open();
		incident.give(new RoleHolder("commander", person("carol"), LATER));

		assertThat(incident.roles()).extracting(RoleHolder::role, RoleHolder::person)
			.containsExactly(tuple("scribe", person("bob")), tuple("commander", person("carol")));
		assertThat(incident.members()).contains(person("alice"));
	}

	@Test
	void keepsTheLastUpdate() {
		Incident incident = anIncident().open();
		StatusUpdate update = new StatusUpdate("We roll back.", person("alice"), LATER, null);

		assertThat(incident.lastUpdate()).isEmpty();
		assertThat(incident.tell(update)).isEmpty();
		assertThat(incident.lastUpdate()).contains(update);
	}

	@Test
	void remembersWhenItWasMitigatedAndResolved() {
		Incident incident = anIncident().led("alice").resolved();

		assertThat(incident.status()).isEqualTo(Status.RESOLVED);
		assertThat(incident.mitigatedAt()).contains(minutesIn(30));
		assertThat(incident.resolvedAt()).contains(minutesIn(60));
		assertThat(incident.endedAt()).isEmpty();
	}

	@Test
	void isResolvedWithoutHavingBeenMitigated() {
		Incident incident = anIncident().open();

		assertThat(incident.resolve(LATER)).isEmpty();
		assertThat(incident.mitigatedAt()).isEmpty();
		assertThat(incident.resolvedAt()).contains(LATER);
	}

	@Test
	void isMitigatedOnlyWhileItIsFought() {
		assertThat(anIncident().mitigated().mitigate(LATER)).contains(Refusal.of(Rule.ALREADY, "mitigated"));
		assertThat(anIncident().resolved().mitigate(LATER)).contains(Refusal.of(Rule.WRONG_STATUS, "resolved"));
		assertThat(anIncident().cancelled().mitigate(LATER)).contains(Refusal.of(Rule.WRONG_STATUS, "cancelled"));
	}

	@Test
	void isResolvedOnce() {
		assertThat(anIncident().resolved().resolve(LATER)).contains(Refusal.of(Rule.ALREADY, "resolved"));
		assertThat(anIncident().followedUp().resolve(LATER)).contains(Refusal.of(Rule.ALREADY, "resolved"));
		assertThat(anIncident().closed().resolve(LATER)).contains(Refusal.of(Rule.WRONG_STATUS, "closed"));
		assertThat(anIncident().followedUp().resolvedAt()).contains(minutesIn(60));
	}

	@Test
	void isFollowedUpOnlyOnceItIsResolved() {
		Incident open = anIncident().open();
		open.followUp();
		Incident closed = anIncident().closed();
		closed.followUp();

		assertThat(open.status()).isEqualTo(Status.DECLARED);
		assertThat(closed.status()).isEqualTo(Status.CLOSED);
		assertThat(anIncident().followedUp().status()).isEqualTo(Status.FOLLOWING_UP);
	}

	@Test
	void isCancelledWithAReasonOnlyWhileItIsFought() {
		Incident cancelled = anIncident().cancelled();

		assertThat(cancelled.status()).isEqualTo(Status.CANCELLED);
		assertThat(cancelled.endReason()).contains("a test of the alarm");
		assertThat(cancelled.endedAt()).contains(minutesIn(30));
		assertThat(cancelled.cancel(LATER, "again")).contains(Refusal.of(Rule.ALREADY, "cancelled"));
		assertThat(anIncident().resolved().cancel(LATER, "no")).contains(Refusal.of(Rule.WRONG_STATUS, "resolved"));
	}

	@Test
	void closesOnlyFromTheFollowUp() {
		assertThat(anIncident().resolved().close(LATER)).isEmpty();
		assertThat(anIncident().followedUp().close(LATER)).isEmpty();
		assertThat(anIncident().open().close(LATER)).contains(Refusal.of(Rule.NOT_RESOLVED, "declared"));
		assertThat(anIncident().mitigated().close(LATER)).contains(Refusal.of(Rule.NOT_RESOLVED, "mitigated"));
		assertThat(anIncident().cancelled().close(LATER)).contains(Refusal.of(Rule.WRONG_STATUS, "cancelled"));
		assertThat(anIncident().closed().close(LATER)).contains(Refusal.of(Rule.ALREADY, "closed"));
		assertThat(anIncident().closed().endedAt()).contains(minutesIn(90));
	}

	@Test
	void takesNothingMoreOnceItHasEnded() {
		for (Incident ended : List.of(anIncident().closed(), anIncident().cancelled())) {
			Refusal refused = Refusal.of(Rule.WRONG_STATUS, ended.status().words());

			assertThat(ended.setSeverity(severity(Severity.SEV0, null))).contains(refused);
			assertThat(ended.give(new RoleHolder("scribe", person("carol"), LATER))).contains(refused);
			assertThat(ended.tell(new StatusUpdate("Too late", person("bob"), LATER, null))).contains(refused);
			assertThat(ended.roles()).isEmpty();
			assertThat(ended.lastUpdate()).isEmpty();
			assertThat(ended.severities()).hasSize(1);
		}
	}

	@Test
	void goesBackToTheFollowUpWhenItWasClosed() {
		Incident incident = anIncident().closed();

		assertThat(incident.reopen()).isEmpty();
		assertThat(incident.status()).isEqualTo(Status.FOLLOWING_UP);
		assertThat(incident.resolvedAt()).contains(minutesIn(60));
		assertThat(incident.mitigatedAt()).contains(minutesIn(30));
		assertThat(incident.endedAt()).isEmpty();
	}

	@Test
	void isFoughtAgainWhenItWasOnlyResolvedOrCancelled() {
		Incident resolved = anIncident().resolved();
		Incident cancelled = anIncident().cancelled();

		assertThat(resolved.reopen()).isEmpty();
		assertThat(resolved.status()).isEqualTo(Status.INVESTIGATING);
		assertThat(resolved.resolvedAt()).isEmpty();
		assertThat(resolved.mitigatedAt()).isEmpty();
		assertThat(cancelled.reopen()).isEmpty();
		assertThat(cancelled.status()).isEqualTo(Status.INVESTIGATING);
		assertThat(cancelled.endReason()).isEmpty();
		assertThat(cancelled.endedAt()).isEmpty();
	}

	@Test
	void isNotReopenedWhileItIsFought() {
		assertThat(anIncident().mitigated().reopen()).contains(Refusal.of(Rule.ALREADY, "mitigated"));
		assertThat(anIncident().open().reopen()).contains(Refusal.of(Rule.ALREADY, "declared"));
	}

	@Test
	void movesIntoANewRoomIfItsOwnWasPutAway() {
		Incident archived = anIncident().closed();
		archived.announceArchive(minutesIn(100), minutesIn(200));
		archived.archive(minutesIn(200));
		Incident announced = anIncident().closed();
		announced.announceArchive(minutesIn(100), minutesIn(200));

		assertThat(archived.archivedAt()).contains(minutesIn(200));
		assertThat(announced.archiveOn()).contains(minutesIn(200));
		assertThat(announced.archiveAnnouncedAt()).contains(minutesIn(100));
		archived.reopen();
		announced.reopen();
		assertThat(archived.room()).isEqualTo(2);
		assertThat(archived.archivedAt()).isEmpty();
		assertThat(announced.room()).isOne();
		assertThat(announced.archiveOn()).isEmpty();
		assertThat(announced.archiveAnnouncedAt()).isEmpty();
	}

	@Test
	void keepsItsRoomAsLongAsPeopleTalkThere() {
		Incident incident = anIncident().closed();
		incident.announceArchive(minutesIn(100), minutesIn(200));
		incident.archive(minutesIn(200));
		incident.keepRoom(minutesIn(150));

		assertThat(incident.lastTalkAt()).contains(minutesIn(150));
		assertThat(incident.archiveAnnouncedAt()).isEmpty();
		assertThat(incident.archiveOn()).isEmpty();
		assertThat(incident.archivedAt()).isEmpty();
		assertThat(incident.room()).isOne();
	}

	private static Signal signal(String phrase, String family) {
		return new Signal(phrase, family, Severity.SEV1);
	}

	private static SignalDecision decision(Instant at, boolean reviewed) {
		return new SignalDecision(SignalDecision.Outcome.RESOLVED, person("alice"), at, "R1", "seen", reviewed);
	}

	@Test
	void needsADecisionOnceTwoSignalsOfOneFamilyAreKnown() {
		Incident incident = anIncident().signal("phishing", "security").open();
		assertThat(incident.needsDecision()).isFalse();

		assertThat(incident.notice(List.of(signal("Phishing", "security"), signal("data loss", "data")), minutesIn(5)))
			.as("the same phrase again adds nothing")
			.extracting(Signal::phrase)
			.containsExactly("data loss");
		assertThat(incident.needsDecision()).isFalse();

		incident.notice(List.of(signal("malware", "security")), minutesIn(10));
		assertThat(incident.awaitsDecision()).isTrue();
		assertThat(incident.flags()).extracting(flag -> flag.signal().phrase(), Flag::since)
			.containsExactly(tuple("phishing", DECLARED), tuple("malware", minutesIn(10)));
		assertThat(incident.recommended()).isEqualTo(Severity.SEV1);
		assertThat(incident.severity()).as("only people change it").isEqualTo(Severity.SEV2);
	}

	@Test
	void needsAnotherDecisionForASignalThatIsFoundLater() {
		Incident incident = anIncident().signal("phishing", "security").signal("malware", "security").open();
		incident.decide(decision(minutesIn(10), false));
		assertThat(incident.awaitsDecision()).isFalse();
		assertThat(incident.unreviewed()).as("decided without looking").hasSize(2);

		incident.decide(decision(minutesIn(20), true));
		assertThat(incident.unreviewed()).isEmpty();

		incident.notice(List.of(signal("breach", "security")), minutesIn(30));
		assertThat(incident.awaitsDecision()).isTrue();
		assertThat(incident.unreviewed()).extracting(flag -> flag.signal().phrase()).containsExactly("breach");
	}

	@Test
	void takesALoweringWithACodeForADecisionOnWhatWasKnown() {
		Incident incident = anIncident().signal("phishing", "security").open();
		incident.setSeverity(new SeverityChange(Severity.SEV3, person("alice"), minutesIn(5), "R2", "one mail"));
		incident.notice(List.of(signal("malware", "security")), minutesIn(10));

		assertThat(incident.awaitsDecision()).isTrue();
	}

	@Test
	void isJoinedOnce() {
		Incident incident = anIncident().open();

		assertThat(incident.join(person("carol"))).isTrue();
		assertThat(incident.join(person("carol"))).isFalse();
		assertThat(incident.join(person("bob"))).isFalse();
	}

	@Test
	void isVisibleToItsMembersAloneIfItIsPrivate() {
		assertThat(anIncident().open().isPrivate()).isFalse();
		assertThat(anIncident().open().visibleTo(person("carol"))).isTrue();
		Incident hidden = anIncident().inPrivate().led("alice").open();

		assertThat(hidden.isPrivate()).isTrue();
		assertThat(hidden.visibleTo(person("carol"))).isFalse();
		assertThat(hidden.visibleTo(person("bob"))).isTrue();
		assertThat(hidden.visibleTo(person("alice"))).isTrue();
	}

	private static SeverityChange severity(Severity severity, String reason) {
		return new SeverityChange(severity, person("alice"), LATER, null, reason);
	}

}
