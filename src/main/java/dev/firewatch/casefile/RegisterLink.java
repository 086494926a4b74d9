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
 * @param settled what closed the gaps that its audit shows
 */
public record RegisterLink(List<RelatedRisk> risks, boolean none, List<GapSettlement> settled) {

	static final RegisterLink UNKNOWN = new RegisterLink(List.of(), false, List.of());

	private static final String NEW = "NEW";

	public RegisterLink(@Nullable List<RelatedRisk> risks, boolean none, @Nullable List<GapSettlement> settled) {
		this.risks = risks == null ? List.of() : List.copyOf(risks);
		this.none = none;
		this.settled = settled == null ? List.of() : List.copyOf(settled);
	}

	RegisterLink withNone() {
		return new RegisterLink(List.of(), true, settled);
	}

	RegisterLink settling(GapSettlement settlement) {
		List<GapSettlement> all = new ArrayList<>(settled);
		all.removeIf(one -> one.gap().equals(settlement.gap()) && one.how().equals(settlement.how()));
		all.add(settlement);
		return new RegisterLink(risks, none, all);
	}

	RegisterLink with(RelatedRisk risk) {
		List<RelatedRisk> all = new ArrayList<>(risks);
		all.removeIf(known -> known.risk().equals(risk.risk()));
		all.add(risk);
		return new RegisterLink(all, false, settled);
	}

	RegisterLink without(RiskId risk) {
		return new RegisterLink(risks.stream().filter(one -> !one.risk().equals(risk)).toList(), none, settled);
	}

	/** Whether there is nothing to write down. */
	public boolean blank() {
		return open() && settled.isEmpty();
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
