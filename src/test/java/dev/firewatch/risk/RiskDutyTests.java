package dev.firewatch.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.risk.RiskDuty.DutyKind;
import dev.firewatch.risk.RiskDuty.DutyTimes;
import dev.firewatch.risk.RiskProposal.ProposalDecision;
import dev.firewatch.risk.RiskVersion.Made;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What waits for people in a risk, and until when. */
class RiskDutyTests {

	private static final LocalDate ENTERED = LocalDate.of(2026, 3, 2);

	private static final PersonId BOB = new PersonId("local/bob");

	private static final RiskOwner OWNER = new RiskOwner("@bob", BOB);

	private static final RiskOwner CAROL = new RiskOwner("@carol", new PersonId("local/carol"));

	private int acts;

	private Risk risk = Risk.entered(new RiskId("RISK-023"), RiskContent.titled("Pipeline", 2, 4, OWNER),
			made(ENTERED));

	private Made made(LocalDate day) {
		return new Made(day.atTime(9, 0).toInstant(ZoneOffset.UTC), BOB, null, new IncidentId("INC-2026-0001"),
				"act-" + ++acts);
	}

	private List<RiskDuty> on(LocalDate day) {
		return RiskDuty.of(risk, day, ZoneOffset.UTC, new DutyTimes(28, 2, 7), person -> false);
	}

	private void change(RiskContent content, LocalDate day) {
		risk = risk.changed(content, made(day));
	}

	@Test
	void aPlannedMitigationIsOwedByItsOwnerElseByTheRisks() {
		LocalDate added = ENTERED.plusDays(10);
		change(risk.content()
			.mitigated(List.of(Mitigation.planned("Tests", CAROL, added.plusDays(5)),
					Mitigation.planned("Runbook", null, null))),
				added);

		assertThat(on(added)).containsExactly(new RiskDuty(DutyKind.MITIGATION, "M1", CAROL, added, added.plusDays(5)),
				new RiskDuty(DutyKind.MITIGATION, "M2", OWNER, added, added.plusDays(28)));

		change(risk.content()
			.mitigated(risk.content()
				.mitigations()
				.stream()
				.map(one -> one.in(one.id().equals("M1") ? MitigationState.IMPLEMENTED : MitigationState.PLANNED))
				.toList()), added);
		assertThat(on(added)).extracting(RiskDuty::item).containsExactly("M2");
	}

	@Test
	void aReviewWaitsFromAWeekBefore() {
		LocalDate review = ENTERED.plusDays(100);
		change(risk.content().reviewedOn(review), ENTERED);

		assertThat(on(review.minusDays(8))).isEmpty();
		assertThat(on(review.minusDays(7)))
			.containsExactly(new RiskDuty(DutyKind.REVIEW, "review", OWNER, review.minusDays(7), review));
		assertThat(on(review.plusDays(30))).hasSize(1);
	}

	@Test
	void anAcceptanceLapsesOnItsDay() {
		LocalDate until = ENTERED.plusDays(30);
		change(risk.content().acceptedUntil(until), ENTERED);

		assertThat(on(until.minusDays(1))).isEmpty();
		assertThat(on(until)).containsExactly(new RiskDuty(DutyKind.ACCEPTANCE, "accepted", OWNER, until, until));
	}

	@Test
	void aRiskWhoseOwnerLeftNeedsAnother() {
		LocalDate today = ENTERED.plusDays(3);

		assertThat(RiskDuty.of(risk, today, ZoneOffset.UTC, new DutyTimes(28, 2, 7), BOB::equals))
			.containsExactly(new RiskDuty(DutyKind.OWNER, "owner", OWNER, today, today.plusDays(2)));
	}

	@Test
	void aProposalWaitsUntilItIsDecided() {
		risk = risk.proposed(ProposedChange.band(ProposalKind.PROBABILITY, 4), "probability-accurate", made(ENTERED));
		assertThat(on(ENTERED))
			.containsExactly(new RiskDuty(DutyKind.PROPOSAL, "P1", OWNER, ENTERED, ENTERED.plusDays(2)));

		risk = risk.decided("P1", new ProposalDecision(true, BOB, Instant.EPOCH, null), made(ENTERED)).orElseThrow();
		assertThat(on(ENTERED)).isEmpty();
		assertThat(risk.content().probability()).isEqualTo(4);
		assertThat(risk.history()).last()
			.satisfies(version -> assertThat(version.changes()).extracting(RiskChange::field)
				.containsExactly("probability", "P1"))
			.satisfies(version -> assertThat(version.made().incident()).hasToString("INC-2026-0001"));
	}

	@Test
	void nothingWaitsInARetiredOne() {
		change(risk.content().mitigated(List.of(Mitigation.planned("Tests", CAROL, ENTERED))).reviewedOn(ENTERED),
				ENTERED);
		change(risk.content().retired(), ENTERED);

		assertThat(on(ENTERED.plusDays(1))).isEmpty();
	}

}
