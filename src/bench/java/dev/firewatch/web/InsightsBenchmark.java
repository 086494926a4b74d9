package dev.firewatch.web;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import dev.firewatch.FirewatchApplication;
import dev.firewatch.HeapPeak;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.WorkspaceScript;
import dev.firewatch.delivery.Commit;
import dev.firewatch.testing.SyntheticYears;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import com.sun.management.OperatingSystemMXBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Figures over time of 10,000 published reviews in two years, and 1,000 risks: the page,
 * the API and the verb. The goal is 300 ms for the slowest of a hundred, and a heap that
 * stays.
 */
class InsightsBenchmark {

	private static final int EACH_MONTH = 417;

	private static final int RISKS = 1_000;

	private static final int ROUNDS = 100;

	private static final OperatingSystemMXBean MACHINE = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	@TempDir
	Path data;

	@Test
	void figuresOfManyIncidents() {
		YearMonth last = YearMonth.from(Instant.now().atZone(ZoneOffset.UTC));
		YearMonth first = last.minusMonths(23);
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(FirewatchApplication.class).run(
				"--server.port=0", "--spring.quartz.auto-startup=false", "--firewatch.data-dir=" + data,
				"--spring.autoconfigure.exclude=dev.firewatch.mongo.MongoTestAutoConfiguration")) {
			fill(context, first);
			String base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
			String months = "?from=" + first + "&to=" + last;
			WorkspaceScript script = context.getBean(WorkspaceScript.class);
			HttpClient http = HttpClient.newHttpClient();
			Map<String, Runnable> asked = new LinkedHashMap<>();
			asked.put("`/insights`, two years",
					() -> assertThat(body(http, base + "/insights" + months)).contains("audits"));
			asked.put("`/insights`, a team of them",
					() -> assertThat(body(http, base + "/insights" + months + "&of=payments")).contains("audits"));
			asked.put("`/insights`, one year", () -> assertThat(body(http, base + "/insights")).contains("audits"));
			asked.put("`GET …/feedback-loop`, two years",
					() -> assertThat(body(http, base + "/api/v1/insights/feedback-loop" + months)).contains("periods"));
			asked.put("`/insights.csv`, two years",
					() -> assertThat(body(http, base + "/insights.csv" + months)).contains("period"));
			asked.put("`/priority`, 1,000 of each",
					() -> assertThat(body(http, base + "/priority")).contains("open incidents and risks"));
			asked.put("`insights`",
					() -> assertThat(
							script.say(script.person("alice"), script.lobby(), "insights", Instant.now()).toString())
						.contains("audits"));
			System.out.printf(Locale.ROOT, "%n| figures | p50 | p99 | CPU |%n|---|---|---|---|%n");
			long before = heap();
			try (HeapPeak peak = new HeapPeak()) {
				asked.forEach((name, one) -> measure(name, one));
				System.out.printf(Locale.ROOT,
						"heap after a collection, at most: %d MB; in use before: %d MB, after: %d MB%n",
						peak.megabytes(), before, heap());
			}
		}
	}

	private static void measure(String name, Runnable asked) {
		for (int warm = 0; warm < ROUNDS / 4; warm++) {
			asked.run();
		}
		long before = MACHINE.getProcessCpuTime();
		double[] sorted = IntStream.range(0, ROUNDS).mapToDouble(round -> millis(asked)).sorted().toArray();
		System.out.printf(Locale.ROOT, "| %s | %.0f ms | %.0f ms | %.0f ms |%n", name, sorted[ROUNDS / 2],
				sorted[(int) (0.99 * ROUNDS)], (MACHINE.getProcessCpuTime() - before) / 1e6 / ROUNDS);
	}

	private static void fill(ConfigurableApplicationContext context, YearMonth first) {
		Obligations obligations = context.getBean(Obligations.class);
		List<Commit.Addition> additions = new ArrayList<>();
		for (Casefile file : new SyntheticYears(1, first, "Checkout", "INC-2020-", EACH_MONTH, true).files()) {
			file.settle(obligations);
			additions.add(new Commit.Addition(file, file.origin(), List.of()));
		}
		context.getBean(Commit.class).insertAll(additions);
		WorkspaceScript script = context.getBean(WorkspaceScript.class);
		for (int n = 0; n < RISKS; n++) {
			script.say(script.person("alice"), script.lobby(),
					"risk new Queue " + n + " overflows P" + (1 + n % 5) + " I" + (1 + n % 4) + " @bob", Instant.now());
		}
	}

	private static String body(HttpClient http, String address) {
		try {
			return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (IOException | InterruptedException fault) {
			throw new IllegalStateException(fault);
		}
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
