package dev.firewatch.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.policy.RiskRule;
import dev.firewatch.risk.Risk;

/**
 * What the register says that has to do with an incident.
 *
 * @param risks those that came true in it or in an incident that is related to it
 * @param declared when the incidents of these risks were declared that anybody may know
 * of
 * @param bands what probabilities mean
 */
public record RegisterEvidence(List<Risk> risks, Map<IncidentId, Instant> declared, RiskRule bands) {

	public RegisterEvidence {
		risks = List.copyOf(risks);
		declared = Map.copyOf(declared);
	}

}
