package dev.firewatch.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * A test outside local mode: a deployment for Slack, which is away and stops nothing,
 * with a token for the API, and a fake chat beside it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "firewatch.local-workspace=false", "spring.quartz.auto-startup=false",
				"firewatch.api-token=s3cret", "firewatch.slack.bot-token=xoxb-test",
				"firewatch.slack.signing-secret=0123456789abcdef", "firewatch.slack.api-url=http://127.0.0.1:1/api/" })
@Import(FakeChatConfiguration.class)
public @interface DeployedTest {

}
