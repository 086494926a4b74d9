package dev.firewatch.delivery;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is alive, as far as one instance can see. */
class HeartbeatsTests {

	private final Heartbeats seen = new Heartbeats();

	private long beat;

	private static long seconds(int number) {
		return Duration.ofSeconds(number).toNanos();
	}

	/** Looks every three seconds at one that beats and one that stands still. */
	private void watch(int from, int to) {
		for (int second = from; second <= to; second += 3) {
			seen.look(Map.of("me", ++beat, "live", beat, "still", 7L), seconds(second));
		}
	}

	@Test
	void whoeverStandsStillForTwentySecondsIsDead() {
		watch(0, 18);
		assertThat(seen.isDead("still")).isFalse();
		watch(21, 21);
		assertThat(seen.isDead("still")).isTrue();
		assertThat(seen.isDead("live")).isFalse();
		assertThat(seen.beating("me")).isEqualTo(1);
	}

	@Test
	void nobodyIsDeadBecauseTheDatabaseWasAway() {
		watch(0, 9);
		// Neither could write or read for a minute.
		assertThat(seen.isDead("live")).as("as long as nobody can look").isFalse();
		seen.look(Map.of("me", ++beat, "live", beat - 1, "still", 7L), seconds(70));

		assertThat(seen.isDead("live")).isFalse();
		assertThat(seen.isDead("still")).as("it may have been away as well").isFalse();
		watch(73, 91);
		assertThat(seen.isDead("live")).isFalse();
		assertThat(seen.isDead("still")).isTrue();
	}

	@Test
	void whoeverIsNotThereIsDead() {
		watch(0, 3);
		assertThat(seen.isDead("never seen")).isTrue();
		seen.look(Map.of("me", ++beat), seconds(6));
		assertThat(seen.isDead("live")).isTrue();
	}

}
