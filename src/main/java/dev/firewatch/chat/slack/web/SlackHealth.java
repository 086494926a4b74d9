package dev.firewatch.chat.slack.web;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells whether Slack has answered since the start. It is never DOWN: we can accept what
 * people send, and deliver once Slack is back.
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
