package dev.firewatch.faults;

import org.junit.jupiter.api.Test;

/** Each process is killed once; a hundred times in {@link CrashFaults}. */
class CrashTests {

	@Test
	void nothingIsLostOrDoubledWhenProcessesAreKilled() {
		CrashRun.of(new CrashPlan(Seed.given(), Rounds.orElse(2), 2, 4));
	}

}
