package dev.firewatch.priority;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An incident or a risk with its five factors.
 *
 * @param id of the incident or risk
 * @param context what else there is to know before anybody acts, such as the confidence
 */
public record RealRecord(String id, String title, boolean isPrivate, Map<Factor, FactorValue> factors,
		List<String> context) {

	public RealRecord {
		factors = Map.copyOf(factors);
		context = List.copyOf(context);
		if (factors.size() != Factor.values().length) {
			throw new IllegalArgumentException("Each of the five factors is needed: " + factors.keySet());
		}
	}

	public FactorValue factor(Factor factor) {
		return Objects.requireNonNull(factors.get(factor));
	}

	/** The same with a factor that somebody corrected. */
	public RealRecord corrected(Factor factor, double value, String because) {
		Map<Factor, FactorValue> changed = new EnumMap<>(factors);
		FactorValue derived = factor(factor);
		changed.put(factor,
				new FactorValue(value, because
						+ " (by the rules: %s, %s)".formatted(String.valueOf(derived.value()), derived.because()),
						true));
		return new RealRecord(id, title, isPrivate, changed, context);
	}

	/** As it is scored. */
	public PriorityRecord scored(long index) {
		return new PriorityRecord(index, factor(Factor.EXPOSURE).value(), factor(Factor.SEVERITY).value(),
				factor(Factor.CONTROL_GAP).value(), factor(Factor.ACTIVITY).value(),
				factor(Factor.BUSINESS_IMPACT).value());
	}

}
