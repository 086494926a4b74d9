package dev.firewatch.policy;

import java.time.Duration;
import java.util.List;

/**
 * A notice that has to be given within some time, such as to an authority.
 *
 * @param families signals of one of these families; empty for any
 * @param severities one of these; empty for any
 * @param kinds one of these kinds of incident; empty for any
 * @param remindBefore how long before it is due whoever owes it hears of it, at any hour
 */
public record NoticeRule(String id, String name, Duration within, List<String> families, List<Severity> severities,
		List<String> kinds, List<Duration> remindBefore) {

	/** Unless the policy says otherwise. */
	static final List<Duration> REMIND_BEFORE = List.of(Duration.ofHours(24), Duration.ofHours(6), Duration.ofHours(1));

	public NoticeRule {
		families = List.copyOf(families);
		severities = List.copyOf(severities);
		kinds = List.copyOf(kinds);
		remindBefore = List.copyOf(remindBefore);
	}

	/**
	 * Whether it is due in every incident that matches; else somebody has to say so.
	 */
	public boolean startsByItself() {
		return !families.isEmpty() || !severities.isEmpty() || !kinds.isEmpty();
	}

}
