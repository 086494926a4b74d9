package dev.firewatch.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Signal;
import dev.firewatch.policy.NoticeRule;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Severity;
import dev.firewatch.recovery.Awareness;

/** Which notices are due in an incident, and from when their time runs. */
public final class NoticeClocks {

	private final List<NoticeRule> rules;

	public NoticeClocks(Policy policy) {
		this.rules = policy.notices();
	}

	/** Those that run or ran, in the order of the policy. */
	public List<NoticeClock> of(Casefile file) {
		return rules.stream().flatMap(rule -> clock(rule, file).stream()).toList();
	}

	/** Those that wait for somebody. */
	public List<NoticeClock> open(Casefile file) {
		return of(file).stream().filter(NoticeClock::isOpen).toList();
	}

	private static Optional<NoticeClock> clock(NoticeRule rule, Casefile file) {
		Optional<Instant> aware = file.aftermath().aware().map(Awareness::since);
		Incident incident = file.incident();
		boolean matches = matches(rule, incident.signals().stream().map(Signal::family).toList(), incident.severity(),
				incident.kind().key());
		boolean answered = file.aftermath().answer(rule.id()).isPresent();
		if (!answered && (!matches || aware.isEmpty() && !rule.startsByItself())) {
			return Optional.empty();
		}
		return Optional.of(new NoticeClock(rule, aware.orElse(incident.declaredAt()), aware.isPresent(),
				file.aftermath().answer(rule.id()).orElse(null)));
	}

	/**
	 * Whether the notice is for incidents such as this one: all that it names has to
	 * match.
	 */
	static boolean matches(NoticeRule rule, List<String> families, Severity severity, String kind) {
		return (rule.families().isEmpty() || rule.families().stream().anyMatch(families::contains))
				&& (rule.severities().isEmpty() || rule.severities().contains(severity))
				&& (rule.kinds().isEmpty() || rule.kinds().contains(kind));
	}

}
