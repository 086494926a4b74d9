package dev.firewatch.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AwaySignsTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

	private final AwaySigns signs = new AwaySigns(Set.of("palm_tree"));

	@Test
	void whoeverIsAwayUntilMidnightIsBackTheDayAfter() {
		assertThat(signs.backOn(":palm_tree:", Instant.parse("2026-12-04T23:00:00Z"), NOW, BERLIN))
			.contains(LocalDate.of(2026, 12, 5));
		assertThat(signs.backOn(":palm_tree:", Instant.parse("2026-12-04T11:00:00Z"), NOW, BERLIN))
			.contains(LocalDate.of(2026, 12, 5));
	}

	@Test
	void believesAStatusWithoutAnEndForAWeek() {
		assertThat(signs.backOn("palm_tree", null, NOW, BERLIN)).contains(LocalDate.of(2026, 12, 8));
	}

	@Test
	void otherSignsAndPastOnesMeanNothing() {
		assertThat(signs.backOn(":pizza:", null, NOW, BERLIN)).isEmpty();
		assertThat(signs.backOn("", null, NOW, BERLIN)).isEmpty();
		assertThat(signs.backOn(null, null, NOW, BERLIN)).isEmpty();
		assertThat(signs.backOn(":palm_tree:", NOW.minusSeconds(60), NOW, BERLIN)).isEmpty();
	}

	@Test
	void aPersonIsAwayUntilTheDayTheyAreBack() {
		Person erin = new Person(new PersonId("slack/U5"), "Erin", "erin", BERLIN, java.util.List.of())
			.backOn(LocalDate.of(2026, 12, 5));

		assertThat(erin.isAwayOn(LocalDate.of(2026, 12, 4))).isTrue();
		assertThat(erin.isAwayOn(LocalDate.of(2026, 12, 5))).isFalse();
	}

}
