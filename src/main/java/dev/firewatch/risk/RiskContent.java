package dev.firewatch.risk;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What people say of a risk.
 *
 * @param acceptedUntil null unless it is accepted for a time
 * @param escalation who is told, in which order, when it comes true
 * @param reviewOn when somebody has to look at it again
 */
public record RiskContent(String title, @Nullable String description, @Nullable String category, List<String> services,
		int probability, int impact, @Nullable RiskOwner owner, RiskStatus status, @Nullable LocalDate acceptedUntil,
		List<Mitigation> mitigations, List<RiskIndicator> indicators, List<Cascade> cascades,
		@Nullable String escalation, @Nullable LocalDate reviewOn) {

	public static final int MOST = 5;

	/** What a risk is scored at before somebody says otherwise. */
	public static final int MIDDLE = 3;

	public RiskContent {
		services = List.copyOf(services);
		mitigations = List.copyOf(mitigations);
		indicators = List.copyOf(indicators);
		cascades = List.copyOf(cascades);
	}

	/** A risk of which little is known yet. */
	public static RiskContent titled(String title, int probability, int impact, @Nullable RiskOwner owner) {
		return new RiskContent(title, null, null, List.of(), probability, impact, owner, RiskStatus.OPEN, null,
				List.of(), List.of(), List.of(), null, null);
	}

	public int score() {
		return probability * impact;
	}

	public RiskContent titled(String newTitle) {
		return with(newTitle, probability, impact, owner);
	}

	public RiskContent likely(int band) {
		return with(title, band, impact, owner);
	}

	public RiskContent harmful(int band) {
		return with(title, probability, band, owner);
	}

	public RiskContent ownedBy(RiskOwner newOwner) {
		return with(title, probability, impact, newOwner);
	}

	private RiskContent with(String newTitle, int newProbability, int newImpact, @Nullable RiskOwner newOwner) {
		return new RiskContent(newTitle, description, category, services, newProbability, newImpact, newOwner, status,
				acceptedUntil, mitigations, indicators, cascades, escalation, reviewOn);
	}

	public RiskContent described(@Nullable String newDescription, @Nullable String newCategory,
			List<String> newServices) {
		return new RiskContent(title, newDescription, newCategory, newServices, probability, impact, owner, status,
				acceptedUntil, mitigations, indicators, cascades, escalation, reviewOn);
	}

	public RiskContent escalating(@Nullable String path) {
		return new RiskContent(title, description, category, services, probability, impact, owner, status,
				acceptedUntil, mitigations, indicators, cascades, path, reviewOn);
	}

	public RiskContent reviewedOn(@Nullable LocalDate day) {
		return new RiskContent(title, description, category, services, probability, impact, owner, status,
				acceptedUntil, mitigations, indicators, cascades, escalation, day);
	}

	public RiskContent open() {
		return in(RiskStatus.OPEN, null);
	}

	public RiskContent acceptedUntil(LocalDate day) {
		return in(RiskStatus.ACCEPTED, day);
	}

	public RiskContent retired() {
		return in(RiskStatus.RETIRED, null);
	}

	private RiskContent in(RiskStatus newStatus, @Nullable LocalDate until) {
		return new RiskContent(title, description, category, services, probability, impact, owner, newStatus, until,
				mitigations, indicators, cascades, escalation, reviewOn);
	}

	public RiskContent mitigated(List<Mitigation> newMitigations) {
		return new RiskContent(title, description, category, services, probability, impact, owner, status,
				acceptedUntil, newMitigations, indicators, cascades, escalation, reviewOn);
	}

	public RiskContent indicated(List<RiskIndicator> newIndicators) {
		return new RiskContent(title, description, category, services, probability, impact, owner, status,
				acceptedUntil, mitigations, newIndicators, cascades, escalation, reviewOn);
	}

	public RiskContent cascading(List<Cascade> newCascades) {
		return new RiskContent(title, description, category, services, probability, impact, owner, status,
				acceptedUntil, mitigations, indicators, newCascades, escalation, reviewOn);
	}

}
