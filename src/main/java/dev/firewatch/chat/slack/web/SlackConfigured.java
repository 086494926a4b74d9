package dev.firewatch.chat.slack.web;

import dev.firewatch.Settings;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is a bot token; an empty one doesn't count. */
public class SlackConfigured implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return Settings.hasSlack(context.getEnvironment());
	}

}
