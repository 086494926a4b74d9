package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import dev.firewatch.policy.NoticeRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A notice is reminded of some time before it is due, and when it is. */
class NoticeTimesTests {

	private static final Instant FROM = Instant.parse("2026-11-27T10:00:00Z");

	private static NoticeClock clock(int hours, int... before) {
		List<Duration> moments = Arrays.stream(before).mapToObj(Duration::ofHours).toList();
		return new NoticeClock(new NoticeRule("authority", "Notice", Duration.ofHours(hours), List.of(), List.of(),
				List.of(), moments), FROM, true, null);
	}

	private static Instant after(int hours) {
		return FROM.plus(Duration.ofHours(hours));
	}

	@Test
	void theMomentsAreCountedFromItsEnd() {
		assertThat(NoticeTimes.of(clock(72, 24, 6, 1))).containsExactly(after(48), after(66), after(71), after(72));
		assertThat(NoticeTimes.of(clock(4, 24, 6, 1))).as("before it began").containsExactly(after(3), after(4));
		assertThat(NoticeTimes.of(clock(4))).containsExactly(after(4));
	}

	@Test
	void eachMomentOwesOneReminderAndMissedOnesTogetherOne() {
		NoticeClock clock = clock(72, 24, 6, 1);
		assertThat(NoticeTimes.isOwed(clock, Optional.empty(), after(47))).isFalse();
		assertThat(NoticeTimes.isOwed(clock, Optional.empty(), after(48))).isTrue();
		assertThat(NoticeTimes.isOwed(clock, Optional.of(after(48)), after(65))).isFalse();
		assertThat(NoticeTimes.isOwed(clock, Optional.of(after(48)), after(71))).isTrue();
		assertThat(NoticeTimes.isOwed(clock, Optional.of(after(71)), after(71))).isFalse();
		assertThat(NoticeTimes.isOwed(clock, Optional.of(after(71)), after(500))).isTrue();
		assertThat(NoticeTimes.isOwed(clock, Optional.of(after(500)), after(900))).isFalse();
	}

	/** However often somebody looks, each moment is said once, and never too early. */
	@Test
	void howeverOftenItIsLookedAtNoMomentIsMissed() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		NoticeClock clock = clock(72, 24, 6, 1);
		Optional<Instant> last = Optional.empty();
		Instant now = FROM;
		int said = 0;
		while (now.isBefore(after(100))) {
			Optional<Instant> next = NoticeTimes.next(clock, now);
			assertThat(next.filter(now::isBefore).isPresent()).as("seed " + seed).isEqualTo(now.isBefore(after(72)));
			now = now.plusSeconds(1 + random.nextInt(1_800));
			if (NoticeTimes.isOwed(clock, last, now)) {
				last = Optional.of(now);
				said++;
			}
		}
		assertThat(said).as("seed " + seed).isEqualTo(4);
	}

}
