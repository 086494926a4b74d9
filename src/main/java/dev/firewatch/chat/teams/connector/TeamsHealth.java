package dev.firewatch.chat.teams.connector;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells whether Microsoft has let us in since the start. It is never DOWN: we can accept
 * what people send, and deliver once Teams is back.
 */
class TeamsHealth implements HealthIndicator {

	private final TeamsLogin login;

	TeamsHealth(TeamsLogin login) {
		this.login = login;
	}

	@Override
	public Health health() {
		return login.hasToken() ? Health.up().build() : Health.unknown().build();
	}

}
