package dev.firewatch.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of a post-incident review, in their order. */
final class ReviewStructure {

	/** The key for what only Firewatch has. */
	static final String EXTENSION = "firewatch";

	static final String ID = "incident_id";

	static final String DATE = "date";

	static final String SEVERITY = "severity";

	static final String DURATION = "duration";

	static final String TIMELINE = "timeline";

	static final String FACTORS = "root_cause.contributing_factors";

	static final List<String> HORIZONS = List.of("immediate", "short_term", "long_term", "process_improvements");

	private static final List<String> PATHS = List.of(ID, DATE, SEVERITY, DURATION, "related_risk", TIMELINE,
			"detection.how_detected", "detection.detection_time", "detection.expected_detection",
			"detection.detection_gap", "response.actions_taken", "response.followed_protocol", "response.protocol_gaps",
			"response.escalation_appropriate", "root_cause.immediate_cause", FACTORS, "root_cause.root_cause",
			"risk_process_audit.in_register.answer", "risk_process_audit.in_register.gap_type",
			"risk_process_audit.in_register.action", "risk_process_audit.probability_accurate.answer",
			"risk_process_audit.probability_accurate.gap_type",
			"risk_process_audit.probability_accurate.original_score",
			"risk_process_audit.probability_accurate.actual_frequency",
			"risk_process_audit.probability_accurate.action", "risk_process_audit.cascades_predicted.answer",
			"risk_process_audit.cascades_predicted.gap_type",
			"risk_process_audit.cascades_predicted.unexpected_cascades", "risk_process_audit.cascades_predicted.action",
			"risk_process_audit.mitigation_worked.answer", "risk_process_audit.mitigation_worked.gap_type",
			"risk_process_audit.mitigation_worked.mitigation_failures", "risk_process_audit.mitigation_worked.action",
			"risk_process_audit.indicators_fired.answer", "risk_process_audit.indicators_fired.gap_type",
			"risk_process_audit.indicators_fired.indicator_failures", "risk_process_audit.indicators_fired.action",
			"risk_process_audit.escalation_worked.answer", "risk_process_audit.escalation_worked.gap_type",
			"risk_process_audit.escalation_worked.escalation_issues", "risk_process_audit.escalation_worked.action",
			"actions.immediate", "actions.short_term", "actions.long_term", "actions.process_improvements",
			"learnings.what_went_well", "learnings.what_to_improve", "learnings.process_level_learning");

	private ReviewStructure() {
	}

	/** The values in the order of the structure; those of other paths follow. */
	static Map<String, Object> nested(Map<String, Object> byPath) {
		Map<String, Object> root = new LinkedHashMap<>();
		for (String path : PATHS) {
			Object value = byPath.get(path);
			if (value != null) {
				put(root, path, value);
			}
		}
		byPath.forEach((path, value) -> {
			if (!PATHS.contains(path)) {
				put(root, path, value);
			}
		});
		return root;
	}

	@SuppressWarnings("unchecked")
	private static void put(Map<String, Object> root, String path, Object value) {
		Map<String, Object> map = root;
		String[] keys = path.split("\\.");
		for (int i = 0; i < keys.length - 1; i++) {
			map = (Map<String, Object>) map.computeIfAbsent(keys[i], key -> new LinkedHashMap<String, Object>());
		}
		map.put(keys[keys.length - 1], value);
	}

}
