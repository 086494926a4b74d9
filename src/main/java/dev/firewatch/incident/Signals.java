package dev.firewatch.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Severity;
import dev.firewatch.policy.SignalRule;

/** Looks for signals in a report, and says what they recommend. */
public final class Signals {

	private Signals() {
	}

	/** The signals in a text, each once, in the order of the policy. */
	public static List<Signal> in(String text, Policy policy) {
		Map<String, Signal> found = new LinkedHashMap<>();
		for (SignalRule rule : policy.signals()) {
			for (String phrase : rule.in(text)) {
				found.putIfAbsent(phrase.toLowerCase(Locale.ROOT), new Signal(phrase, rule.family(), rule.raisesTo()));
			}
		}
		return List.copyOf(found.values());
	}

	/**
	 * The worst severity that a signal raises to, but never milder than the base.
	 */
	public static Severity recommended(List<Signal> signals, Severity base) {
		return signals.stream().map(Signal::raisesTo).reduce(base, Severity::orWorse);
	}

}
