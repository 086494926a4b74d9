package dev.firewatch.risk;

/** What kind of change to a risk is proposed. */
public enum ProposalKind {

	PROBABILITY, IMPACT, RISK, CASCADE, MITIGATION, IMPLEMENT, STRENGTHEN, REPLACE, INDICATOR, TIGHTEN, ESCALATION

}
