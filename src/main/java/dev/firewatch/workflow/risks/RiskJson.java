package dev.firewatch.workflow.risks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.risk.Risk;
import dev.firewatch.workflow.risks.RiskBody.CascadeBody;
import dev.firewatch.workflow.risks.RiskBody.IndicatorBody;
import dev.firewatch.workflow.risks.RiskBody.MitigationBody;
import org.jspecify.annotations.Nullable;

/**
 * A risk as the API answers with it.
 *
 * @param incidents those it came true in, without private ones
 * @param proposals those of incidents that aren't private
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RiskJson(String id, String title, @Nullable String description, @Nullable String category,
		List<String> services, int probability, int impact, int score, @Nullable String owner, String status,
		@Nullable LocalDate acceptedUntil, List<MitigationBody> mitigations, List<IndicatorBody> indicators,
		List<CascadeBody> cascades, @Nullable String escalation, @Nullable LocalDate reviewOn, List<String> incidents,
		long version, List<ProposalJson> proposals, @Nullable String mergedInto) {

	/** A proposed change, and what became of it. */
	public record ProposalJson(String id, String change, String state, String gap, String incident, Instant at,
			@Nullable String why) {
	}

	/**
	 * @param shown the incidents that may be shown
	 */
	public static RiskJson of(Risk risk, Set<IncidentId> shown) {
		RiskBody body = RiskBody.of(risk);
		return new RiskJson(risk.id().value(), risk.content().title(), body.description(), body.category(),
				risk.content().services(), risk.content().probability(), risk.content().impact(),
				risk.content().score(), body.owner(), risk.content().status().key(), body.acceptedUntil(),
				orEmpty(body.mitigations()), orEmpty(body.indicators()), orEmpty(body.cascades()), body.escalation(),
				body.reviewOn(), risk.incidents().stream().filter(shown::contains).map(IncidentId::value).toList(),
				risk.version(),
				risk.proposals()
					.stream()
					.filter(one -> shown.contains(one.incident()))
					.map(one -> new ProposalJson(one.id(), risk.words(one), one.state(), one.gap(),
							one.incident().value(), one.at(), one.decision() == null ? null : one.decision().why()))
					.toList(),
				risk.mergedInto() == null ? null : risk.mergedInto().value());
	}

	private static <T> List<T> orEmpty(@Nullable List<T> list) {
		return list == null ? List.of() : list;
	}

}
