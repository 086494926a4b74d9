package dev.firewatch.risk;

import java.time.Instant;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who decides about a change that somebody proposed. */
class RiskProposalTests {

	private static final PersonId ALICE = new PersonId("local:alice");

	private static final PersonId BOB = new PersonId("local:bob");

	private static final PersonId CAROL = new PersonId("local:carol");

	private static final RiskOwner OWNER = new RiskOwner("@bob", BOB);

	private static RiskProposal by(PersonId person) {
		return new RiskProposal(1, ProposedChange.band(ProposalKind.PROBABILITY, 4), new IncidentId("INC-2026-0001"),
				"", person, Instant.EPOCH, null);
	}

	@Test
	void theOwnerAcceptsWhatAnybodyProposed() {
		assertThat(by(ALICE).acceptableBy(BOB, OWNER, false)).isTrue();
		assertThat(by(BOB).acceptableBy(BOB, OWNER, false)).isTrue();
	}

	@Test
	void whoeverKeepsTheRegisterAcceptsWhatOthersProposed() {
		assertThat(by(ALICE).acceptableBy(CAROL, OWNER, true)).isTrue();
		assertThat(by(ALICE).acceptableBy(CAROL, OWNER, false)).isFalse();
		assertThat(by(ALICE).acceptableBy(ALICE, OWNER, true)).isFalse();
		assertThat(by(ALICE).acceptableBy(ALICE, null, true)).isFalse();
	}

	@Test
	void aMitigationThatNobodyIsNamedForIsTheOwners() {
		RiskContent risk = RiskContent.titled("Pipeline", 2, 4, OWNER);

		assertThat(ProposedChange.of(ProposalKind.MITIGATION, null, "Contract tests")
			.apply(risk)
			.orElseThrow()
			.mitigations()).extracting(Mitigation::owner).containsExactly(OWNER);
	}

	@Test
	void whoeverProposedItMayTakeItBack() {
		assertThat(by(ALICE).rejectableBy(ALICE, OWNER, false)).isTrue();
		assertThat(by(ALICE).rejectableBy(CAROL, OWNER, false)).isFalse();
	}

}
