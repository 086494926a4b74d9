package dev.firewatch.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GapTests {

	private static final PersonId BOB = new PersonId("local/bob");

	private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

	private static Instant at(String time) {
		return Instant.parse("2026-11-20T" + time + ":00Z");
	}

	private static Entry entry(int number, String time, @Nullable Milestone milestone) {
		return entry(number, When.at(at(time)), milestone);
	}

	private static Entry entry(int number, When when, @Nullable Milestone milestone) {
		return new Draft("k" + number, when, when.start(), BOB, Source.COMMAND, "x", milestone, null).at(number);
	}

	private static List<Gap> gaps(Entry... entries) {
		return Gap.in(List.of(entries), HALF_AN_HOUR, at("09:00"), at("12:00"));
	}

	@Test
	void liesBetweenTheFirstAndTheLastMark() {
		assertThat(gaps(entry(1, "06:00", null), entry(2, "09:30", Milestone.DETECTED), entry(3, "10:00", null),
				entry(4, "10:31", Milestone.RESOLVED), entry(5, "12:00", null)))
			.containsExactly(new Gap(at("10:00"), at("10:31")));
	}

	@Test
	void liesBetweenBeginningAndEndWhereThereAreNoMarks() {
		assertThat(gaps(entry(1, "10:00", null))).containsExactly(new Gap(at("09:00"), at("10:00")),
				new Gap(at("10:00"), at("12:00")));
	}

	@Test
	void isFilledByWhatTookItsTimeButNotByNoise() {
		Entry lasting = entry(1, new When(at("09:00"), at("11:50"), false), null);
		Entry noise = entry(2, "10:00", null).hidden(true);
		Entry removed = entry(3, "11:00", null).removed(at("12:00"), BOB);

		assertThat(gaps(lasting)).isEmpty();
		assertThat(gaps(noise, removed)).containsExactly(new Gap(at("09:00"), at("12:00")));
	}

	@Test
	void isNoneOfExactlyTheThreshold() {
		assertThat(gaps(entry(1, "09:00", Milestone.DETECTED), entry(2, "09:30", Milestone.RESOLVED))).isEmpty();
	}

}
