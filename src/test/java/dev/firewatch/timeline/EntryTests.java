package dev.firewatch.timeline;

import java.time.Instant;
import java.util.stream.Stream;

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
	void isPartOfAnotherOnceThatAbsorbedIt() {
		Entry part = entry(8, "to 1.42", null).absorbedBy(7, NOON, BOB);

		assertThat(part.id()).isEqualTo("E8");
		assertThat(part.isRemoved()).isTrue();
		assertThat(part.isShown()).isFalse();
		assertThat(part.removed()).isEqualTo(new Entry.Removal(NOON, BOB, 7));
		assertThat(part.text()).isEqualTo("to 1.42");
	}

	@Test
	void keepsItsOwnMarkEvidenceAndLinkWhenItAbsorbsAnother() {
		Evidence own = new Evidence("Error rate", "0.2 %", EvidenceOutcome.PASS, null);
		Evidence others = new Evidence("Latency", "4 s", EvidenceOutcome.FAIL, null);
		Entry entry = entry(7, "a", Milestone.DETECTED).withEvidence(own);
		Entry other = entry(8, "b", Milestone.MITIGATED).withEvidence(others);

		assertThat(entry.absorbing(other, NOON, BOB).mark()).isEqualTo(Milestone.DETECTED);
		assertThat(entry.absorbing(other, NOON, BOB).evidence()).isEqualTo(own);
		assertThat(entry(7, "a", null).absorbing(other, NOON, BOB).evidence()).isEqualTo(others);
	}

	@Test
	void hasSeveralReadingsOfWhichEvidenceIsTheFirst() {
		Evidence rate = new Evidence("Error rate", "0.2 %", EvidenceOutcome.PASS, null);
		Evidence latency = new Evidence("Latency", "4 s", EvidenceOutcome.FAIL, null);
		Evidence again = new Evidence("error rate", "0.1 %", EvidenceOutcome.PASS, null);
		Entry entry = entry(7, "a", null).withEvidence(rate).withEvidence(latency);

		assertThat(entry.evidence()).isEqualTo(rate);
		assertThat(entry.readings()).containsExactly(rate, latency);
		assertThat(entry.withEvidence(again).readings()).containsExactly(again, latency);
		assertThat(entry.marked(Milestone.DETECTED).hidden(true).readings()).containsExactly(rate, latency);
		assertThat(entry.edited("b", entry.when(), null, NOON, BOB).readings()).containsExactly(rate, latency);
		assertThat(entry(7, "x", null).readings()).isEmpty();
		assertThat(entry.changes()).isEqualTo(2);
	}

	@Test
	void goesOnWithTheNextReadingOnceTheFirstIsGone() {
		Evidence latency = new Evidence("Latency", "4 s", EvidenceOutcome.FAIL, null);
		Entry entry = entry(7, "[M04] H_norm: 0.74 ✅", null).withEvidence(latency);

		assertThat(entry.edited("no reading", entry.when(), null, NOON, BOB).evidence()).isEqualTo(latency);
		assertThat(entry.edited("no reading", entry.when(), null, NOON, BOB).readings()).containsExactly(latency);
	}

	@Test
	void keepsTheReadingsOfBothWhenItAbsorbsAnother() {
		Evidence rate = new Evidence("Error rate", "0.2 %", EvidenceOutcome.PASS, null);
		Evidence latency = new Evidence("Latency", "4 s", EvidenceOutcome.FAIL, null);
		Entry entry = entry(7, "a", null).withEvidence(rate);
		Entry other = entry(8, "b", null).withEvidence(rate).withEvidence(latency);

		assertThat(entry.absorbing(other, NOON, BOB).readings()).containsExactly(rate, latency);
	}

	@Test
	void isMarkedUnmarkedAndRemovedEachAsAChange() {
		Entry entry = entry(7, "a", null).marked(Milestone.DETECTED);
		Entry removed = entry.marked(null).removed(NOON, BOB);

		assertThat(entry.mark()).isEqualTo(Milestone.DETECTED);
		assertThat(entry.changes()).isEqualTo(1);
		assertThat(removed.mark()).isNull();
		assertThat(removed.changes()).isEqualTo(3);
		assertThat(removed.removed()).isEqualTo(new Entry.Removal(NOON, BOB, null));
		assertThat(entry.isRemoved()).isFalse();
		assertThat(entry.isHidden()).isFalse();
	}

	@Test
	void standsInTheOrderOfWhenItHappenedThenOfWhenItWasRecorded() {
		Entry later = new Draft("k1", When.at(NOON.plusSeconds(1)), NOON, BOB, Source.COMMAND, "x", null, null).at(1);

		assertThat(Stream.of(later, entry(3, "b", null), entry(2, "a", null)).sorted(Entry.ORDER))
			.extracting(Entry::number)
			.containsExactly(2, 3, 1);
	}

	@Test
	void isShownAgainAfterItWasHidden() {
		Entry noise = entry(7, "lunch", null).hidden(true);

		assertThat(noise.isShown()).isFalse();
		assertThat(noise.hidden(false).isShown()).isTrue();
		assertThat(noise.hidden(false).changes()).isEqualTo(2);
	}

}
