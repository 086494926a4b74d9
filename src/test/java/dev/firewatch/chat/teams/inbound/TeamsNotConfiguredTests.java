package dev.firewatch.chat.teams.inbound;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/** With Slack alone nothing listens to Teams. */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.quartz.auto-startup=false", "firewatch.slack.bot-token=xoxb-test",
				"firewatch.slack.signing-secret=0123456789abcdef", "firewatch.slack.api-url=http://localhost:1/api/" })
class TeamsNotConfiguredTests {

	@LocalServerPort
	int port;

	@Test
	void theEndpointIsNotThere() {
		TeamsUsers users = new TeamsUsers(port, "http://localhost:1/");

		assertThat(users.send(users.text("Alice", "a:alice", "list")).statusCode()).isEqualTo(404);
	}

}
