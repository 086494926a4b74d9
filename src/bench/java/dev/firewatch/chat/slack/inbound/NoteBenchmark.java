package dev.firewatch.chat.slack.inbound;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import dev.firewatch.chat.slack.web.FakeSlack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code /incident note …} as Slack sends it, signed, over HTTP, until it is answered,
 * and thus durable. Figures are compared only with figures of the same run, taken in
 * turns.
 */
class NoteBenchmark {

	private static final Duration WARM_UP = Duration.ofSeconds(6);

	private static final Duration ROUND = Duration.ofSeconds(3);

	private static final int ROUNDS = 5;

	private static final FakeSlack SLACK = new FakeSlack();

	private static final Load LOAD = Instance.load();

	private static Instance firewatch;

	@BeforeAll
	static void start() {
		firewatch = new Instance(SLACK);
	}

	@AfterAll
	static void stop() {
		firewatch.close();
		LOAD.close();
		SLACK.close();
	}

	@Test
	void aNoteAgainstTheFloor() throws IOException {
		String incident = firewatch.declare("Checkout is down");
		Load.Target product = firewatch.target("product", incident);
		try (BareHandler floor = new BareHandler(firewatch.database(), incident)) {
			Rounds rounds = Rounds.of(floor.target(product.channel()), product);
			print("a note against the floor", rounds);
			System.out.printf(Locale.ROOT, "product / floor: %.2f (goal: at least 0.5%s)%n", rounds.perSecondRatio(),
					rounds.perSecondRatio() < 0.5 ? ", MISSED" : "");
			double p99 = Load.Round.of(rounds.second()).millis(0.99);
			System.out.printf(Locale.ROOT, "p99: %.1f ms (goal: at most 100 ms%s)%n", p99, p99 > 100 ? ", MISSED" : "");
		}
	}

	@Test
	void aNoteOnALongTimeline() {
		String empty = firewatch.declare("Search is slow");
		String lengthy = firewatch.declare("Payments are late");
		Load.Target first = firewatch.target("new incident", empty);
		firewatch.lengthen(lengthy, 10_000);
		compare("10,000 entries", Rounds.of(first, firewatch.target("10,000 entries", lengthy)));
	}

	@Test
	void aNoteAmongManyIncidents() {
		String incident = firewatch.declare("Login fails");
		Load.Target first = firewatch.target("few incidents", incident);
		try (Instance large = new Instance(SLACK)) {
			String one = large.declare("Mail bounces");
			Load.Target target = large.target("100,000 incidents", one);
			LOAD.run(target, Duration.ofMillis(1));
			large.fill(one, 100_000);
			large.ticking(false);
			compare("100,000 incidents, between ticks", Rounds.of(first, target));
			large.ticking(true);
			compare("100,000 incidents, ticking every 10 s", Rounds.of(first, target));
			double[] ticks = IntStream.range(0, 5).mapToDouble(number -> {
				long began = System.nanoTime();
				large.tick();
				return (System.nanoTime() - began) / 1e6;
			}).sorted().toArray();
			System.out.printf(Locale.ROOT, "one tick over 100,000 closed incidents: %.0f ms (median of 5)%n", ticks[2]);
		}
	}

	private static void compare(String title, Rounds rounds) {
		print(title, rounds);
		double ratio = 1 / rounds.perSecondRatio();
		System.out.printf(Locale.ROOT, "time per note, relative: %.2f (goal: at most 1.3%s)%n", ratio,
				ratio > 1.3 ? ", MISSED" : "");
	}

	private static void print(String title, Rounds rounds) {
		System.out.printf(Locale.ROOT, "%n%s (%d connections, %d rounds of %d s in turns)%n", title, Load.CONNECTIONS,
				ROUNDS, ROUND.toSeconds());
		System.out.println("| | notes/s (median) | p50 ms | p99 ms | longest ms |");
		System.out.println("|---|---|---|---|---|");
		line(rounds.firstName(), rounds.first());
		line(rounds.secondName(), rounds.second());
	}

	private static void line(String name, List<Load.Round> rounds) {
		Load.Round all = Load.Round.of(rounds);
		System.out.printf(Locale.ROOT, "| %s | %.0f | %.1f | %.1f | %.0f |%n", name,
				median(rounds.stream().mapToDouble(Load.Round::perSecond).toArray()), all.millis(0.5), all.millis(0.99),
				all.millis(1));
	}

	private static double median(double[] figures) {
		double[] sorted = figures.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	/** The rounds of two targets that took turns. */
	private record Rounds(String firstName, List<Load.Round> first, String secondName, List<Load.Round> second) {

		static Rounds of(Load.Target first, Load.Target second) {
			LOAD.run(first, WARM_UP);
			LOAD.run(second, WARM_UP);
			List<Load.Round> ones = new ArrayList<>();
			List<Load.Round> others = new ArrayList<>();
			for (int round = 0; round < ROUNDS; round++) {
				ones.add(LOAD.run(first, ROUND));
				others.add(LOAD.run(second, ROUND));
			}
			return new Rounds(first.name(), ones, second.name(), others);
		}

		/** The median of the rounds' ratios, of neighbours each. */
		double perSecondRatio() {
			double[] ratios = new double[ROUNDS];
			for (int round = 0; round < ROUNDS; round++) {
				ratios[round] = second.get(round).perSecond() / first.get(round).perSecond();
			}
			return median(ratios);
		}

	}

}
