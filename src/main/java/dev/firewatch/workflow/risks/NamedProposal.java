package dev.firewatch.workflow.risks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.chat.FirstWord;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskProposal;
import dev.firewatch.risk.Risks;

/** A proposal and its risk, as people name them. */
record NamedProposal(Risk risk, RiskProposal proposal) {

	private static final Pattern ID = Pattern.compile("(\\S+)/(P\\d+)", Pattern.CASE_INSENSITIVE);

	/** Whether a text begins with a proposal's id. */
	static boolean begins(String text) {
		return ID.matcher(FirstWord.of(text).first()).matches();
	}

	/** The proposal with the id; empty if there is none. */
	static Optional<NamedProposal> find(Risks risks, String id) {
		Matcher named = ID.matcher(id);
		return named.matches()
				? risks.named(named.group(1))
					.flatMap(risk -> risk.proposal(named.group(2)).map(proposal -> new NamedProposal(risk, proposal)))
				: Optional.empty();
	}

	/** What chat calls it, such as {@code RISK-023/P1}. */
	String name() {
		return risk.id() + "/" + proposal.id();
	}

}
