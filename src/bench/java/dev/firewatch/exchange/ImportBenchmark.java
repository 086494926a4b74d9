package dev.firewatch.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firewatch.FirewatchApplication;
import dev.firewatch.HeapPeak;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people bring along, over HTTP: a long pasted timeline, a large export of a Slack
 * channel, many old postmortems at once. The floor of each is to unpack and to walk
 * through the same bytes, of JSON with the parser that the product uses.
 */
class ImportBenchmark {

	private static final int LINES = 2_000;

	private static final int ROUNDS = 40;

	/** As much as a zip may have. */
	private static final int SLACK_BYTES = 50 * 1024 * 1024;

	/** A day takes less, packed. */
	private static final int LAST_DAY = 1024 * 1024;

	private static final int REVIEWS = 1_000;

	private static final int LOOKED_AT = 100_000;

	private final Random random = new Random(12);

	private final ObjectMapper json = new ObjectMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	@TempDir
	Path data;

	@Test
	void whatPeopleBring() throws IOException {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(FirewatchApplication.class).run(
				"--server.port=0", "--spring.quartz.auto-startup=false", "--firewatch.data-dir=" + data,
				"--spring.autoconfigure.exclude=dev.firewatch.mongo.MongoTestAutoConfiguration");
				HeapPeak peak = new HeapPeak()) {
			String api = "http://localhost:" + context.getEnvironment().getProperty("local.server.port")
					+ "/api/v1/incidents/";
			Casefile file = declared(context);
			lines(api + file.id() + "/timeline/import?zone=UTC");
			slack(api + file.id() + "/timeline/import");
			reviews(api + "import");
			System.out.printf(Locale.ROOT, "heap after a collection, at most: %d MB of %d MB%n", peak.megabytes(),
					Runtime.getRuntime().maxMemory() / (1024 * 1024));
		}
	}

	private static Casefile declared(ConfigurableApplicationContext context) {
		Person alice = context.getBean(People.class).find(new PersonId("local/alice")).orElseThrow();
		String origin = UUID.randomUUID().toString();
		context.getBean(CommandRouter.class)
			.say("new What people bring", List.of(), new Caller(alice, new RoomRef(Platform.LOCAL, "bench"), null),
					origin, Instant.now());
		return context.getBean(Casefiles.class).declaredBy(origin).orElseThrow();
	}

	private void lines(String address) {
		String pasted = IntStream.range(0, LINES)
			.mapToObj(n -> "- 2026-11-%02d %02d:%02d UTC %s".formatted(1 + n / 100, n / 10 % 24, n % 60, words(12)))
			.collect(Collectors.joining("\n"));
		byte[] body = pasted.getBytes(StandardCharsets.UTF_8);
		double[] times = new double[ROUNDS];
		double[] floor = new double[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			floor[round] = millis(() -> assertThat(pasted.lines().mapToInt(String::length).sum()).isPositive());
			times[round] = millis(() -> assertThat(post(address, "text/plain", body)).startsWith("200"));
		}
		report("a preview of 2,000 pasted lines (goal: 300 ms)", times, floor);
	}

	private void slack(String address) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(packed)) {
			LocalDate day = LocalDate.of(2026, 6, 1);
			while (packed.size() < SLACK_BYTES - LAST_DAY) {
				zip.putNextEntry(new ZipEntry("inc-2026-0001/" + day + ".json"));
				List<String> messages = new ArrayList<>();
				for (int n = 0; n < 200; n++) {
					messages.add("{\"type\":\"message\",\"user\":\"U%07d\",\"ts\":\"%d.%06d\",\"text\":\"%s\"}"
						.formatted(n % 50, day.toEpochDay() * 86_400 + n * 400, n, words(600)));
				}
				zip.write(("[" + String.join(",", messages) + "]").getBytes(StandardCharsets.UTF_8));
				zip.closeEntry();
				zip.flush();
				day = day.plusDays(1);
			}
		}
		byte[] body = packed.toByteArray();
		double[] floor = { millis(() -> walk(body, true)) };
		double[] times = { millis(() -> assertThat(post(address, "application/zip", body)).startsWith("200")) };
		report("a Slack export of " + body.length / 1024 / 1024 + " MB, zipped (goal: 10 s)", times, floor);
	}

	private void reviews(String address) throws IOException {
		List<Path> shapes;
		try (var all = Files.list(Path.of("src/test/resources/postmortems"))) {
			shapes = all.filter(path -> path.toString().endsWith(".md")).sorted().toList();
		}
		assertThat(shapes).as("postmortems to multiply").isNotEmpty();
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(packed)) {
			for (int n = 0; n < REVIEWS; n++) {
				zip.putNextEntry(new ZipEntry("postmortem-" + n + ".md"));
				String review = Files.readString(shapes.get(n % shapes.size()));
				zip.write((review + "\n\nNumber " + n + " of a thousand.\n").getBytes(StandardCharsets.UTF_8));
				zip.closeEntry();
			}
		}
		byte[] body = packed.toByteArray();
		double[] floor = { millis(() -> walk(body, false)) };
		double[] times = { millis(
				() -> assertThat(post(address, "application/zip", body)).startsWith("200").contains("imported")) };
		report("1,000 old postmortems as one zip, saved (goal: 60 s)", times, floor);
	}

	private void walk(byte[] packed, boolean parsed) {
		try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(packed))) {
			while (zip.getNextEntry() != null) {
				byte[] bytes = zip.readAllBytes();
				if (parsed) {
					assertThat(json.readTree(bytes).size()).isPositive();
				}
			}
		}
		catch (IOException broken) {
			throw new java.io.UncheckedIOException(broken);
		}
	}

	private String words(int count) {
		return random.ints(count, 0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
	}

	private String post(String address, String type, byte[] body) {
		try {
			HttpResponse<InputStream> response = http.send(HttpRequest.newBuilder(URI.create(address))
				.header("Content-Type", type)
				.POST(HttpRequest.BodyPublishers.ofByteArray(body))
				.build(), HttpResponse.BodyHandlers.ofInputStream());
			try (InputStream answer = response.body()) {
				// The client shares the heap: what isn't looked at isn't kept.
				String begin = new String(answer.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
				answer.transferTo(OutputStream.nullOutputStream());
				return response.statusCode() + " " + begin;
			}
		}
		catch (IOException broken) {
			throw new java.io.UncheckedIOException(broken);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(interrupted);
		}
	}

	private static double millis(Runnable what) {
		long began = System.nanoTime();
		what.run();
		return (System.nanoTime() - began) / 1e6;
	}

	private static void report(String what, double[] times, double[] floor) {
		Arrays.sort(times);
		Arrays.sort(floor);
		double median = times[times.length / 2];
		double bare = floor[floor.length / 2];
		System.out.printf(Locale.ROOT, "| %s | p50 %,.0f ms | longest %,.0f ms | floor %,.1f ms | ratio %,.0f |%n",
				what, median, times[times.length - 1], bare, median / bare);
	}

}
