package dev.firewatch.faults;

import org.junit.jupiter.api.Test;

class CrashTests {

	@Test
	void nothingIsLostOrDoubledWhenProcessesAreKilled() {
		CrashRun.of(new CrashPlan(Seed.given(), 5, 2, 4));
	}

}
