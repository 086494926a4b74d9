package dev.firewatch.year;

import dev.firewatch.year.Simulation.Scale;
import org.junit.jupiter.api.Test;

/** Two weeks of the simulated year; {@code mvn verify -Pyear} lives through all of it. */
class SimulatedWeeksTests {

	@Test
	void inTwoWeeksNothingIsForgottenAndNobodyIsPestered() {
		long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
		try (Simulation weeks = new Simulation(seed, new Scale(40, 16, 4, 14, 2, 0))) {
			weeks.run();
			new YearChecks(weeks).none(seed);
		}
	}

}
