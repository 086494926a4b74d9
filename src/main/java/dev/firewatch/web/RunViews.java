package dev.firewatch.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.people.People;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.Run.RunState;
import dev.firewatch.runbook.Run.StageApproval;
import dev.firewatch.runbook.Run.StageState;
import dev.firewatch.runbook.RunFacts;
import dev.firewatch.runbook.RunItem;
import dev.firewatch.runbook.RunbookStage;
import org.jspecify.annotations.Nullable;

/** The runs of runbooks as the incident's page shows them. */
final class RunViews {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

	private final People people;

	private final ZoneId zone;

	RunViews(People people, ZoneId zone) {
		this.people = people;
		this.zone = zone;
	}

	/**
	 * A run with its stages.
	 *
	 * @param recovery whether it is summed up on a page of its own
	 */
	record RunView(String id, String title, String state, boolean open, boolean recovery, List<RunStageView> stages) {
	}

	/**
	 * A stage, and where it stands.
	 *
	 * @param shown whether its list is open
	 */
	record RunStageView(String title, String sign, boolean shown, List<String> lines, List<RunGroupView> groups) {
	}

	/** What belongs together in a stage, under its heading. */
	record RunGroupView(String title, List<RunItemView> items) {
	}

	/** An item with its sign, and who settled it how. */
	record RunItemView(String sign, String id, String text, @Nullable String evidence, @Nullable String by) {
	}

	List<RunView> of(Casefile file) {
		return file.runs().stream().map(run -> run(file, run)).toList();
	}

	private RunView run(Casefile file, Run run) {
		RunFacts facts = CasefileRuns.facts(file, run);
		String state = switch (run.state()) {
			case OPEN -> "open";
			case DONE -> "done " + run.end().map(end -> moment(end.at())).orElse("");
			case STOPPED -> "stopped " + run.end().map(end -> moment(end.at())).orElse("");
		};
		return new RunView(run.id(), run.runbook().title(), state, run.state() == RunState.OPEN,
				CasefileRuns.isSummedUp(run),
				run.runbook().stages().stream().map(stage -> stage(run, stage, facts)).toList());
	}

	private RunStageView stage(Run run, RunbookStage stage, RunFacts facts) {
		List<String> lines = new ArrayList<>();
		StageState state = run.state(stage);
		run.due(stage, facts)
			.ifPresent(due -> lines.add((state == StageState.DONE ? "was due " : "due ") + moment(due)));
		run.approvals(stage, facts).forEach(approval -> lines.add(approved(approval)));
		if (state == StageState.OPEN && run.state() == RunState.OPEN) {
			run.stableAt(facts).ifPresent(at -> lines.add("stable " + moment(at) + ", without a new anomaly"));
		}
		String sign = switch (state) {
			case DONE -> "✓";
			case OPEN -> "●";
			case WAITING -> "○";
		};
		return new RunStageView(stage.title(), sign, state == StageState.OPEN && run.state() == RunState.OPEN, lines,
				groups(run, run.items(stage, facts)));
	}

	private List<RunGroupView> groups(Run run, List<RunItem> items) {
		Map<String, List<RunItemView>> groups = new LinkedHashMap<>();
		items.forEach(
				item -> groups.computeIfAbsent(item.item().group(), none -> new ArrayList<>()).add(item(run, item)));
		return groups.entrySet().stream().map(group -> new RunGroupView(group.getKey(), group.getValue())).toList();
	}

	private String approved(StageApproval approval) {
		String role = approval.role().replace('-', ' ');
		return approval.by() == null ? role + " has to approve" : people.nameOf(approval.by()) + " approved as " + role
				+ (approval.at() == null ? "" : ", " + moment(approval.at()));
	}

	private RunItemView item(Run run, RunItem item) {
		String sign = switch (item.state()) {
			case OPEN -> "☐";
			case DONE -> "☑";
			case SKIPPED -> "–";
		};
		String text = item.text();
		String unit = item.item().unit();
		String by = item.by() == null ? item.heldBy() == null ? null : "for " + people.nameOf(item.heldBy())
				: people.nameOf(item.by()) + (item.at() == null ? "" : ", " + moment(item.at()));
		return new RunItemView(sign, run.id() + "." + item.item().number(),
				item.item().text() + (item.item().required() || !item.isOpen() ? "" : " (optional)"),
				text == null ? null : (item.code() == null ? "" : item.code() + ": ") + text
						+ (unit == null || text.contains(unit) ? "" : " " + unit),
				by);
	}

	private String moment(Instant at) {
		return MOMENT.format(at.atZone(zone));
	}

}
