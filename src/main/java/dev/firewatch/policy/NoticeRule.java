package dev.firewatch.policy;

import java.time.Duration;
import java.util.List;

/**
 * A notice that has to be given within some time, such as to an authority.
 *
 * @param families signals of one of these families; empty for any
 * @param severities one of these; empty for any
 * @param kinds one of these kinds of incident; empty for any
 */
public record NoticeRule(String id, String name, Duration within, List<String> families, List<Severity> severities,
		List<String> kinds) {

	public NoticeRule {
		families = List.copyOf(families);
		severities = List.copyOf(severities);
		kinds = List.copyOf(kinds);
	}

	/**
	 * Whether it is due in every incident that matches; else somebody has to say so.
	 */
	public boolean startsByItself() {
		return !families.isEmpty() || !severities.isEmpty() || !kinds.isEmpty();
	}

}
