package dev.firewatch.runbook;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.firewatch.incident.Kind;
import dev.firewatch.policy.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a run has to know of its incident.
 *
 * @param service the id of the service it is about; null if none is named
 * @param signals the families of its signals
 * @param live whether somebody still works at ending it: declared anew counts
 * @param mitigatedAt null until the harm was stopped, and again once it is reopened
 * @param controls what is still on of interim controls, by their ids
 * @param deletions records of deletions that are still open, by their ids
 * @param individuals those affected whose remedy isn't verified, by their ids
 */
public record RunFacts(Severity severity, Kind kind, @Nullable String service, Set<String> signals, boolean live,
		Instant declaredAt, @Nullable Instant mitigatedAt, @Nullable Instant resolvedAt, List<String> controls,
		List<String> deletions, List<String> individuals) {

	public RunFacts {
		signals = Set.copyOf(signals);
		controls = List.copyOf(controls);
		deletions = List.copyOf(deletions);
		individuals = List.copyOf(individuals);
	}

	/**
	 * Since when the harm has been stopped; null while it isn't. Whoever resolves without
	 * saying that it was mitigated says both.
	 */
	@Nullable Instant containedAt() {
		return mitigatedAt != null ? mitigatedAt : resolvedAt;
	}

}
