package dev.firewatch.priority;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import dev.firewatch.policy.PriorityRule;

/** What a score is made of, in the order in which it is summed. */
public enum Factor {

	EXPOSURE(PriorityRule::exposure, PriorityRecord::exposure),
	SEVERITY(PriorityRule::severity, PriorityRecord::severity),
	CONTROL_GAP(PriorityRule::controlGap, PriorityRecord::controlGap),
	ACTIVITY(PriorityRule::activity, PriorityRecord::activity),
	BUSINESS_IMPACT(PriorityRule::businessImpact, PriorityRecord::businessImpact);

	private final ToDoubleFunction<PriorityRule> weight;

	private final ToDoubleFunction<PriorityRecord> value;

	Factor(ToDoubleFunction<PriorityRule> weight, ToDoubleFunction<PriorityRecord> value) {
		this.weight = weight;
		this.value = value;
	}

	/** As columns and parameters name it, such as {@code control_gap}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** As people read it. */
	public String words() {
		return key().replace('_', ' ');
	}

	/** How much it counts. */
	public double weight(PriorityRule rule) {
		return weight.applyAsDouble(rule);
	}

	/** What it is in a record, from 0 to 1. */
	public double value(PriorityRecord of) {
		return value.applyAsDouble(of);
	}

	/** The factor with this key, which has to be one. */
	public static Factor named(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

	public static List<String> keys() {
		return Arrays.stream(values()).map(Factor::key).toList();
	}

}
