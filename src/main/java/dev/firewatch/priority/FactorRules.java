package dev.firewatch.priority;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.firewatch.casefile.Learning.KnownSoFar;
import dev.firewatch.casefile.LearningRow;
import dev.firewatch.incident.Status;
import dev.firewatch.policy.Severity;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.MitigationState;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import org.jspecify.annotations.Nullable;

/**
 * Derives the five factors of an incident or a risk from what is known of it; each rule
 * is in the documentation, and each value says what it rests on.
 */
public final class FactorRules {

	/** Incidents of one risk within so many days make it more active. */
	public static final int RECENT_DAYS = 180;

	private static final double LIVE = 1;

	private static final double MITIGATED = 0.7;

	private static final double OVER = 0.2;

	private static final double AGAIN = 0.2;

	private static final Map<Severity, Double> SEVERITIES = Map.of(Severity.SEV0, 1.0, Severity.SEV1, 0.75,
			Severity.SEV2, 0.5, Severity.SEV3, 0.25);

	private static final Map<String, Double> HARM = Map.of("critical", 1.0, "high", 0.75, "medium", 0.5, "low", 0.25);

	/** As the templates ask for it. */
	private static final Map<String, Double> RADIUS = Map.of("one person", 0.1, "one team or customer", 0.3,
			"one service", 0.5, "several services", 0.8, "everybody", 1.0);

	private FactorRules() {
	}

	/**
	 * @param again how many other incidents of the same risk there were in the last half
	 * year
	 */
	public static RealRecord of(LearningRow row, int again) {
		KnownSoFar known = row.learning().known() == null ? new KnownSoFar(Map.of(), 0, 0, 0, 0, null)
				: row.learning().known();
		Map<Factor, FactorValue> factors = new EnumMap<>(Factor.class);
		factors.put(Factor.EXPOSURE, exposure(known.answers().get("blast-radius")));
		factors.put(Factor.SEVERITY, severity(row.severity(), known.answers().get("harm")));
		factors.put(Factor.CONTROL_GAP, controlGap(known));
		factors.put(Factor.ACTIVITY, activity(row, again));
		factors.put(Factor.BUSINESS_IMPACT, businessImpact(known));
		return new RealRecord(row.id().value(), row.title(), row.isPrivate(), factors, context(known));
	}

	private static FactorValue exposure(@Nullable String radius) {
		Double value = radius == null ? null : RADIUS.get(radius.toLowerCase(Locale.ROOT));
		return value == null ? FactorValue.unknown("blast radius") : FactorValue.of(value, "blast radius: " + radius);
	}

	/** The worse of what it is handled as and what harm it did. */
	private static FactorValue severity(Severity severity, @Nullable String harm) {
		double handled = SEVERITIES.getOrDefault(severity, 0.5);
		Double done = harm == null ? null : HARM.get(harm.toLowerCase(Locale.ROOT));
		return done != null && done > handled ? FactorValue.of(done, "harm: " + harm)
				: FactorValue.of(handled, severity.name());
	}

	/** What the audit found, else how many causes nothing answers. */
	private static FactorValue controlGap(KnownSoFar known) {
		if (known.audited() > 0) {
			return FactorValue.of((double) known.gaps() / known.audited(),
					known.gaps() + " of " + known.audited() + " audit answers show a gap");
		}
		return known.causes() == 0 ? FactorValue.unknown("no audit, no causes")
				: FactorValue.of((double) known.uncovered() / known.causes(),
						known.uncovered() + " of " + known.causes() + " causes without a fix");
	}

	private static FactorValue activity(LearningRow row, int again) {
		double now = !row.status().live() ? OVER : row.status() == Status.MITIGATED ? MITIGATED : LIVE;
		return FactorValue.of(now + AGAIN * again, row.status().words() + recurrence(again));
	}

	private static String recurrence(int again) {
		return again == 0 ? "" : ", " + again + (again == 1 ? " other incident" : " other incidents")
				+ " of its risk in " + RECENT_DAYS + " days";
	}

	/** The areas that felt it, else whether it lasted longer than promised. */
	private static FactorValue businessImpact(KnownSoFar known) {
		String areas = known.answers().get("business-areas");
		if (areas != null) {
			long felt = Stream.of(areas.split("[,;\\n]"))
				.map(String::strip)
				.filter(area -> !area.isEmpty() && !area.equalsIgnoreCase("none"))
				.count();
			return felt == 0 ? FactorValue.of(0, "no business area felt it")
					: FactorValue.of(0.2 + 0.2 * felt, "business areas: " + areas.strip().replace("\n", ", "));
		}
		if (known.breached() == null) {
			return FactorValue.unknown("business areas");
		}
		return known.breached() ? FactorValue.of(0.5, "service level breached")
				: FactorValue.of(0.2, "service level kept");
	}

	private static List<String> context(KnownSoFar known) {
		List<String> context = new ArrayList<>();
		Map.of("confidence", "confidence", "containment-option", "containment", "approval-outcome", "approval")
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.forEach(question -> {
				String answer = known.answers().get(question.getKey());
				context.add(question.getValue() + ": " + (answer == null ? "not known yet" : answer));
			});
		return context;
	}

	/**
	 * @param recent how many incidents of it there were in the last half year
	 */
	public static RealRecord of(Risk risk, int recent) {
		RiskContent content = risk.content();
		Map<Factor, FactorValue> factors = new EnumMap<>(Factor.class);
		factors.put(Factor.EXPOSURE, exposure(content));
		factors.put(Factor.SEVERITY, FactorValue.of(content.impact() / (double) RiskContent.MOST,
				"impact " + content.impact() + " of " + RiskContent.MOST));
		factors.put(Factor.CONTROL_GAP, controlGap(content));
		double expected = content.probability() / (double) RiskContent.MOST;
		factors.put(Factor.ACTIVITY,
				FactorValue.of(Math.max(expected, Math.min(1, OVER + AGAIN * recent)),
						"probability " + content.probability() + " of " + RiskContent.MOST + ", " + recent
								+ (recent == 1 ? " incident in " : " incidents in ") + RECENT_DAYS + " days"));
		factors.put(Factor.BUSINESS_IMPACT,
				FactorValue.of(content.score() / (double) (RiskContent.MOST * RiskContent.MOST),
						"score " + content.score() + " of " + RiskContent.MOST * RiskContent.MOST));
		return new RealRecord(risk.id().value(), content.title(), false, factors, List.of(content.status().key()));
	}

	private static FactorValue exposure(RiskContent content) {
		int services = content.services().size();
		int cascades = content.cascades().size();
		if (services + cascades == 0) {
			return FactorValue.unknown("services and cascades");
		}
		// Who maps a cascade without naming services knows of more reach, not of less.
		double reach = services == 0 ? FactorValue.MIDDLE : 0.2 + 0.2 * services;
		String counted = services == 0 ? "services: not known yet, count as " + FactorValue.MIDDLE
				: counted(services, "service");
		return FactorValue.of(reach + 0.1 * cascades, counted + ", " + counted(cascades, "cascade"));
	}

	private static String counted(int number, String thing) {
		return number + " " + thing + (number == 1 ? "" : "s");
	}

	/** How much of each mitigation is still missing. */
	private static FactorValue controlGap(RiskContent content) {
		List<Mitigation> mitigations = content.mitigations();
		double missing = mitigations.stream().mapToDouble(one -> missing(one.state())).average().orElse(1);
		return FactorValue.of(missing,
				mitigations.isEmpty() ? "no mitigation"
						: mitigations.stream().filter(one -> one.state() == MitigationState.PROVEN).count() + " of "
								+ mitigations.size() + " mitigations proven");
	}

	private static double missing(MitigationState state) {
		return switch (state) {
			case PLANNED, FAILED -> 1;
			case IMPLEMENTED -> 0.5;
			case PROVEN -> 0;
		};
	}

}
