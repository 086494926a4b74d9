package dev.firewatch.workflow.home;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.firewatch.FirewatchApplication;
import dev.firewatch.HeapPeak;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.WorkspaceScript;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.DueDate;
import dev.firewatch.remediation.ReminderPolicy;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;

import com.mongodb.client.MongoCollection;
import com.sun.management.OperatingSystemMXBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists over 10,000 incidents, of which 1,000 are open, against the same lists over
 * 1,000; the start with them against an empty one; and how fast the policy decides. Whose
 * list it is owes the same few things in both.
 */
class ListsBenchmark {

	private static final int FEW = 1_000;

	private static final int MANY = 10_000;

	/** One in so many is open. */
	private static final int OPEN_EACH = 10;

	private static final int FIXES_EACH = 5;

	private static final int BULK = 250;

	private static final int ROUNDS = 200;

	private static final int STARTS = 3;

	private static final OperatingSystemMXBean MACHINE = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	@TempDir
	Path data;

	@TempDir
	Path empty;

	private ConfigurableApplicationContext start(Path directory) {
		return new SpringApplicationBuilder(FirewatchApplication.class).run("--server.port=0",
				"--spring.quartz.auto-startup=false", "--firewatch.data-dir=" + directory,
				"--spring.autoconfigure.exclude=dev.firewatch.mongo.MongoTestAutoConfiguration");
	}

	@Test
	void listsOfManyIncidents() {
		Map<String, Timed> few;
		Map<String, Timed> many;
		double rate;
		long size;
		long heapFew;
		long heapMany;
		try (ConfigurableApplicationContext context = start(data)) {
			Document model = model(context);
			size = model.toJson().length();
			fill(context, model, 0, FEW);
			few = measure(context);
			heapFew = heap();
			fill(context, model, FEW, MANY);
			try (HeapPeak peak = new HeapPeak()) {
				many = measure(context);
				System.out.printf(Locale.ROOT, "heap after a collection, at most: %d MB%n", peak.megabytes());
			}
			heapMany = heap();
			rate = decisions(context);
		}
		double full = 0;
		double bare = 0;
		List<Double> fulls = new ArrayList<>();
		List<Double> bares = new ArrayList<>();
		for (int round = 0; round < STARTS; round++) {
			bares.add(seconds(empty));
			fulls.add(seconds(data));
		}
		full = median(fulls);
		bare = median(bares);

		System.out.printf(Locale.ROOT,
				"%nlists, each casefile of %d characters%n"
						+ "| list | p50 of %,d | p99 | CPU | p50 of %,d | p99 | CPU | p50 / p50 | CPU / CPU |%n"
						+ "|---|---|---|---|---|---|---|---|---|%n",
				size, FEW, MANY);
		many.forEach((name, timed) -> System.out.printf(Locale.ROOT,
				"| %s | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.2f | %.2f |%n", name,
				few.get(name).at(0.5), few.get(name).at(0.99), few.get(name).processor(), timed.at(0.5), timed.at(0.99),
				timed.processor(), timed.at(0.5) / few.get(name).at(0.5),
				timed.processor() / few.get(name).processor()));
		System.out.printf(Locale.ROOT, """
				heap in use: %d MB with the few, %d MB with the many, at most %d MB allowed
				start: %.1f s with the many, %.1f s with none, ratio %.2f (goal: at most 1.5)
				the policy decides %,.0f obligations a second on one core (goal: at least 20,000)
				""", heapFew, heapMany, Runtime.getRuntime().maxMemory() / (1024 * 1024), full, bare, full / bare,
				rate);
	}

	/**
	 * How long each round took, in milliseconds.
	 *
	 * @param processor what each took of a processor on average, which says more than the
	 * time where the machine is busy with something else
	 */
	private record Timed(double[] sorted, double processor) {

		double at(double share) {
			return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))];
		}

	}

	private static Map<String, Timed> measure(ConfigurableApplicationContext context) {
		WorkspaceScript script = context.getBean(WorkspaceScript.class);
		HomeViews home = context.getBean(HomeViews.class);
		var alice = context.getBean(People.class).find(script.person("alice")).orElseThrow();
		HttpClient http = HttpClient.newHttpClient();
		HttpRequest api = HttpRequest.newBuilder(URI.create(
				"http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/api/v1/incidents"))
			.build();
		Map<String, Runnable> lists = new LinkedHashMap<>();
		lists.put("`GET /api/v1/incidents`", () -> assertThat(body(http, api)).contains("Checkout"));
		lists.put("`list zebra` (one in 100)", () -> say(script, "list zebra"));
		lists.put("`list`", () -> say(script, "list"));
		lists.put("`todo`", () -> say(script, "todo"));
		lists.put("Home", () -> assertThat(home.home(alice).toString()).contains("Waiting for you"));
		Map<String, Timed> times = new LinkedHashMap<>();
		lists.forEach((name, list) -> {
			for (int warm = 0; warm < ROUNDS / 2; warm++) {
				list.run();
			}
			long before = MACHINE.getProcessCpuTime();
			double[] sorted = IntStream.range(0, ROUNDS).mapToDouble(round -> millis(list)).sorted().toArray();
			times.put(name, new Timed(sorted, (MACHINE.getProcessCpuTime() - before) / 1e6 / ROUNDS));
		});
		return times;
	}

	private static String body(HttpClient http, HttpRequest request) {
		try {
			return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
		}
		catch (java.io.IOException | InterruptedException fault) {
			throw new IllegalStateException(fault);
		}
	}

	private static void say(WorkspaceScript script, String text) {
		assertThat(script.say(script.person("alice"), script.lobby(), text, Instant.now()).toString())
			.contains("INC-2026");
	}

	/** An incident with a postmortem in the making, its causes and five fixes. */
	private static Document model(ConfigurableApplicationContext context) {
		WorkspaceScript script = context.getBean(WorkspaceScript.class);
		Deliveries deliveries = context.getBean(Deliveries.class);
		Instant now = Instant.now();
		script.say(script.person("alice"), script.lobby(), "new Checkout is slow", now);
		Awaitility.await().until(deliveries::idle);
		for (int n = 1; n <= FIXES_EACH; n++) {
			script.say(script.person("alice"), script.lobby(),
					"fix Mend part " + n + " of the queue @alice due 60d metric \"backlog\" target \"< 15\"", now);
			script.say(script.person("alice"), script.lobby(),
					"cause " + "The queue filled up for a reason. ".repeat(30), now);
		}
		script.say(script.person("alice"), script.lobby(), "resolve", now);
		Awaitility.await().until(deliveries::idle);
		MongoCollection<Document> casefiles = casefiles(context);
		Document model = Objects.requireNonNull(casefiles.find(new Document("_id", new Document("$gt", ""))).first());
		casefiles.deleteOne(new Document("_id", model.get("_id")));
		return model;
	}

	private static MongoCollection<Document> casefiles(ConfigurableApplicationContext context) {
		return context.getBean(MongoDatabaseFactory.class).getMongoDatabase().getCollection("casefiles");
	}

	private static void fill(ConfigurableApplicationContext context, Document model, int from, int to) {
		for (int start = from; start < to; start += BULK) {
			casefiles(context)
				.insertMany(IntStream.range(start, start + BULK).mapToObj(number -> casefile(model, number)).toList());
		}
	}

	private static Document casefile(Document model, int number) {
		// Alice has to do with the first few of those that are open, the others have
		// owners of their own.
		String owner = number < 5 * OPEN_EACH ? "local/alice" : "local/p" + number / OPEN_EACH;
		Document copy = Document.parse(model.toJson().replace("local/alice", owner));
		Document incident = copy.get("incident", Document.class);
		copy.put("_id", "INC-2026-%06d".formatted(number));
		copy.put("origin", "origin-" + number);
		copy.put("effects", List.of());
		copy.remove("wakeAt");
		incident.put("title", "Checkout " + number + (number % 100 == 7 ? " zebra" : "") + " is slow");
		if (number % OPEN_EACH != 0) {
			incident.put("status", "CLOSED");
			copy.append("status", "closed").append("ledger", List.of()).append("owing", List.of()).remove("attendAt");
		}
		return copy;
	}

	/**
	 * As the sweep decides: what waits in a casefile, and whether somebody is told today.
	 */
	private static double decisions(ConfigurableApplicationContext context) {
		Obligations obligations = context.getBean(Obligations.class);
		Policy policy = context.getBean(Policy.class);
		ReminderPolicy reminders = new ReminderPolicy(policy.reminders(), policy.hours());
		Casefile file = context.getBean(Casefiles.class).find(new IncidentId("INC-2026-000000")).orElseThrow();
		LocalDate today = LocalDate.now(ZoneOffset.UTC);
		double best = 0;
		for (int round = 0; round < 5; round++) {
			long began = System.nanoTime();
			long decided = 0;
			int told = 0;
			for (int n = 0; n < 20_000; n++) {
				for (Obligation one : obligations.of(file)) {
					DueDate due = new DueDate(one.kind() == Obligation.ObligationKind.FIX, one.due(),
							one.snoozedUntil());
					LocalDate day = today.plusDays(n % 90);
					told += Optional.of(day).flatMap(on -> reminders.nudge(due, List.of(), on)).isPresent() ? 1 : 0;
					told += reminders.escalates(due, 0, List.of(), day) ? 1 : 0;
					decided++;
				}
			}
			assertThat(told).isPositive();
			best = Math.max(best, decided / ((System.nanoTime() - began) / 1e9));
		}
		return best;
	}

	private double seconds(Path directory) {
		long began = System.nanoTime();
		try (ConfigurableApplicationContext context = start(directory)) {
			assertThat(context.isRunning()).isTrue();
			return (System.nanoTime() - began) / 1e9;
		}
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	private static double millis(Runnable work) {
		long began = System.nanoTime();
		work.run();
		return (System.nanoTime() - began) / 1e6;
	}

	private static long heap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
	}

}
