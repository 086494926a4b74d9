package dev.firewatch.chat.teams.connector;

import dev.firewatch.Settings;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether there is an app id, or no platform at all: then only this machine is served,
 * and people can try Microsoft's local client without credentials.
 */
public class TeamsIsOn implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		return Settings.hasTeams(environment) || Settings.localMode(environment);
	}

}
