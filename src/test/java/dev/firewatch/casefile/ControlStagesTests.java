package dev.firewatch.casefile;

import java.time.Instant;
import java.util.List;

import dev.firewatch.recovery.Control;
import dev.firewatch.recovery.ControlEnd;
import dev.firewatch.runbook.RollbackTrigger;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.RunAct.RunActor;
import dev.firewatch.runbook.Runbook;
import dev.firewatch.runbook.RunbookStage;
import dev.firewatch.runbook.StageGate;
import dev.firewatch.runbook.WindowStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

/** A control that is to end with a stage has to be looked at once that has come. */
class ControlStagesTests {

	private static final RollbackTrigger TRIGGER = new RollbackTrigger("errors", "Errors", "stabilisation");

	private final Casefile file = anIncident().led("alice").file();

	private Run begun() {
		RunbookStage first = new RunbookStage("stabilisation", "Stabilisation", null, null, List.of(), List.of(),
				StageGate.NONE, List.of());
		RunbookStage second = new RunbookStage("normal", "Return to normal operations", null, null, List.of(),
				List.of(), StageGate.NONE, List.of(TRIGGER));
		return file.begin(new NewRun(new Runbook("recovery", "Recovery", "1", null, WindowStart.STARTED, true,
				List.of(), List.of(first, second)), minutesIn(10), person("alice"), null, null));
	}

	private Control control(ControlEnd end, Instant at) {
		return file.aftermath().control("two people check", "typed", end, person("bob"), at, "key");
	}

	private void advance(Run run, int minute) {
		assertThat(CasefileRuns.advance(file, run, new RunActor(person("alice"), minutesIn(minute)))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "return to normal", "Return to Normal operations", "the normal stage", "normal" })
	void itsStageHasComeOnceARunEntersIt(String said) {
		Run run = begun();
		Control control = control(ControlEnd.with(said), minutesIn(15));
		assertThat(ControlStages.come(file, control)).isEmpty();
		advance(run, 20);
		assertThat(ControlStages.come(file, control)).contains(minutesIn(20));
		assertThat(ControlStages.coming(file, minutesIn(20))).containsExactly(control);
		assertThat(ControlStages.coming(file, minutesIn(21))).isEmpty();
	}

	@Test
	void aStageThatWasOpenBeforeCountsFromWhenItWasSaid() {
		begun();
		assertThat(ControlStages.come(file, control(ControlEnd.with("stabilization"), minutesIn(15))))
			.contains(minutesIn(15));
	}

	@Test
	void aStageThatWasLeftByARollbackIsStillToCome() {
		Run run = begun();
		Control control = control(ControlEnd.with("return to normal"), minutesIn(15));
		advance(run, 20);
		run.rollBack(TRIGGER, "many", new RunActor(person("alice"), minutesIn(30)));
		assertThat(ControlStages.come(file, control)).isEmpty();
		advance(run, 40);
		assertThat(ControlStages.come(file, control)).contains(minutesIn(40));
	}

	@Test
	void aRunbookAndTheIncidentsEndAreMeantToo() {
		Control run = control(ControlEnd.with("recovery"), minutesIn(5));
		Control end = control(ControlEnd.with("resolved"), minutesIn(5));
		assertThat(ControlStages.come(file, run)).isEmpty();
		begun();
		assertThat(ControlStages.come(file, run)).contains(minutesIn(10));
		assertThat(ControlStages.come(file, end)).isEmpty();
		file.incident().resolve(minutesIn(60));
		assertThat(ControlStages.come(file, end)).contains(minutesIn(60));
	}

	@Test
	void whatIsLiftedOrEndsByADateWaitsForNoStage() {
		begun();
		Control dated = control(ControlEnd.at(minutesIn(90)), minutesIn(5));
		Control lifted = control(ControlEnd.with("stabilisation"), minutesIn(5)).lifted(null, person("bob"),
				minutesIn(11));
		assertThat(ControlStages.come(file, dated)).isEmpty();
		assertThat(ControlStages.come(file, lifted)).isEmpty();
	}

}
