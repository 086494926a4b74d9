package dev.firewatch.workflow;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** An organisation asks whether it is set up to learn. */
@CoreTest
class SetupScenarioTests {

	@Autowired
	Incidents incidents;

	@LocalServerPort
	int port;

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	private String told(String who) {
		return FakeChat.text(incidents.say(who, "help setup"));
	}

	private int queues() {
		Matcher queues = Pattern.compile("(\\d+) risks? about a queue").matcher(told("bob"));
		assertThat(queues.find()).isTrue();
		return Integer.parseInt(queues.group(1));
	}

	@Test
	void eachLineSaysWhatItSawAndWhatMendsIt() {
		assertThat(told("bob")).contains("There was no incident yet", "lack what was not a cause",
				"nobody is in the " + "senior group", "Name phrases under `signals`", "No fix is open");
		String told = incidents.open("was told");
		for (String note : List.of("the queue grows", "rolled back", "it drains")) {
			incidents.say("bob", told, "note " + note);
		}
		String silent = incidents.open("was not");
		incidents.say("alice", silent, "fix Alert earlier @bob due 300d");
		int before = queues();
		incidents.say("bob", "risk new Queue " + UUID.randomUUID() + " overflows P2 I4 @bob");

		assertThat(told("bob")).contains("Of the last 2 incidents, 1 has 3 entries or more",
				"1 fix is open, 1 with an owner and a date, 0 late");
		assertThat(queues()).isEqualTo(before + 1);
	}

	@Test
	void thePageShowsTheSame() throws Exception {
		HttpResponse<String> page = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/setup")).build(),
					HttpResponse.BodyHandlers.ofString());

		assertThat(page.body()).contains("Are you set up to learn", "lack what was not a cause", "To mend it:");
	}

}
