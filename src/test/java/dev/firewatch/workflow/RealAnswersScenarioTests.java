package dev.firewatch.workflow;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Reply;
import dev.firewatch.mongo.AnsweringProxy;
import dev.firewatch.mongo.ServerProcess;
import dev.firewatch.remediation.Fix;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.Scratch;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a real server says when it steps down, shuts down, can't confirm or refuses: each
 * act is done once, or the person is told and may try again.
 */
@CoreTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class RealAnswersScenarioTests {

	private static final String TIMELINES = "timelines";

	private static final String CASEFILES = "casefiles";

	private static final Set<String> WRITES = Set.of("update", "findAndModify", "insert");

	private static final ServerProcess SERVER = ServerProcess.start(Scratch.directory("answers"));

	private static final AnsweringProxy PROXY = AnsweringProxy.before(SERVER);

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Timelines timelines;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("firewatch.mongodb.uri", PROXY::connectionString);
	}

	@AfterAll
	static void stop() {
		PROXY.close();
		SERVER.close();
	}

	private static String error(int code, String name) {
		return "{ok: 0, code: %d, codeName: '%s', errmsg: 'secret text of a document'}".formatted(code, name);
	}

	/** What leaves open whether it was done, and whether it was. */
	static Stream<Arguments> unclear() {
		String unconfirmed = "{writeConcernError: {code: 64, codeName: 'WriteConcernTimeout', errmsg: 'secret text', "
				+ "errInfo: {wtimeout: true}}}";
		return Stream.of(Arguments.of(error(10107, "NotWritablePrimary"), false),
				Arguments.of(error(11600, "InterruptedAtShutdown"), false),
				Arguments.of(error(91, "ShutdownInProgress"), false),
				Arguments.of(error(91, "ShutdownInProgress"), true),
				Arguments.of(error(11600, "InterruptedAtShutdown"), true), Arguments.of(unconfirmed, true));
	}

	/** Nothing of it is still on its way when this returns. */
	private String open() {
		String id = incidents.open("x" + Long.toHexString(System.nanoTime()));
		incidents.settle();
		return id;
	}

	private static void plan(String collection, String answer, boolean carriedOut) {
		if (carriedOut) {
			PROXY.distort(WRITES, collection, answer);
		}
		else {
			PROXY.refuse(WRITES, collection, answer);
		}
	}

	/** Says it, and taps the button as long as it is offered. */
	private void insist(String id, String who, String text, String kept) {
		Reply reply = incidents.say(who, id, text);
		assertThat(PROXY.given()).hasSize(1);
		assertThat(FakeChat.text(reply)).contains("I could not confirm this was saved", kept, "[Try again]");
		Action again = ((Block.Buttons) ((Reply.Whisper) reply).message()
			.blocks()
			.stream()
			.filter(Block.Buttons.class::isInstance)
			.findFirst()
			.orElseThrow()).shown().get(0).action();
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> FakeChat
				.text(chat.press(chat.person(who), incidents.room(id), again, incidents.clock().instant())),
					answer -> !answer.contains("could not confirm"));
		chat.press(chat.person(who), incidents.room(id), again, incidents.clock().instant());
	}

	@ParameterizedTest(name = "{0}, carried out: {1}")
	@MethodSource("unclear")
	void aNoteIsOnTheTimelineOnce(String answer, boolean carriedOut) {
		String id = open();
		plan(TIMELINES, answer, carriedOut);

		insist(id, "bob", "note we looked into it", "we looked into it");

		assertThat(timelines.read(id)).extracting(Entry::text).containsOnlyOnce("we looked into it");
	}

	@ParameterizedTest(name = "{0}, carried out: {1}")
	@MethodSource("unclear")
	void aFixIsPromisedOnce(String answer, boolean carriedOut) {
		String id = open();
		plan(CASEFILES, answer, carriedOut);

		insist(id, "alice", "fix Mend the queue @bob due 20d", "Mend the queue");

		assertThat(incidents.file(id).fixes()).extracting(Fix::title).containsExactly("Mend the queue");
	}

	@ParameterizedTest(name = "{0}, carried out: {1}")
	@MethodSource("unclear")
	void anIncidentIsDeclaredOnce(String answer, boolean carriedOut) {
		String title = "x" + Long.toHexString(System.nanoTime());
		incidents.settle();
		plan(CASEFILES, answer, carriedOut);

		Reply reply = incidents.say("alice", "new " + title);

		assertThat(PROXY.given()).hasSize(1);
		assertThat(FakeChat.text(reply)).contains("I could not confirm this was saved", title);
		Action again = ((Block.Buttons) ((Reply.Whisper) reply).message().blocks().get(2)).shown().get(0).action();
		for (int twice = 0; twice < 2; twice++) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> FakeChat
					.text(chat.press(chat.person("alice"), chat.lobby(), again, incidents.clock().instant())),
						told -> !told.contains("could not confirm"));
		}
		assertThat(incidents.listed()).filteredOn(file -> file.incident().title().equals(title)).hasSize(1);
	}

	@ParameterizedTest(name = "{0}, carried out: {1}")
	@MethodSource("unclear")
	void aReminderIsSentOnceByTheNextSweep(String answer, boolean carriedOut) {
		ZonedDateTime monday = ZonedDateTime.of(2095, 1, 3, 10, 0, 0, 0, ZoneId.of("UTC"))
			.plusWeeks(20L * (answer.hashCode() % 97 + 97) + (carriedOut ? 4 : 0));
		incidents.forgetAll();
		incidents.at(monday);
		String id = open();
		incidents.say("alice", id, "fix Replace the disk @dave due 8d");
		incidents.settle();
		int before = incidents.toldDirectly("dave").size();
		incidents.at(monday.plusDays(8));
		plan("reminders", answer, carriedOut);

		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
			try {
				incidents.settle();
				incidents.deliveries().sweep();
				return true;
			}
			catch (DataAccessException away) {
				return false;
			}
		});
		incidents.settle();

		assertThat(PROXY.given()).hasSize(1);
		List<String> told = incidents.toldDirectly("dave");
		assertThat(told.subList(before, told.size())).singleElement().asString().contains("Replace the disk");
	}

	@Test
	void whatIsTooLargeIsSaidAtOnceAndNeverTriedAgain(CapturedOutput output) {
		String id = open();
		plan(TIMELINES, error(17419, "Location17419"), false);

		String told = FakeChat.text(incidents.say("bob", id, "note far too long"));

		assertThat(PROXY.given()).hasSize(1);
		assertThat(told).contains("far too long").doesNotContain("could not confirm");
		assertThat(output).contains("17419").doesNotContain("secret text");
	}

	@ParameterizedTest
	@MethodSource("unclear")
	void theLogNamesTheCodeAndNoText(String answer, boolean carriedOut, CapturedOutput output) {
		String id = open();
		plan(TIMELINES, answer, carriedOut);

		insist(id, "bob", "note quietly", "quietly");

		assertThat(output).containsPattern("Unconfirmed \\w+: Mongo\\w+ (10107|11600|91|64)")
			.doesNotContain("secret text");
	}

}
