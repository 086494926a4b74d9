package dev.firewatch.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.risk.RiskId;
import org.jspecify.annotations.Nullable;

/**
 * What an incident has to do with the risk register.
 *
 * @param risks those that came true in it, the first one first
 * @param none whether somebody looked and found none
 */
public record RegisterLink(List<RelatedRisk> risks, boolean none) {

	static final RegisterLink UNKNOWN = new RegisterLink(List.of(), false);

	private static final String NEW = "NEW";

	public RegisterLink(@Nullable List<RelatedRisk> risks, boolean none) {
		this.risks = risks == null ? List.of() : List.copyOf(risks);
		this.none = none;
	}

	RegisterLink with(RelatedRisk risk) {
		List<RelatedRisk> all = new ArrayList<>(risks);
		all.removeIf(known -> known.risk().equals(risk.risk()));
		all.add(risk);
		return new RegisterLink(all, false);
	}

	RegisterLink without(RiskId risk) {
		return new RegisterLink(risks.stream().filter(one -> !one.risk().equals(risk)).toList(), none);
	}

	/** Whether nobody has said yet which risk it is. */
	public boolean open() {
		return risks.isEmpty() && !none;
	}

	public boolean names(RiskId risk) {
		return risks.stream().anyMatch(one -> one.risk().equals(risk));
	}

	/** As a review says it; empty while nobody has said. */
	public Optional<String> words() {
		if (risks.isEmpty()) {
			return none ? Optional.of(NEW) : Optional.empty();
		}
		return Optional.of(risks.stream().map(RelatedRisk::words).collect(Collectors.joining("; ")));
	}

}
