package dev.firewatch.year;

import dev.firewatch.year.Simulation.Scale;
import org.junit.jupiter.api.Test;

/**
 * Two weeks of the simulated year, each time the same ones unless {@code -Dseed=} asks
 * for others; {@code mvn verify -Pyear} lives through all of it, each time another.
 */
class SimulatedWeeksTests {

	/** Always the same weeks: no build fails over others that nobody has changed. */
	private static final long SEED = 985251;

	@Test
	void inTwoWeeksNothingIsForgottenAndNobodyIsPestered() {
		long seed = Long.getLong("seed", SEED);
		try (Simulation weeks = new Simulation(seed, new Scale(40, 16, 4, 14, 2, 0))) {
			weeks.run();
			new YearChecks(weeks).none(seed);
		}
	}

}
