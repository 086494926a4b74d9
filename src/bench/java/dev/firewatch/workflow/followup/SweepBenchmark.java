package dev.firewatch.workflow.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.firewatch.DomainClock;
import dev.firewatch.FirewatchApplication;
import dev.firewatch.HeapPeak;
import dev.firewatch.chat.WorkspaceScript;
import dev.firewatch.delivery.Deliveries;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sweep over 100,000 open fixes of which 10,000 are due on one morning, each with an
 * owner of its own, against a bare loop that inserts the same reminders.
 */
class SweepBenchmark {

	private static final int CASEFILES = 20_000;

	private static final int FIXES_EACH = 5;

	private static final int DUE = 10_000;

	private static final int BULK = 500;

	/** A Monday. */
	private static final ZonedDateTime BEFORE = ZonedDateTime.of(2030, 1, 7, 10, 0, 0, 0, ZoneOffset.UTC);

	private static final Instant MORNING = BEFORE.plusDays(1).withHour(9).withSecond(5).toInstant();

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(FirewatchApplication.class).run("--server.port=0",
				"--spring.quartz.auto-startup=false",
				"--spring.autoconfigure.exclude=dev.firewatch.mongo.MongoTestAutoConfiguration");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void remindersOfOneMorning() {
		at(BEFORE.toInstant());
		fill();
		FollowUp followUp = context.getBean(FollowUp.class);
		double first = seconds(followUp::tick);
		double idle = seconds(followUp::tick);
		long before = heap();
		at(MORNING);

		double swept;
		long peak;
		try (HeapPeak heap = new HeapPeak()) {
			swept = seconds(followUp::tick);
			peak = heap.megabytes();
		}

		List<Document> reminders = reminders().find(new Document("createdAt", new Document("$exists", true)))
			.into(new ArrayList<>());
		assertThat(reminders.size()).isEqualTo(DUE);
		double again = seconds(followUp::tick);
		assertThat(reminders().countDocuments()).isEqualTo(DUE);
		Awaitility.await().atMost(Duration.ofMinutes(3)).until(context.getBean(Deliveries.class)::idle);
		long after = heap();
		double bare = seconds(() -> insertOneByOne(reminders));
		System.out.printf(Locale.ROOT, """

				the sweep: %,d open fixes in %,d incidents, %,d due
				| | seconds |
				|---|---|
				| first look at every incident | %.1f |
				| a sweep with nothing due | %.3f |
				| the morning's sweep | %.1f |
				| the sweep after it | %.3f |
				| bare loop inserting the same reminders | %.1f |
				reminders per second, sweep / bare loop: %.2f (goal: at least 0.5%s)
				heap in use: %d MB before, at most %d MB during (after a collection), %d MB after
				""", CASEFILES * FIXES_EACH, CASEFILES, DUE, first, idle, swept, again, bare, bare / swept,
				bare / swept < 0.5 ? ", MISSED" : "", before, peak, after);
	}

	private static void at(Instant moment) {
		context.getBean(DomainClock.class).shiftTo(Duration.between(Instant.now(), moment));
	}

	private static MongoDatabase database() {
		return context.getBean(MongoDatabaseFactory.class).getMongoDatabase();
	}

	private static MongoCollection<Document> reminders() {
		return database().getCollection("reminders");
	}

	/** Copies one incident with its fixes, and the person who owns them. */
	private static void fill() {
		WorkspaceScript script = context.getBean(WorkspaceScript.class);
		Instant now = context.getBean(Clock.class).instant();
		script.say(script.person("alice"), script.lobby(), "new Checkout is slow", now);
		Awaitility.await().until(context.getBean(Deliveries.class)::idle);
		for (int fix = 1; fix <= FIXES_EACH; fix++) {
			script.say(script.person("alice"), script.lobby(),
					"fix Mend part " + fix + " of the queue @alice due 60d metric \"backlog\" target \"< 15\"", now);
		}
		Awaitility.await().until(context.getBean(Deliveries.class)::idle);
		MongoCollection<Document> casefiles = database().getCollection("casefiles");
		Document model = Objects.requireNonNull(casefiles.find(new Document("status", "declared")).first());
		Document person = Objects
			.requireNonNull(database().getCollection("people").find(new Document("_id", "local/alice")).first());
		casefiles.deleteOne(new Document("_id", model.get("_id")));
		for (int from = 0; from < CASEFILES; from += BULK) {
			List<Integer> numbers = IntStream.range(from, from + BULK).boxed().toList();
			casefiles.insertMany(numbers.stream().map(number -> casefile(model, number)).toList());
			database().getCollection("people")
				.insertMany(numbers.stream().map(number -> person(person, number)).toList());
		}
	}

	private static Document casefile(Document model, int number) {
		Document copy = Document.parse(model.toJson());
		copy.put("_id", "INC-2029-%06d".formatted(number));
		copy.put("origin", "origin-" + number);
		copy.remove("wakeAt");
		copy.put("effects", List.of());
		for (Document fix : copy.getList("fixes", Document.class)) {
			fix.getList("owners", Document.class).get(0).put("person", "local/p" + number);
		}
		// The first reminder comes three days before.
		if (number < DUE) {
			copy.getList("fixes", Document.class)
				.get(0)
				.put("due", MORNING.atZone(ZoneOffset.UTC).toLocalDate().plusDays(3).toString());
		}
		return copy;
	}

	private static Document person(Document model, int number) {
		Document copy = Document.parse(model.toJson());
		copy.put("_id", "local/p" + number);
		copy.put("handle", "p" + number);
		copy.getList("accounts", Document.class).get(0).put("id", "p" + number);
		return copy;
	}

	private static void insertOneByOne(List<Document> reminders) {
		MongoCollection<Document> bare = database().getCollection("bare");
		reminders.forEach(bare::insertOne);
	}

	private static double seconds(Runnable work) {
		long began = System.nanoTime();
		work.run();
		return (System.nanoTime() - began) / 1e9;
	}

	private static long heap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
	}

}
