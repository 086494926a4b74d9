package dev.firewatch.chat.slack.web;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells whether Slack has answered since the start. It is never DOWN: what people send
 * can be taken, and is delivered once Slack is there.
 */
class SlackHealth implements HealthIndicator {

	private final SlackIdentity identity;

	SlackHealth(SlackIdentity identity) {
		this.identity = identity;
	}

	@Override
	public Health health() {
		return identity.userId() == null ? Health.unknown().build() : Health.up().build();
	}

}
