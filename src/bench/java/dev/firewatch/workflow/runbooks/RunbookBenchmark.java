package dev.firewatch.workflow.runbooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import dev.firewatch.FirewatchApplication;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.WorkspaceScript;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.RoomDirectory;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ticking items of a run of 150, in an incident with that run alone and in one with ten
 * of them, against giving a role in an incident without any: one write of a casefile
 * likewise.
 */
class RunbookBenchmark {

	private static final int ITEMS = 150;

	private static final int RUNS = 10;

	@TempDir
	Path data;

	@TempDir
	Path config;

	@Test
	void aTapInALongRun() throws IOException {
		Files.createDirectory(config.resolve("runbooks"));
		for (int run = 0; run < RUNS; run++) {
			StringBuilder yaml = new StringBuilder("id: long" + run + "\ntitle: Long " + run
					+ "\nversion: \"1\"\nstages:\n"
					+ "  - id: all\n    title: All\n    within: 7d\n    groups:\n      - title: All\n        required: true\n"
					+ "        items:\n");
			IntStream.range(0, ITEMS)
				.forEach(n -> yaml.append("          - text: \"Check that part " + n
						+ " of the system behaves as it did before the incident began\"\n"));
			Files.writeString(config.resolve("runbooks/long" + run + ".yml"), yaml);
		}
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(FirewatchApplication.class).run(
				"--server.port=0", "--spring.quartz.auto-startup=false", "--firewatch.data-dir=" + data,
				"--firewatch.config-dir=" + config,
				"--spring.autoconfigure.exclude=dev.firewatch.mongo.MongoTestAutoConfiguration")) {
			measure(context);
		}
	}

	private static void measure(ConfigurableApplicationContext context) {
		WorkspaceScript script = context.getBean(WorkspaceScript.class);
		Deliveries deliveries = context.getBean(Deliveries.class);
		RoomRef none = declared(context, "Checkout is slow");
		RoomRef one = declared(context, "Search is slow");
		RoomRef ten = declared(context, "Login is slow");
		say(script, one, "runbook start long0");
		for (int run = 0; run < RUNS; run++) {
			say(script, ten, "runbook start long" + run);
			for (int item = 1; run > 0 && item <= ITEMS; item++) {
				say(script, ten, "done RB" + (run + 1) + "." + item + " https://example.com/evidence/" + item);
			}
		}
		Awaitility.await().atMost(java.time.Duration.ofMinutes(2)).until(deliveries::idle);
		double[] floor = timed(deliveries, n -> say(script, none, "role scribe @" + (n % 2 == 0 ? "bob" : "carol")));
		double[] alone = timed(deliveries, n -> say(script, one, "done RB1." + n));
		double[] among = timed(deliveries, n -> say(script, ten, "done RB1." + n));
		Document stored = context.getBean(MongoTemplate.class)
			.getCollection("casefiles")
			.find(new Document("runs.9", new Document("$exists", true)))
			.first();
		int size = stored == null ? 0 : stored.toJson().length();
		System.out.printf(Locale.ROOT, """

				| a tap | p50 | p99 | p50 / floor |
				|---|---|---|---|
				| a role given, without a run (floor) | %.1f ms | %.1f ms | 1 |
				| an item of a run of 150 | %.1f ms | %.1f ms | %.2f |
				| the same beside nine runs of 150 that are ticked | %.1f ms | %.1f ms | %.2f |
				a casefile with ten runs of 150 items, nine ticked with a link each: %,d characters as JSON
				""", at(floor, 0.5), at(floor, 0.99), at(alone, 0.5), at(alone, 0.99), at(alone, 0.5) / at(floor, 0.5),
				at(among, 0.5), at(among, 0.99), at(among, 0.5) / at(floor, 0.5), size);
		assertThat(size).as("bytes of a casefile with ten runs").isBetween(1, 1_000_000);
	}

	private static RoomRef declared(ConfigurableApplicationContext context, String title) {
		WorkspaceScript script = context.getBean(WorkspaceScript.class);
		script.say(script.person("alice"), script.lobby(), "new " + title, Instant.now());
		Awaitility.await().until(context.getBean(Deliveries.class)::idle);
		String id = context.getBean(Casefiles.class).search(CasefileSearch.open(), 0, 1).get(0).id().value();
		return context.getBean(RoomDirectory.class).room(id).orElseThrow();
	}

	private static void say(WorkspaceScript script, RoomRef room, String text) {
		assertThat(script.say(script.person("alice"), room, text, Instant.now()).toString()).doesNotContain("kept");
	}

	/** Each tap after the one before was delivered, as people tap. */
	private static double[] timed(Deliveries deliveries, IntConsumer tap) {
		return Arrays.stream(IntStream.rangeClosed(1, ITEMS).mapToDouble(n -> {
			long before = System.nanoTime();
			tap.accept(n);
			double millis = (System.nanoTime() - before) / 1e6;
			Awaitility.await().until(deliveries::idle);
			return millis;
		}).skip(ITEMS / 3).toArray()).sorted().toArray();
	}

	private static double at(double[] sorted, double share) {
		return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))];
	}

}
