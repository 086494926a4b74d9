package dev.firewatch.chat.slack.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Slack's limits at thirty times their pace, for tests of other things that do more in a
 * minute than a workspace does.
 */
@TestConfiguration(proxyBeanMethods = false)
public class QuickSlackLimits {

	private static final int TIMES = 30;

	@Bean
	@Primary
	SlackBudget quickSlackBudget() {
		Instant begin = Instant.now();
		return new SlackBudget(new Clock() {

			@Override
			public Instant instant() {
				return begin.plus(Duration.between(begin, Instant.now()).multipliedBy(TIMES));
			}

			@Override
			public ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

		}, () -> 1);
	}

}
