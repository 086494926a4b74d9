package dev.firewatch.chat.slack.web;

import java.nio.charset.StandardCharsets;

import com.google.gson.JsonObject;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.SharedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SlackFilesTests {

	private static SharedFile at(String address) {
		return SharedFile.at(address, "F1", "a.log", -1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/x", "http://files.slack.com/x", "https://slack.com.evil.example/x",
			"https://files.slack.com:8443/x", "https://user@files.slack.com/x", "file:///etc/passwd", "not an address",
			"https://evilslack.com/x", "http://169.254.169.254/latest", "http://localhost:1/x", "" })
	void neverAsksAForeignHost(String address) {
		SlackFiles files = new SlackFiles("xoxb-token", new SlackHosts("https://slack.com/api/"));

		assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> files.read(at(address), 10))
			.matches(failure -> failure.outcome() == FailureOutcome.PERMANENT);
	}

	@Test
	void readsNoMoreThanIsWantedAndSaysWhatIsMissing() {
		try (FakeSlack slack = new FakeSlack()) {
			JsonObject file = slack.file("a.log", "0123456789".getBytes(StandardCharsets.UTF_8));
			String address = file.get("url_private_download").getAsString();

			assertThat(new SlackFiles("xoxb-token", new SlackHosts(slack.apiUrl())).read(at(address), 100)).hasSize(10);
			assertThat(new SlackFiles("xoxb-token", new SlackHosts(slack.apiUrl())).read(at(address), 4))
				.as("one more than wanted")
				.hasSize(5);
			assertThatExceptionOfType(PlatformFailure.class)
				.isThrownBy(() -> new SlackFiles("", new SlackHosts(slack.apiUrl())).read(at(address), 100))
				.withMessageContaining("files:read");
			assertThatExceptionOfType(PlatformFailure.class)
				.isThrownBy(
						() -> new SlackFiles("xoxb-token", new SlackHosts(slack.apiUrl())).read(at(address + "x"), 100))
				.withMessageContaining("no longer");
		}
	}

}
