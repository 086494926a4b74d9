package dev.firewatch.chat.teams.connector;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells whether Microsoft has let us in since the start. It is never DOWN: what people
 * send can be taken, and is delivered once Teams is there.
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
