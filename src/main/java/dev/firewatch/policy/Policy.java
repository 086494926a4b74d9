package dev.firewatch.policy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which a team handles its incidents, as written in
 * {@code config/policy.yml}.
 */
public record Policy(ZoneId zone, WorkingHours hours, Severity defaultSeverity, List<SeverityRule> severities,
		List<RoleRule> roles, List<SignalRule> signals, List<ReasonCode> reasonCodes, ReminderRule reminders,
		PostmortemRule postmortem, FixRule fixes, Permissions permissions, List<String> seniorGroup,
		boolean strangersAreGuests, CaptureRule capture, TimelineRule timeline, RiskRule risks, PriorityRule priority,
		ReportRule reports, Duration keepPriorityRuns, int deletionThreshold, List<NoticeRule> notices) {

	public Policy {
		severities = List.copyOf(severities);
		roles = List.copyOf(roles);
		signals = List.copyOf(signals);
		reasonCodes = List.copyOf(reasonCodes);
		seniorGroup = List.copyOf(seniorGroup);
		notices = List.copyOf(notices);
		for (Severity severity : Severity.values()) {
			if (severities.stream().filter((rule) -> rule.severity() == severity).count() != 1) {
				throw new IllegalArgumentException("A policy needs exactly one rule for " + severity);
			}
		}
	}

	public SeverityRule rule(Severity severity) {
		return this.severities.stream().filter((rule) -> rule.severity() == severity).findFirst().orElseThrow();
	}

	/** The role that a text names by its id, its title or an alias. */
	public Optional<RoleRule> role(String text) {
		return this.roles.stream().filter((role) -> role.isCalled(text)).findFirst();
	}

	/** The notice with this id. */
	public Optional<NoticeRule> notice(String id) {
		return this.notices.stream().filter((notice) -> notice.id().equalsIgnoreCase(id.strip())).findFirst();
	}

	/** The reasons that may be given for one use. */
	public List<ReasonCode> reasonCodes(String use) {
		return this.reasonCodes.stream().filter((code) -> code.uses().contains(use)).toList();
	}

	/**
	 * A reason as given, with the text of the code it begins with:
	 * {@code R5 (Covered by another fix)}.
	 */
	public String spelledOut(String reason) {
		String[] words = reason.strip().split("[\\s:]+", 2);
		return reasonCode(words[0]).filter((code) -> words.length < 2 || !words[1].startsWith("(" + code.text() + ")"))
			.map((code) -> code.id() + " (" + code.text() + ")" + (words.length < 2 ? "" : ": " + words[1]))
			.orElse(reason);
	}

	/** Whether the reason begins with a code that may be given for the use. */
	public boolean isCoded(String reason, String use) {
		return reasonCode(reason.strip().split("[\\s:]+", 2)[0]).filter((code) -> code.uses().contains(use))
			.isPresent();
	}

	/** The reason with this id; case doesn't matter. */
	public Optional<ReasonCode> reasonCode(String id) {
		return this.reasonCodes.stream().filter((code) -> code.id().equalsIgnoreCase(id.strip())).findFirst();
	}

}
