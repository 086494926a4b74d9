package dev.firewatch.timeline;

import java.time.Instant;

import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Evidence.EvidenceOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EntryTests {

	private static final PersonId BOB = new PersonId("local/bob");

	private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

	private static Entry entry(int number, String text, @Nullable Milestone milestone) {
		return new Draft("k" + number, When.at(NOON), NOON, BOB, Source.COMMAND, text, milestone, null).at(number);
	}

	@Test
	void keepsBothTextsAndTheMarkWhenItAbsorbsAnother() {
		Entry both = entry(7, "rolled back", null).absorbing(entry(8, "to 1.42", Milestone.MITIGATED), NOON, BOB);

		assertThat(both.text()).isEqualTo("rolled back\nto 1.42");
		assertThat(both.earlier()).extracting(Entry.Revision::text).containsExactly("rolled back");
		assertThat(both.mark()).isEqualTo(Milestone.MITIGATED);
		assertThat(both.absorbed()).extracting(Entry.Absorbed::number).containsExactly(8);
		assertThat(both.changes()).isEqualTo(1);
	}

	@Test
	void keepsWhatItAbsorbedBefore() {
		Entry both = entry(7, "a", null).absorbing(entry(8, "b", null), NOON, BOB);
		Entry three = entry(6, "x", null).absorbing(both, NOON, BOB);

		assertThat(three.text()).isEqualTo("x\na\nb");
		assertThat(three.absorbed()).extracting(Entry.Absorbed::number).containsExactly(7, 8);
	}

	@Test
	void keepsAttachedEvidenceWhenItsTextIsEdited() {
		Evidence attached = new Evidence("Error rate", "0.2 %", EvidenceOutcome.PASS, "https://g.example");
		Entry entry = entry(7, "recovered", null).withEvidence(attached);

		assertThat(entry.edited("recovered at last", entry.when(), null, NOON, BOB).evidence()).isEqualTo(attached);
	}

	@Test
	void readsEvidenceAnewWhereItWasInTheText() {
		Entry entry = entry(7, "[M04] H_norm: 0.74 ✅", null);

		assertThat(entry.edited("no reading", entry.when(), null, NOON, BOB).evidence()).isNull();
		assertThat(entry.edited("[M04] H_norm: 0.5 ❌", entry.when(), null, NOON, BOB).evidence())
			.extracting(Evidence::outcome)
			.isEqualTo(EvidenceOutcome.FAIL);
	}

	@Test
	void isShownAgainAfterItWasHidden() {
		Entry noise = entry(7, "lunch", null).hidden(true);

		assertThat(noise.isShown()).isFalse();
		assertThat(noise.hidden(false).isShown()).isTrue();
		assertThat(noise.hidden(false).changes()).isEqualTo(2);
	}

}
