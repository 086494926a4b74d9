package dev.firewatch.faults;

import org.junit.jupiter.api.Test;

class CrashFaults {

	@Test
	void nothingIsLostOrDoubledWhenProcessesAreKilledAHundredTimes() {
		CrashRun.of(new CrashPlan(Seed.given(), Rounds.orElse(100), 4, 4));
	}

}
