package dev.firewatch.faults;

import org.junit.jupiter.api.Test;

class HostileInputTests {

	@Test
	void nothingThatIsSentMakesItFailOrLeavesATrace() {
		HostileRun.of(1_500, Seed.given());
	}

}
