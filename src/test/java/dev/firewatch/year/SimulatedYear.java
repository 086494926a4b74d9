package dev.firewatch.year;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import dev.firewatch.year.Simulation.Scale;
import org.junit.jupiter.api.Test;

/**
 * A year of an organisation of 200 people; only {@code mvn verify -Pyear} runs it. With
 * {@code -Dyear.days=120} it lives through part of it.
 */
class SimulatedYear {

	@Test
	void inAYearNothingIsForgottenAndNobodyIsPestered() throws IOException {
		long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
		int days = Integer.getInteger("year.days", 365);
		Scale scale = new Scale(200, 150 * days / 365, 6, days, 1 + 7 * days / 365, 1 + 3 * days / 365);
		try (Simulation year = new Simulation(seed, scale)) {
			long began = System.nanoTime();
			year.run();
			Duration took = Duration.ofNanos(System.nanoTime() - began);
			YearChecks checks = new YearChecks(year);
			try {
				checks.none(seed);
			}
			finally {
				new YearReport(year, checks, seed, took).write(Path.of("target", "simulated-year"));
			}
		}
	}

}
