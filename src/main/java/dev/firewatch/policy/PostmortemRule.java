package dev.firewatch.policy;

import java.time.Duration;
import java.util.List;

/**
 * How a postmortem is written, reviewed and signed.
 *
 * @param template the id of the template, which is its file's name in
 * {@code config/templates}
 * @param questionsPerDay the most questions a person is asked in a day
 * @param nudgeEvery how long to wait before asking for the same section again
 * @param reviewAfter how long after resolve the review is held
 * @param signRoles the roles whose signature publication needs, unless the template names
 * its own
 * @param reviewFamilies the families of signals whose misrouting makes the review a duty
 * @param choices which incidents have another template; the first match counts
 */
public record PostmortemRule(String template, int questionsPerDay, Duration nudgeEvery, Duration reviewAfter,
		List<String> signRoles, List<TemplateChoice> choices, List<String> reviewFamilies) {

	public PostmortemRule {
		reviewFamilies = List.copyOf(reviewFamilies);
		signRoles = List.copyOf(signRoles);
		choices = List.copyOf(choices);
	}

	/**
	 * Which incidents have their own template.
	 *
	 * @param severities any of them; empty: all
	 * @param kinds by their keys, any of them; empty: all
	 */
	public record TemplateChoice(String template, List<Severity> severities, List<String> kinds) {

		boolean fits(Severity severity, String kind) {
			return (severities.isEmpty() || severities.contains(severity)) && (kinds.isEmpty() || kinds.contains(kind));
		}

	}

	/** The id of the template for an incident. */
	public String templateFor(Severity severity, String kind) {
		return choices.stream()
			.filter((choice) -> choice.fits(severity, kind))
			.map(TemplateChoice::template)
			.findFirst()
			.orElse(template);
	}

}
