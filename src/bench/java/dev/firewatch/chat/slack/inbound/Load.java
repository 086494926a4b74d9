package dev.firewatch.chat.slack.inbound;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.slack.api.app_backend.SlackSignature;

/**
 * Eight people who note one thing after the other as fast as they are answered, each over
 * a connection that is kept alive. What they send is the same whoever answers.
 */
final class Load implements AutoCloseable {

	static final int CONNECTIONS = 8;

	private final SlackSignature.Generator signatures;

	private final List<HttpClient> clients = IntStream.range(0, CONNECTIONS)
		.mapToObj(number -> HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build())
		.toList();

	private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

	Load(String secret) {
		this.signatures = new SlackSignature.Generator(secret);
	}

	/** Where notes are sent, and in which channel they are given. */
	record Target(String name, URI endpoint, String channel) {
	}

	/** What a round came to; the latencies are sorted. */
	record Round(double seconds, long[] nanos) {

		double perSecond() {
			return nanos.length / seconds;
		}

		double millis(double share) {
			return nanos[Math.min(nanos.length - 1, (int) (nanos.length * share))] / 1e6;
		}

		static Round of(List<Round> rounds) {
			long[] all = rounds.stream().flatMapToLong(round -> Arrays.stream(round.nanos())).sorted().toArray();
			return new Round(rounds.stream().mapToDouble(Round::seconds).sum(), all);
		}

	}

	/** Sends notes for so long. */
	Round run(Target target, Duration time) {
		long began = System.nanoTime();
		long until = began + time.toNanos();
		List<Callable<long[]>> people = IntStream.range(0, CONNECTIONS)
			.<Callable<long[]>>mapToObj(number -> () -> notes(target, number, until))
			.toList();
		List<long[]> nanos = new ArrayList<>();
		try {
			for (Future<long[]> person : threads.invokeAll(people)) {
				nanos.add(person.get());
			}
		}
		catch (ExecutionException failed) {
			throw new IllegalStateException(failed.getCause());
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(stopped);
		}
		double seconds = (System.nanoTime() - began) / 1e9;
		return new Round(seconds, nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray());
	}

	private long[] notes(Target target, int number, long until) throws IOException, InterruptedException {
		long[] nanos = new long[1024];
		int count = 0;
		while (System.nanoTime() < until) {
			long sent = System.nanoTime();
			HttpResponse<String> answer = clients.get(number)
				.send(request(target, number, count), HttpResponse.BodyHandlers.ofString());
			if (count == nanos.length) {
				nanos = Arrays.copyOf(nanos, 2 * count);
			}
			nanos[count++] = System.nanoTime() - sent;
			if (answer.statusCode() != 200 || !answer.body().contains("(E")) {
				throw new IllegalStateException(target.name() + " answered " + answer.body());
			}
		}
		return Arrays.copyOf(nanos, count);
	}

	private HttpRequest request(Target target, int number, int count) {
		String text = "note Error rate is down to " + count + " per minute after the rollback";
		String body = "command=%2Fincident&team_id=T1&user_id=" + user(number) + "&user_name=" + user(number)
				+ "&channel_id=" + target.channel() + "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8)
				+ "&trigger_id=" + SlackUsers.trigger();
		String now = String.valueOf(Instant.now().getEpochSecond());
		return HttpRequest.newBuilder(target.endpoint())
			.timeout(Duration.ofSeconds(30))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header(SlackSignatureFilter.TIMESTAMP, now)
			.header(SlackSignatureFilter.SIGNATURE, signatures.generate(now, body))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
	}

	/** The user id of one of the eight. */
	static String user(int number) {
		return "UBENCH" + number;
	}

	@Override
	public void close() {
		threads.shutdown();
	}

}
