package dev.firewatch.chat.slack.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.google.gson.JsonObject;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.slack.web.FakeSlack;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.RoomDirectory;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

import static org.assertj.core.api.Assertions.assertThat;

/** 100 messages for one channel, and a Slack that asks for silence again and again. */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "spring.quartz.auto-startup=false",
		"firewatch.slack.bot-token=xoxb-test", "firewatch.slack.signing-secret=" + RateStormTests.SECRET })
class RateStormTests {

	static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

	private static final int MESSAGES = 100;

	private static final Duration STEP = Duration.ofMillis(500);

	/** What Slack asks for when it has had enough. */
	private static final Duration SILENCE = Duration.ofSeconds(7);

	private static final FakeSlack SLACK = new FakeSlack().user("U1", "Alice");

	private static final String LOBBY = SLACK.channel("general", false, "U1");

	private static final StormClock CLOCK = new StormClock();

	@TestBean(name = "realTime", methodName = "movable")
	Clock realTime;

	@Autowired
	Casefiles casefiles;

	@Autowired
	Deliveries deliveries;

	@Autowired
	RoomDirectory places;

	@Autowired
	MongoTemplate mongo;

	@LocalServerPort
	int port;

	static Clock movable() {
		return CLOCK;
	}

	/** Real time, which goes on only when the test says so. */
	private static final class StormClock extends Clock {

		private volatile Instant now = Instant.now();

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return now;
		}

	}

	@DynamicPropertySource
	static void slack(DynamicPropertyRegistry registry) {
		registry.add("firewatch.slack.api-url", SLACK::apiUrl);
	}

	@AfterAll
	static void stop() {
		SLACK.close();
	}

	@Test
	void everyMessageArrivesInOrderAndNoneIsSentSoonerThanSlackAllows() {
		String trigger = SlackUsers.trigger();
		new SlackUsers(port, SECRET, SLACK.responseUrl()).command("U1", "alice", LOBBY, "new Storm", trigger);
		pass(Duration.ofSeconds(10));
		String id = casefiles.declaredBy(trigger).orElseThrow().id().value();
		String channel = places.room(id).orElseThrow().id();
		push(id);

		List<Instant> refusals = new ArrayList<>();
		List<Instant> requests = new ArrayList<>();
		for (int step = 0; texts(channel).size() < MESSAGES; step++) {
			assertThat(step).as("half seconds").isLessThan(2 * (2 * MESSAGES + 40 * (int) SILENCE.toSeconds()));
			boolean refusing = step % 25 == 24;
			int before = sent(channel);
			if (refusing) {
				SLACK.fail("chat.postMessage", new ResponseDefinitionBuilder().withStatus(429)
					.withHeader("Retry-After", String.valueOf(SILENCE.toSeconds())), false);
			}
			int arrived = texts(channel).size();
			pass(STEP);
			IntStream.range(before, sent(channel)).forEach(request -> requests.add(CLOCK.now));
			if (sent(channel) > before && texts(channel).size() == arrived) {
				refusals.add(CLOCK.now);
			}
		}

		assertThat(texts(channel)).isEqualTo(IntStream.range(0, MESSAGES).mapToObj(n -> "message " + n).toList());
		assertThat(refusals).as("it was asked for silence").hasSizeGreaterThan(5);
		for (int request = 1; request < requests.size(); request++) {
			assertThat(Duration.between(requests.get(request - 1), requests.get(request)))
				.as("one message a second, request %d", request)
				.isGreaterThanOrEqualTo(Duration.ofSeconds(1));
		}
		assertThat(refusals).allSatisfy(refused -> assertThat(requests)
			.noneMatch(request -> request.isAfter(refused) && request.isBefore(refused.plus(SILENCE))));
		assertThat(mongo.findById(id, Document.class, "casefiles").getList("effects", Document.class)).isEmpty();
	}

	/** Lets time pass, and what is due by then be done. */
	private void pass(Duration time) {
		for (Instant until = CLOCK.now.plus(time); CLOCK.now.isBefore(until);) {
			CLOCK.now = CLOCK.now.plus(STEP);
			deliveries.sweep();
			Awaitility.await().pollInterval(Duration.ofMillis(2)).until(deliveries::idle);
		}
	}

	private int sent(String channel) {
		return (int) SLACK.calls("chat.postMessage")
			.stream()
			.filter(receivedCall -> receivedCall.get("channel").equals(channel))
			.count();
	}

	private static List<String> texts(String channel) {
		return SLACK.messagesIn(channel)
			.stream()
			.map((JsonObject message) -> message.get("text").getAsString())
			.filter(text -> text.startsWith("message "))
			.toList();
	}

	private void push(String id) {
		List<Document> effects = IntStream.range(0, MESSAGES)
			.mapToObj(n -> new Document("_id", "storm" + n).append("kind", "notice")
				.append("lane", "room")
				.append("about", new Document("incident", id).append("text", "message " + n))
				.append("nature", "URGENT")
				.append("since", Date.from(CLOCK.now))
				.append("tries",
						new Document("notBefore", new Date(0)).append("attempts", 0)
							.append("faults", 0)
							.append("uncertain", false)))
			.toList();
		mongo.getCollection("casefiles")
			.updateOne(new Document("_id", id), new Document("$set", new Document("wakeAt", new Date(0)))
				.append("$push", new Document("effects", new Document("$each", effects))));
	}

}
