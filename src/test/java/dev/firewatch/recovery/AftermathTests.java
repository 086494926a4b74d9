package dev.firewatch.recovery;

import java.time.Duration;
import java.time.Instant;

import dev.firewatch.people.PersonId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Interim controls end, and hypotheses turn out one way or the other. */
class AftermathTests {

	private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

	private static final PersonId ALICE = new PersonId("local/alice");

	private final Aftermath aftermath = new Aftermath();

	private Control control(ControlEnd end) {
		return aftermath.control("Two people check", "control Two people check", end, ALICE, NOW, "k");
	}

	@Test
	void aNumberIsGivenOnce() {
		Control first = control(ControlEnd.OPEN);
		aftermath.forget(first);

		assertThat(control(ControlEnd.OPEN).id()).isEqualTo("IC2");
		assertThat(aftermath.controls()).hasSize(1);
		assertThat(aftermath.control("ic2")).isPresent();
		assertThat(aftermath.isBlank()).isFalse();
		assertThat(new Aftermath().isBlank()).isTrue();
	}

	@Test
	void aControlIsDueAtItsEnd() {
		Instant end = NOW.plus(Duration.ofHours(24));
		Control control = control(ControlEnd.at(end));

		assertThat(control.due()).contains(end);
		assertThat(control.isOverdue(end.minusSeconds(1))).isFalse();
		assertThat(control.isOverdue(end)).isTrue();
		assertThat(control.lifted(null, ALICE, end).isOverdue(end)).isFalse();
	}

	@Test
	void whatEndsWithAStageIsAskedAboutWithinFourWeeks() {
		Control control = control(ControlEnd.with(ControlEnd.RETURN_TO_NORMAL));

		assertThat(control.due()).contains(NOW.plus(Duration.ofDays(28)));
		assertThat(control.isOverdue(NOW.plus(Duration.ofDays(99)))).as("a stage has no date").isFalse();
		Instant later = NOW.plus(Duration.ofDays(20));
		assertThat(control.prolonged(ControlEnd.with("canary"), "why", ALICE, later).due())
			.contains(later.plus(Duration.ofDays(28)));
		assertThat(control(ControlEnd.OPEN).due()).isEmpty();
	}

	@Test
	void prolongingKeepsWhatWasSaidBefore() {
		Control control = aftermath.change(control(ControlEnd.OPEN).prolonged(ControlEnd.at(NOW), "late", ALICE, NOW));

		assertThat(aftermath.controlsOn()).containsExactly(control);
		assertThat(control.prolongations())
			.containsExactly(new Control.Prolongation(NOW, ALICE, ControlEnd.OPEN, "late"));
		aftermath.change(control.lifted("the fix is in", ALICE, NOW));
		assertThat(aftermath.controlsOn()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> new ControlEnd(NOW, "canary"));
	}

	@Test
	void aHypothesisKeepsItsEvidenceUntilItTurnsOutOtherwise() {
		Hypothesis hypothesis = aftermath.suppose("Stale test data", "hypothesis Stale test data", ALICE, NOW, "k");
		assertThat(hypothesis.stands()).isEqualTo("untested");

		Hypothesis tested = hypothesis.tested("compare dates", null);
		assertThat(tested.stands()).isEqualTo("being tested");
		Hypothesis found = tested.found(true, "data of 2024", ALICE, NOW);
		assertThat(found.stands()).isEqualTo("confirmed");
		assertThat(found.found(true, null, ALICE, NOW).finding().evidence()).isEqualTo("data of 2024");
		assertThat(found.found(false, null, ALICE, NOW).finding().evidence()).isNull();
		aftermath.change(found);
		assertThat(aftermath.openHypotheses()).isEmpty();
	}

}
