package dev.firewatch.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Signal;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.Control;
import dev.firewatch.recovery.Deletion;
import dev.firewatch.recovery.DeletionState;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.Run.RunState;
import dev.firewatch.runbook.RunAct.RunActor;
import dev.firewatch.runbook.RunFacts;
import dev.firewatch.runbook.RunbookItem;
import org.jspecify.annotations.Nullable;

/** What the runs of a casefile have to do with the rest of it. */
public final class CasefileRuns {

	private CasefileRuns() {
	}

	/** What a run has to know of its incident. */
	public static RunFacts facts(Casefile file, Run run) {
		return facts(file, run.service().orElse(null));
	}

	/**
	 * The same before anything was begun.
	 * @param service the id of the service that the incident is about
	 */
	public static RunFacts facts(Casefile file, @Nullable String service) {
		Incident incident = file.incident();
		Set<String> signals = incident.signals().stream().map(Signal::family).collect(Collectors.toSet());
		List<String> deletions = file.deletions()
			.stream()
			.filter(one -> one.state() == DeletionState.OPEN)
			.map(Deletion::id)
			.toList();
		return new RunFacts(incident.severity(), incident.kind(), service, signals, incident.status().live(),
				incident.declaredAt(), incident.mitigatedAt().orElse(null), incident.resolvedAt().orElse(null),
				file.controlsOn().stream().map(Control::id).toList(), deletions,
				file.aftermath().affectedOpen().stream().map(Affected::id).toList());
	}

	/** The runs that are gone through now. */
	public static List<Run> open(Casefile file) {
		return file.runs().stream().filter(run -> run.state() == RunState.OPEN).toList();
	}

	/**
	 * Whether the run is a recovery of its own and no part of one, so that it is summed
	 * up.
	 */
	public static boolean isSummedUp(Run run) {
		return run.runbook().recovery() && run.parent().isEmpty();
	}

	/** The open run by which the incident shows as recovering; empty if there is none. */
	public static Optional<Run> recovering(Casefile file) {
		return open(file).stream().filter(run -> run.runbook().recovery()).findFirst();
	}

	/**
	 * Passes the gate of a run's stage. Where that was the last one, the items of other
	 * runs that ask for its runbook are done as well.
	 */
	public static Optional<String> advance(Casefile file, Run run, RunActor actor) {
		Optional<String> refused = run.advance(actor, facts(file, run));
		if (refused.isEmpty() && run.state() == RunState.DONE) {
			open(file).forEach(other -> comeBack(file, run, other, actor));
		}
		return refused;
	}

	/** Whose stage isn't open yet waits for a run of its own. */
	private static void comeBack(Casefile file, Run run, Run other, RunActor actor) {
		RunFacts facts = facts(file, other);
		other.runbook()
			.stages()
			.stream()
			.flatMap(stage -> other.items(stage, facts).stream())
			.filter(item -> item.isOpen() && run.runbook().id().equals(item.item().runbook()))
			.forEach(item -> other.cameBack(item.item().number(), run.id(), actor, facts));
	}

	/** What has to happen by a day that an item of a run names. */
	record DatedItem(String item, String what, LocalDate due) {
	}

	/** All of that, whether or not the incident is closed. */
	static List<DatedItem> dated(Casefile file) {
		return file.runs()
			.stream()
			.flatMap(run -> run.deadlines(facts(file, run))
				.stream()
				.map(one -> new DatedItem(run.id() + "." + one.item().number(), String.valueOf(one.item().deadline()),
						LocalDate.parse(String.valueOf(one.text())))))
			.toList();
	}

	/** The run by which what an item asks for is gone through now. */
	public static Optional<Run> child(Casefile file, RunbookItem item) {
		return open(file).stream().filter(run -> run.runbook().id().equals(item.runbook())).findFirst();
	}

}
