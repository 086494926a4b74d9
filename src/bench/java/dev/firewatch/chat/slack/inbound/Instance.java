package dev.firewatch.chat.slack.inbound;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import com.mongodb.client.MongoDatabase;
import dev.firewatch.FirewatchApplication;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.slack.web.FakeSlack;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.workflow.followup.FollowUp;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * Firewatch on an embedded database of its own, as it runs in earnest, ticking every ten
 * seconds, except that its Slack is a fake one.
 */
final class Instance implements AutoCloseable {

	private static final String SECRET = "0123456789abcdef0123456789abcdef";

	private static final int BULK = 1_000;

	private final ConfigurableApplicationContext context;

	private final SlackUsers users;

	private final String lobby;

	Instance(FakeSlack slack) {
		IntStream.range(0, Load.CONNECTIONS).forEach(number -> slack.user(Load.user(number), "User " + number));
		this.lobby = slack.channel("general", false, Load.user(0));
		// The recording of queries for the tests costs time on every command.
		this.context = new SpringApplicationBuilder(FirewatchApplication.class).run("--server.port=0",
				"--firewatch.slack.bot-token=xoxb-bench", "--firewatch.slack.signing-secret=" + SECRET,
				"--firewatch.slack.api-url=" + slack.apiUrl(),
				"--spring.autoconfigure.exclude=dev.firewatch.mongo.MongoTestAutoConfiguration");
		this.users = new SlackUsers(port(), SECRET, slack.responseUrl());
	}

	static Load load() {
		return new Load(SECRET);
	}

	private int port() {
		return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
	}

	MongoDatabase database() {
		return context.getBean(MongoDatabaseFactory.class).getMongoDatabase();
	}

	/** Declares an incident, waits for its channel, and answers with its id. */
	String declare(String title) {
		String trigger = SlackUsers.trigger();
		users.command(Load.user(0), Load.user(0), lobby, "new " + title, trigger);
		String id = QueryShapes
			.ignoring(() -> context.getBean(Casefiles.class).declaredBy(trigger).orElseThrow().id().value());
		Awaitility.await().until(context.getBean(Deliveries.class)::idle);
		return id;
	}

	/** The channel of the incident. */
	String channel(String incident) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> context.getBean(RoomDirectory.class).room(incident).isPresent());
		return context.getBean(RoomDirectory.class).room(incident).orElseThrow().id();
	}

	/** Says something in the channel, as Slack sends it. */
	void say(String channel, String text) {
		users.command(Load.user(0), Load.user(0), channel, text);
	}

	/** Where notes for the incident are sent. */
	Load.Target target(String name, String incident) {
		String channel = context.getBean(RoomDirectory.class).room(incident).orElseThrow().id();
		return new Load.Target(name, URI.create("http://localhost:" + port() + "/slack/events"), channel);
	}

	/**
	 * Gives the incident, which nobody has noted anything for, so many entries in full
	 * chunks.
	 */
	void lengthen(String incident, int entries) {
		List<Document> chunks = IntStream.rangeClosed(1, entries / BareHandler.CHUNK)
			.mapToObj(number -> chunk(incident, number))
			.toList();
		database().getCollection("timelines").deleteOne(new Document("_id", incident + "/1"));
		database().getCollection("timelines").insertMany(chunks);
	}

	private static Document chunk(String incident, int number) {
		List<Document> entries = IntStream.range(0, BareHandler.CHUNK)
			.mapToObj(place -> BareHandler.entry(incident + "-" + number + "-" + place))
			.toList();
		return new Document("_id", incident + "/" + number).append("size", BareHandler.CHUNK)
			.append("entries", entries)
			.append("carried", List.of());
	}

	/** Adds so many closed incidents, copies of the given one, each with a timeline. */
	void fill(String incident, int incidents) {
		Document casefile = Objects
			.requireNonNull(database().getCollection("casefiles").find(new Document("_id", incident)).first());
		casefile.put("status", "closed");
		casefile.remove("wakeAt");
		casefile.get("incident", Document.class).put("status", "CLOSED");
		Document timeline = Objects
			.requireNonNull(database().getCollection("timelines").find(new Document("_id", incident + "/1")).first());
		for (int from = 0; from < incidents; from += BULK) {
			List<String> ids = IntStream.range(from, Math.min(from + BULK, incidents))
				.mapToObj("INC-2024-%06d"::formatted)
				.toList();
			database().getCollection("casefiles")
				.insertMany(
						ids.stream().map(id -> new Document(casefile).append("_id", id).append("origin", id)).toList());
			database().getCollection("timelines")
				.insertMany(ids.stream().map(id -> new Document(timeline).append("_id", id + "/1")).toList());
		}
	}

	/** Has the clock tick, or not. */
	void ticking(boolean on) {
		try {
			Scheduler scheduler = context.getBean(Scheduler.class);
			if (on) {
				scheduler.start();
			}
			else {
				scheduler.standby();
			}
		}
		catch (SchedulerException fault) {
			throw new IllegalStateException(fault);
		}
	}

	/** What the clock's tick does, once. */
	void tick() {
		context.getBean(Deliveries.class).sweep();
		context.getBean(FollowUp.class).tick();
	}

	@Override
	public void close() {
		context.close();
	}

}
