package dev.firewatch.chat.slack.inbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.firewatch.chat.slack.web.FakeSlack;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From an acknowledged command to the message at Slack that shows it, within Slack's own
 * limits: {@code cause} changes the incident's card. Of 50 channels, as many as Slack
 * lets be changed in a minute.
 */
class DeliveryBenchmark {

	private static final int CHANNELS = 50;

	/** After this Slack's limits allow a full burst again. */
	private static final Duration PAUSE = Duration.ofSeconds(75);

	private static final FakeSlack SLACK = new FakeSlack();

	private static final ExecutorService PEOPLE = Executors.newFixedThreadPool(CHANNELS);

	private static Instance firewatch;

	private static List<String> channels;

	@BeforeAll
	static void start() {
		firewatch = new Instance(SLACK);
		List<String> incidents = new ArrayList<>();
		for (int n = 0; n < CHANNELS; n++) {
			incidents.add(firewatch.declare("Outage of part" + n + " at site" + n));
		}
		channels = incidents.stream().map(firewatch::channel).toList();
	}

	@AfterAll
	static void stop() {
		PEOPLE.shutdownNow();
		firewatch.close();
		SLACK.close();
	}

	@Test
	void fromTheCommandToTheMessage() throws InterruptedException, ExecutionException {
		Thread.sleep(PAUSE.toMillis());
		double[] idle = channels.stream().mapToDouble(channel -> delay(channel, "cause Known " + channel)).toArray();
		Thread.sleep(PAUSE.toMillis());
		CyclicBarrier together = new CyclicBarrier(CHANNELS);
		List<Future<Double>> running = channels.stream().map(channel -> PEOPLE.submit(() -> {
			together.await();
			return delay(channel, "cause Sudden " + channel);
		})).toList();
		double[] burst = new double[CHANNELS];
		for (int n = 0; n < CHANNELS; n++) {
			burst[n] = running.get(n).get();
		}
		System.out.printf(Locale.ROOT, """

				from the acknowledged command to the message at Slack
				| | p50 ms | p99 ms | longest ms | goal |
				|---|---|---|---|---|
				| idle, one after the other | %s | p99 at most 150 ms |
				| 50 commands at once on 50 channels | %s | at most 1 s |
				""", figures(idle), figures(burst));
	}

	private static double delay(String channel, String text) {
		int before = cards(channel).length;
		firewatch.say(channel, text);
		long acknowledged = System.nanoTime();
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> cards(channel).length > before);
		return Math.max(0, (cards(channel)[before] - acknowledged) / 1e6);
	}

	/** When the channel's card was changed. */
	private static long[] cards(String channel) {
		return SLACK.calls("chat.update")
			.stream()
			.filter(receivedCall -> receivedCall.get("channel").equals(channel))
			.mapToLong(FakeSlack.ReceivedCall::atNanos)
			.toArray();
	}

	private static String figures(double[] delays) {
		double[] sorted = delays.clone();
		Arrays.sort(sorted);
		return IntStream.of(50, 99, 100)
			.mapToObj(percent -> String.format(Locale.ROOT, "%.0f",
					sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)]))
			.reduce((one, other) -> one + " | " + other)
			.orElseThrow();
	}

}
