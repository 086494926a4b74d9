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
import org.jspecify.annotations.Nullable;

/** What the runs of a casefile have to do with the rest of it. */
public final class Recovery {

	private Recovery() {
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

	/** The open run by which the incident shows as recovering; empty if there is none. */
	public static Optional<Run> recovering(Casefile file) {
		return open(file).stream().filter(run -> run.runbook().recovery()).findFirst();
	}

	/**
	 * Passes the gate of a run's stage. Where that was the last one, the item of another
	 * run that it is part of is done as well.
	 */
	public static Optional<String> advance(Casefile file, Run run, RunActor actor) {
		Optional<String> refused = run.advance(actor, facts(file, run));
		if (refused.isEmpty() && run.state() == RunState.DONE) {
			run.parent().ifPresent(item -> comeBack(file, run, item, actor));
		}
		return refused;
	}

	/** It may have been skipped or sent back meanwhile, which is no matter. */
	private static void comeBack(Casefile file, Run run, String item, RunActor actor) {
		int dot = item.indexOf('.');
		file.run(item.substring(0, dot))
			.ifPresent(parent -> parent.cameBack(Integer.parseInt(item.substring(dot + 1)), run.id(), actor,
					facts(file, parent)));
	}

	/** What has to happen by a day that an item of a run names. */
	static List<DatedItem> dated(Casefile file) {
		return file.runs()
			.stream()
			.flatMap(run -> run.deadlines(facts(file, run))
				.stream()
				.map(one -> new DatedItem(run.id() + "." + one.item().number(), String.valueOf(one.item().deadline()),
						LocalDate.parse(String.valueOf(one.text())))))
			.toList();
	}

	/** The run that an item of another one began and that is still gone through. */
	public static Optional<Run> child(Casefile file, String item) {
		return open(file).stream().filter(run -> run.parent().filter(item::equals).isPresent()).findFirst();
	}

}
