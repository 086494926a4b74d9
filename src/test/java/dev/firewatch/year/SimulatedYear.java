package dev.firewatch.year;

import java.io.IOException;
import java.nio.file.Path;

import dev.firewatch.year.Simulation.Scale;
import org.junit.jupiter.api.Test;

/** A year of an organisation of 200 people; only {@code mvn verify -Pyear} runs it. */
class SimulatedYear {

	@Test
	void inAYearNothingIsForgottenAndNobodyIsPestered() throws IOException {
		long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
		try (Simulation year = new Simulation(seed, new Scale(200, 150, 6, 365, 8, 4))) {
			year.run();
			YearChecks checks = new YearChecks(year);
			try {
				checks.none(seed);
			}
			finally {
				new YearReport(year, checks, seed).write(Path.of("target", "simulated-year"));
			}
		}
	}

}
