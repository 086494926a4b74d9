package dev.firewatch.faults;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class OutageTests {

	@Test
	void nothingIsLostWhenTheDatabaseIsAwayForAWhile() {
		OutageRun.of(Duration.ofSeconds(10), Seed.given());
	}

}
