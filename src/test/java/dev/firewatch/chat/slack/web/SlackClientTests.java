package dev.firewatch.chat.slack.web;

import java.io.IOException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SlackClientTests {

	@Test
	void sendsAMessageOnceWhenItsAnswerIsLost() throws Exception {
		try (FakeSlack slack = new FakeSlack()) {
			String channel = slack.channel("general", false, "U1");
			SlackConfig config = new SlackConfig();
			config.setMethodsEndpointUrlPrefix(slack.apiUrl());
			MethodsClient client = SlackWebConfiguration.client(config).methods("xoxb-test");
			// The next call uses the same connection, which is when it would be repeated.
			client.chatPostMessage(message -> message.channel(channel).text("first"));
			slack.fail("chat.postMessage", new ResponseDefinitionBuilder().withFault(Fault.EMPTY_RESPONSE), true);

			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> client.chatPostMessage(message -> message.channel(channel).text("second")));

			assertThat(slack.messagesIn(channel)).hasSize(2);
		}
	}

}
