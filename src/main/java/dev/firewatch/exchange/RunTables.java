package dev.firewatch.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.exchange.Document.DocumentFact;
import dev.firewatch.exchange.Document.DocumentHeading;
import dev.firewatch.exchange.Document.DocumentPart;
import dev.firewatch.exchange.Document.Table;
import dev.firewatch.people.PersonId;
import dev.firewatch.recovery.Deletion;
import dev.firewatch.recovery.DeletionStep;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.Run.RunState;
import dev.firewatch.runbook.RunAct;
import dev.firewatch.runbook.RunAct.RunActKind;
import dev.firewatch.runbook.RunFacts;
import dev.firewatch.runbook.RunItem;
import dev.firewatch.runbook.RunbookStage;
import org.jspecify.annotations.Nullable;

/** What followed once the incident was contained: runs of runbooks, and deletions. */
final class RunTables {

	private final Dossier dossier;

	private final Casefile file;

	RunTables(Dossier dossier) {
		this.dossier = dossier;
		this.file = dossier.file();
	}

	List<DocumentPart> all() {
		List<DocumentPart> parts = new ArrayList<>();
		if (!file.runs().isEmpty()) {
			parts.add(new DocumentHeading(2, "Runbooks"));
			file.runs().forEach(run -> run(run, parts));
		}
		if (!file.deletions().isEmpty()) {
			parts.add(new DocumentHeading(2, "Deletions"));
			file.deletions().forEach(deletion -> deletion(deletion, parts));
		}
		return parts;
	}

	private void run(Run run, List<DocumentPart> parts) {
		RunFacts facts = CasefileRuns.facts(file, run);
		parts.add(new DocumentHeading(3, run.id() + " " + run.runbook().title()));
		String state = switch (run.state()) {
			case OPEN -> "open, at " + run.stage().title();
			case DONE -> "done on " + run.end().map(end -> PostmortemDocument.moment(end.at())).orElse("");
			case STOPPED -> "stopped on " + run.end().map(end -> PostmortemDocument.moment(end.at())).orElse("");
		};
		String began = PostmortemDocument.moment(run.startedAt())
				+ run.startedBy().map(by -> " by " + name(by)).orElse(", by itself")
				+ run.parent().map(item -> ", for " + item).orElse("");
		parts.add(new DocumentFact("Began:", began));
		parts.add(new DocumentFact("State:", state));
		for (RunbookStage stage : run.runbook().stages()) {
			if (run.state(stage) != Run.StageState.WAITING || run.state() != RunState.OPEN) {
				stage(run, stage, facts, parts);
			}
		}
		List<List<String>> events = run.acts().stream().filter(RunTables::isEvent).map(act -> event(run, act)).toList();
		if (!events.isEmpty()) {
			parts.add(new Table(List.of("Time (UTC)", "What happened", "By"), events));
		}
	}

	private void stage(Run run, RunbookStage stage, RunFacts facts, List<DocumentPart> parts) {
		List<List<String>> rows = run.items(stage, facts).stream().map(item -> item(run, item)).toList();
		if (!rows.isEmpty()) {
			parts.add(new DocumentHeading(4, stage.title()));
			parts.add(new Table(List.of("Item", "What", "State", "Evidence", "By", "Time (UTC)"), rows));
		}
		String approvals = run.approvals(stage, facts)
			.stream()
			.map(approval -> approval.role().replace('-', ' ') + ": "
					+ (approval.by() == null ? "not yet" : name(approval.by()) + " on " + moment(approval.at())))
			.collect(Collectors.joining("; "));
		if (!approvals.isEmpty()) {
			parts.add(new DocumentFact("Approvals:", approvals));
		}
	}

	private List<String> item(Run run, RunItem item) {
		String state = switch (item.state()) {
			case OPEN -> "open";
			case DONE -> "done";
			case SKIPPED -> "doesn't apply";
		};
		String evidence = (item.code() == null ? "" : item.code() + ": ") + (item.text() == null ? "" : item.text())
				+ (item.text() == null || item.item().unit() == null ? "" : " " + item.item().unit());
		return List.of(run.id() + "." + item.item().number(), item.item().text(), state, evidence,
				item.by() == null ? "" : name(item.by()), moment(item.at()));
	}

	/** Items say themselves how they stand; what was taken back is seen here. */
	private static boolean isEvent(RunAct act) {
		return switch (act.kind()) {
			case DONE, SKIPPED, HANDED -> false;
			case UNDONE, ADVANCED, ROLLED_BACK, ANOMALY, APPROVED, MET, FINISHED, STOPPED -> true;
		};
	}

	private List<String> event(Run run, RunAct act) {
		String text = act.text() == null ? "" : act.text();
		String stage = run.runbook()
			.stages()
			.stream()
			.filter(one -> one.id().equals(act.stage()))
			.map(RunbookStage::title)
			.findFirst()
			.orElse("");
		String what = switch (act.kind()) {
			case UNDONE -> run.id() + "." + act.item() + " taken back: " + text;
			case MET -> run.id() + "." + act.item() + ", by its day: " + text;
			case ADVANCED -> stage + " began";
			case ROLLED_BACK -> "Back to " + stage + ": " + text;
			case ANOMALY -> "New anomaly: " + text;
			case APPROVED -> "Approved as " + text.replace('-', ' ');
			case STOPPED -> "Stopped, " + act.code() + ": " + text;
			default -> act.kind() == RunActKind.FINISHED ? "Done" : text;
		};
		return List.of(moment(act.at()), what, act.by() == null ? "" : name(act.by()));
	}

	private void deletion(Deletion deletion, List<DocumentPart> parts) {
		parts.add(new DocumentHeading(3, deletion.id() + " " + deletion.dataset()));
		parts.add(new DocumentFact("Days:", deletion.from() + " to " + deletion.to()));
		parts.add(new DocumentFact("Asked for by:", deletion.requestedBy()));
		parts.add(new DocumentFact("State:", deletion.state() + deletion.why().map(why -> ": " + why).orElse("")));
		parts.add(new Table(List.of("Time (UTC)", "Step", "What", "By", "Hash"),
				deletion.steps().stream().map(this::step).toList()));
	}

	private List<String> step(DeletionStep step) {
		String said = step.said()
			.entrySet()
			.stream()
			.map(entry -> entry.getKey() + " " + entry.getValue())
			.collect(Collectors.joining(", "));
		String by = step.by().equals("API") ? "API" : name(new PersonId(step.by()));
		return List.of(moment(step.at()), step.stage().key(), said, by, step.hash());
	}

	private static String moment(@Nullable Instant at) {
		return at == null ? "" : PostmortemDocument.moment(at);
	}

	private String name(PersonId person) {
		return dossier.names().apply(person);
	}

}
