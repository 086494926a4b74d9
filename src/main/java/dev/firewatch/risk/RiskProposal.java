package dev.firewatch.risk;

import java.time.Instant;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A change that an incident gave the occasion to propose, and what became of it.
 *
 * @param gap the question of the audit whose gap it closes; empty if it closes none
 * @param decision null while it waits
 */
public record RiskProposal(int number, ProposedChange change, IncidentId incident, String gap, PersonId by, Instant at,
		@Nullable ProposalDecision decision) {

	/** What somebody decided. */
	public record ProposalDecision(boolean accepted, PersonId by, Instant at, @Nullable String why) {
	}

	/** Such as {@code P1}. */
	public String id() {
		return "P" + number;
	}

	public boolean open() {
		return decision == null;
	}

	public boolean accepted() {
		return decision != null && decision.accepted();
	}

	/** {@code open}, {@code accepted} or {@code rejected}. */
	public String state() {
		return decision == null ? "open" : decision.accepted() ? "accepted" : "rejected";
	}

	/**
	 * Whether somebody may accept it: the risk's owner may, and whoever else may change
	 * the register unless they proposed it themselves.
	 */
	public boolean acceptableBy(PersonId person, @Nullable RiskOwner owner, boolean keepsRegister) {
		return owns(person, owner) || keepsRegister && !person.equals(by);
	}

	/** Whether somebody may reject it; whoever proposed it takes it back like that. */
	public boolean rejectableBy(PersonId person, @Nullable RiskOwner owner, boolean keepsRegister) {
		return owns(person, owner) || keepsRegister || person.equals(by);
	}

	private static boolean owns(PersonId person, @Nullable RiskOwner owner) {
		return owner != null && person.equals(owner.person());
	}

	RiskProposal answering(String question) {
		return new RiskProposal(number, change, incident, question, by, at, decision);
	}

	RiskProposal saying(ProposedChange other) {
		return new RiskProposal(number, other, incident, gap, by, at, decision);
	}

	RiskProposal decided(ProposalDecision made) {
		return new RiskProposal(number, change, incident, gap, by, at, made);
	}

}
