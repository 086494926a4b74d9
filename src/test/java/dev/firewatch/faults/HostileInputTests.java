package dev.firewatch.faults;

import org.junit.jupiter.api.Test;

class HostileInputTests {

	@Test
	void nothingThatIsSentMakesItFailOrLeavesATrace() {
		HostileRun.of(Rounds.orElse(600), Seed.given());
	}

}
