package dev.firewatch.faults;

import org.junit.jupiter.api.Test;

class HostileInputFaults {

	@Test
	void nothingOfTenThousandRequestsMakesItFailOrLeavesATrace() {
		HostileRun.of(Rounds.orElse(10_000), Seed.given());
	}

}
