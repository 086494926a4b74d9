package dev.firewatch.recovery;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who told a lesson, who owes that it is noted, and who noted it. */
class ToldLessonTests {

	private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

	private static final PersonId ALICE = new PersonId("local/alice");

	private static final PersonId CAROL = new PersonId("local/carol");

	private static ToldLesson told(PersonId lead) {
		return new Aftermath().tell("read the map", "wiring", "Wiring", "", lead, ALICE, NOW);
	}

	@Test
	void theLeadOwesThatItIsNotedElseWhoeverToldIt() {
		assertThat(told(CAROL).owedBy()).isEqualTo(CAROL);
		assertThat(told(null).owedBy()).isEqualTo(ALICE);
	}

	@Test
	void whoeverToldItCannotNoteItForTheOthers() {
		assertThat(told(CAROL).notableBy(ALICE)).isFalse();
		assertThat(told(null).notableBy(ALICE)).isFalse();
		assertThat(told(null).notableBy(CAROL)).isTrue();
		assertThat(told(ALICE).notableBy(ALICE)).as("she leads the team").isTrue();
	}

	@Test
	void whoeverNotedItFirstStays() {
		ToldLesson noted = told(CAROL).noted(CAROL, NOW, false);
		assertThat(noted.isOpen()).isFalse();
		assertThat(noted.noted(ALICE, NOW.plusSeconds(60), false)).isEqualTo(noted);
		assertThat(noted.noted(ALICE, NOW.plusSeconds(60), true).stands()).isEqualTo("noted, they have it too");
	}

	@Test
	void whatWasToldIsFollowedAndQuoted() {
		Aftermath aftermath = new Aftermath();
		assertThat(aftermath.isBlank()).isTrue();
		aftermath.tell("the key is swordfish", "wiring", "Wiring", "wiring", null, ALICE, NOW);
		assertThat(aftermath.isBlank()).isFalse();
		assertThat(aftermath.quoting(text -> text.contains("swordfish"))).containsExactly("L1");
		assertThat(aftermath.lesson(" l1 ")).isPresent();
	}

}
