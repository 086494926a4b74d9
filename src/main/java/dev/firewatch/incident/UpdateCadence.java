package dev.firewatch.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import dev.firewatch.incident.Incident.UpdateAsked;
import dev.firewatch.policy.Policy;

/**
 * How often everybody should hear where a burning incident stands, and so when whoever
 * leads it is asked for an update.
 */
public record UpdateCadence(Policy policy) {

	/** Whoever was asked so often in vain is asked no more until there is an update. */
	static final int MOST = 3;

	/** What is asked for less often can wait for the morning. */
	private static final Duration CANNOT_WAIT = Duration.ofHours(2);

	/**
	 * When an update is asked for next; empty if it won't be.
	 * @param zone of whoever is asked
	 */
	public Optional<Instant> askAt(Incident incident, ZoneId zone) {
		Status status = incident.status();
		boolean burns = status == Status.DECLARED || status == Status.INVESTIGATING;
		if (!burns || incident.kind() == Kind.NEAR_MISS) {
			return Optional.empty();
		}
		Duration every = policy.rule(incident.severity()).updateEvery();
		Optional<UpdateAsked> asked = incident.updateAsked();
		if (asked.filter(last -> last.times() >= MOST).isPresent()) {
			return Optional.empty();
		}
		Instant due = asked.map(last -> last.at().plus(every)).orElseGet(() -> due(incident, every));
		return Optional
			.of(every.compareTo(CANNOT_WAIT) <= 0 ? due : policy.hours().nextOpen(due.atZone(zone)).toInstant());
	}

	/** When it was promised for, else as often as the severity asks for. */
	private static Instant due(Incident incident, Duration every) {
		return incident.lastUpdate()
			.map(last -> last.next() == null ? last.at().plus(every) : last.next())
			.orElse(incident.declaredAt().plus(every));
	}

}
