package dev.firewatch.chat.local.store;

import dev.firewatch.Settings;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether the local workspace is on: as set, else if there is no other platform. */
public class WorkspaceIsOn implements Condition {

	private static final String PROPERTY = "firewatch.local-workspace";

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		String asked = environment.getProperty(PROPERTY);
		return StringUtils.hasText(asked) ? Boolean.parseBoolean(asked.strip()) : Settings.localMode(environment);
	}

}
