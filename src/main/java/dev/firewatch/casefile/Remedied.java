package dev.firewatch.casefile;

import java.util.List;

import dev.firewatch.incident.IncidentHead;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.remediation.Fix;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * An incident and its fixes, as reports read them: without timeline, causes and
 * postmortem.
 *
 * @param ledger what waits; null if nobody has written it down since the last version
 */
public record Remedied(@Id IncidentId id, IncidentHead incident, @Nullable List<Fix> fixes,
		@Nullable List<Obligation> ledger) {

	/** Its fixes, in the order in which they were promised. */
	public List<Fix> promised() {
		return fixes == null ? List.of() : fixes;
	}

	/** What waited when the casefile was last written. */
	public List<Obligation> waiting() {
		return ledger == null ? List.of() : ledger;
	}

}
