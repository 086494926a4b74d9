package dev.firewatch.workflow;

import java.nio.file.Path;
import java.time.Duration;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Reply;
import dev.firewatch.mongo.ServerProcess;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.Scratch;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
@DirtiesContext
class DatabaseOutageScenarioTests {

	private static final Path DIRECTORY = Scratch.directory("outage");

	private static ServerProcess server = ServerProcess.start(DIRECTORY);

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Timelines timelines;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("firewatch.mongodb.uri", () -> server.connectionString());
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void tellsThePersonHandsTheTextBackAndGoesOnOnceTheDatabaseIsBack() {
		String id = incidents.open("Outage");
		incidents.say("bob", id, "note before");
		int port = server.port();
		server.kill();
		long began = System.nanoTime();

		Reply reply = incidents.say("bob", id, "note in the middle of it");

		assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
		assertThat(FakeChat.text(reply)).contains("I could not confirm this was saved", "in the middle of it",
				"[Try again]");

		server = ServerProcess.start(DIRECTORY, port);
		Action again = ((Block.Buttons) ((Reply.Whisper) reply).message().blocks().get(2)).shown().get(0).action();
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> chat.press(chat.person("bob"), incidents.room(id), again, incidents.clock().instant()),
					answer -> FakeChat.text(answer).contains("(E"));
		chat.press(chat.person("bob"), incidents.room(id), again, incidents.clock().instant());

		assertThat(timelines.read(id)).extracting(Entry::text)
			.contains("before")
			.containsOnlyOnce("in the middle of it");
	}

}
