package dev.firewatch.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.recovery.Control;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.RunbookStage;

/**
 * Whether the stage has come with which an interim control is to end: a stage of a run
 * that is called so, or the runbook itself; or that the incident is resolved.
 */
public final class ControlStages {

	private ControlStages() {
	}

	/**
	 * Since when the control has to be lifted or prolonged as its stage has come; empty
	 * if it hasn't, or if it ends otherwise. A stage that was open before somebody said
	 * so counts from then.
	 */
	public static Optional<Instant> come(Casefile file, Control control) {
		String stage = control.end().stage();
		if (stage == null || !control.isOn()) {
			return Optional.empty();
		}
		String said = words(stage);
		Stream<Instant> moments = said.matches("resolved?") ? file.incident().resolvedAt().stream()
				: file.runs().stream().flatMap(run -> entered(run, said));
		return moments.map(at -> at.isBefore(control.since()) ? control.since() : at).min(Instant::compareTo);
	}

	/** The controls whose stage has come at the moment. */
	public static List<Control> coming(Casefile file, Instant at) {
		return file.controlsOn()
			.stream()
			.filter(control -> come(file, control).filter(at::equals).isPresent())
			.toList();
	}

	private static Stream<Instant> entered(Run run, String said) {
		Stream<Instant> stages = run.runbook()
			.stages()
			.stream()
			.filter(stage -> isCalled(stage, said))
			.flatMap(stage -> run.enteredAt(stage).stream());
		boolean whole = words(run.runbook().title()).equals(said) || words(run.runbook().id()).equals(said);
		return whole ? Stream.concat(Stream.of(run.startedAt()), stages) : stages;
	}

	/** People leave out what a title says beside its name. */
	private static boolean isCalled(RunbookStage stage, String said) {
		return words(stage.id()).equals(said) || (" " + words(stage.title()) + " ").contains(" " + said + " ");
	}

	private static String words(String text) {
		return text.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{N}]+", " ")
			.strip()
			.replaceFirst("^the ", "")
			.replaceFirst(" (?:stage|phase)$", "")
			.replace("ization", "isation");
	}

}
