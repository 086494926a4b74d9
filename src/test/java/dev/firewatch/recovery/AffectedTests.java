package dev.firewatch.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import dev.firewatch.people.PersonId;
import dev.firewatch.recovery.PersonalNotice.Dispatch;
import dev.firewatch.recovery.PersonalNotice.NoticeText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** One step follows the other, and nobody verifies what they did themselves. */
class AffectedTests {

	private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

	private static final List<PersonId> PEOPLE = List.of(new PersonId("local/alice"), new PersonId("local/bob"),
			new PersonId("local/carol"));

	private static final NoticeText TEXT = new NoticeText("what", "impact", "prevention", "remedy");

	private static Affected identified() {
		return new Aftermath().harmed("P-17", 12_400, "refused wrongly", PEOPLE.get(0), NOW);
	}

	/** The step, if it may be taken; else nothing changes. */
	private static Affected step(Affected one, int act, PersonId by) {
		AffectedAct done = new AffectedAct(by, NOW, null);
		Optional<String> refused = switch (act) {
			case 0, 1 -> one.mayNotAgree();
			case 2 -> one.mayNotWrite();
			case 3, 4 -> one.mayNotDecide(by);
			case 5 -> one.mayNotSend();
			case 6 -> one.mayNotRemedy();
			default -> one.mayNotVerify(by);
		};
		if (refused.isPresent()) {
			return one;
		}
		return switch (act) {
			case 0 -> one.agreed(Remedy.REVERSAL, done);
			case 1 -> one.agreed(Remedy.NONE, new AffectedAct(by, NOW, "no harm"));
			case 2 -> one.written(TEXT, by, NOW);
			case 3 -> one.approved(done);
			case 4 -> one.rejected(done);
			case 5 -> one.sent(new Dispatch(by, NOW, "by letter", "file 7"));
			case 6 -> one.remedied(done);
			default -> one.verified(done);
		};
	}

	@Test
	void whateverTheOrderOfActsNothingIsVerifiedWithAStepMissing() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		int verified = 0;
		for (int run = 0; run < 2_000; run++) {
			Affected one = identified();
			for (int act = 0; act < 60; act++) {
				one = step(one, random.nextInt(8), PEOPLE.get(random.nextInt(PEOPLE.size())));
			}
			if (one.state() == AffectedState.VERIFIED) {
				verified++;
				PersonalNotice notice = one.notice();
				assertThat(notice).as("seed " + seed).isNotNull();
				assertThat(notice.approved()).as("seed " + seed).isNotNull();
				assertThat(notice.approved().by()).as("seed " + seed).isNotEqualTo(notice.by());
				assertThat(notice.sent()).as("seed " + seed).isNotNull();
				assertThat(one.verified().by()).as("seed " + seed).isNotEqualTo(one.remedied().by());
			}
		}
		assertThat(verified).as("some come to the end, seed " + seed).isPositive();
	}

	@Test
	void anotherRemedyNeedsAnotherApproval() {
		Affected approved = step(step(step(identified(), 0, PEOPLE.get(0)), 2, PEOPLE.get(0)), 3, PEOPLE.get(1));
		assertThat(approved.next()).isEqualTo("tell them");

		Affected changed = approved.agreed(Remedy.COMPENSATION, new AffectedAct(PEOPLE.get(0), NOW, null));
		assertThat(changed.notice().text()).as("what was written is kept").isEqualTo(TEXT);
		assertThat(changed.next()).isEqualTo("approve what they are told");
		assertThat(changed.mayNotSend()).isPresent();
	}

	@Test
	void whatWasRejectedIsWrittenAgain() {
		Affected rejected = step(step(step(identified(), 0, PEOPLE.get(0)), 2, PEOPLE.get(0)), 4, PEOPLE.get(1));

		assertThat(rejected.next()).isEqualTo("write what they are told");
		assertThat(rejected.mayNotDecide(PEOPLE.get(1))).isPresent();
		assertThat(rejected.written(TEXT, PEOPLE.get(0), NOW).next()).isEqualTo("approve what they are told");
	}

	@Test
	void noneNeededSettlesItButCanBeReconsidered() {
		Affected none = step(identified(), 1, PEOPLE.get(0));

		assertThat(none.state().settled()).isTrue();
		assertThat(none.mayNotAgree()).isEmpty();
		assertThat(none.mayNotWrite()).isPresent();
	}

	@Test
	void theOwnerDoesNotVerify() {
		Affected one = identified().given(PEOPLE.get(2), null);
		for (int act : new int[] { 0, 2 }) {
			one = step(one, act, PEOPLE.get(0));
		}
		one = step(one, 3, PEOPLE.get(1));
		one = step(step(one, 5, PEOPLE.get(0)), 6, PEOPLE.get(0));

		assertThat(one.mayNotVerify(PEOPLE.get(2))).isPresent();
		assertThat(one.mayNotVerify(PEOPLE.get(0))).isPresent();
		assertThat(one.mayNotVerify(PEOPLE.get(1))).isEmpty();
	}

	@Test
	void countsAreSummedByState() {
		Aftermath aftermath = new Aftermath();
		aftermath.harmed("a", 12_000, null, PEOPLE.get(0), NOW);
		aftermath.harmed("b", 400, null, PEOPLE.get(0), NOW);
		aftermath.change(step(aftermath.harmed("c", 2, null, PEOPLE.get(0), NOW), 0, PEOPLE.get(0)));

		assertThat(aftermath.affectedInShort()).contains("12,400 identified, 2 remedy agreed");
		assertThat(new Aftermath().affectedInShort()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> aftermath.harmed("d", 0, null, PEOPLE.get(0), NOW));
	}

}
