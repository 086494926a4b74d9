package dev.firewatch.faults;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class OutageFaults {

	@Test
	void nothingIsLostWhenTheDatabaseIsAwayForAMinute() {
		OutageRun.of(Duration.ofSeconds(60), Seed.given());
	}

}
