package dev.firewatch.postmortem;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Kind;
import dev.firewatch.policy.Severity;
import org.jspecify.annotations.Nullable;

/**
 * When a section or question applies; an empty condition always holds.
 *
 * @param severities of the incident, any of them @param kinds of the incident, any of
 * them
 * @param answers by the id of an earlier question: any of the answers
 */
public record Condition(Set<Severity> severities, Set<Kind> kinds, Map<String, List<String>> answers) {

	public static final Condition ALWAYS = new Condition(Set.of(), Set.of(), Map.of());

	public Condition {
		severities = Set.copyOf(severities);
		kinds = Set.copyOf(kinds);
		answers = Map.copyOf(answers);
	}

	/**
	 * Whether it holds.
	 * @param given all answers of the postmortem so far
	 */
	public boolean holds(Incident incident, Map<String, String> given) {
		boolean severity = severities.isEmpty() || severities.contains(incident.severity());
		boolean kind = kinds.isEmpty() || kinds.contains(incident.kind());
		return severity && kind
				&& answers.entrySet().stream().allMatch(wanted -> any(wanted.getValue(), given.get(wanted.getKey())));
	}

	private static boolean any(List<String> wanted, @Nullable String given) {
		return given != null && Arrays.stream(given.split("\n"))
			.map(String::strip)
			.anyMatch(answer -> wanted.stream().anyMatch(answer::equalsIgnoreCase));
	}

}
