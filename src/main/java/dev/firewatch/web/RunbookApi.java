package dev.firewatch.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.exchange.Document;
import dev.firewatch.exchange.MarkdownExport;
import dev.firewatch.exchange.PdfExport;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.Run.StageApproval;
import dev.firewatch.runbook.Run.StageState;
import dev.firewatch.runbook.RunFacts;
import dev.firewatch.runbook.RunItem;
import dev.firewatch.runbook.RunbookStage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The runs of an incident's runbooks, for scripts that watch them. */
@RestController
@RequestMapping("/api/v1/incidents/{id}/runbooks")
@Tag(name = "Runbooks")
class RunbookApi {

	private final ApiDossiers dossiers;

	private final People people;

	private final RecoverySummaries summaries;

	RunbookApi(ApiDossiers dossiers, People people, RecoverySummaries summaries) {
		this.summaries = summaries;
		this.dossiers = dossiers;
		this.people = people;
	}

	@GetMapping(path = "/{run}/summary.md", produces = "text/markdown;charset=UTF-8")
	@Operation(summary = "What a recovery came to, on one page, as Markdown")
	String markdown(@PathVariable String id, @PathVariable String run) {
		return MarkdownExport.write(summary(id, run));
	}

	@GetMapping(path = "/{run}/summary.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
	@Operation(summary = "The same as PDF, one page of A4")
	byte[] pdf(@PathVariable String id, @PathVariable String run) {
		return PdfExport.write(summary(id, run));
	}

	private Document summary(String id, String run) {
		return summaries.of(dossiers.get(id).file(), run)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"There is no recovery " + run + " in " + id + "."));
	}

	/**
	 * An item of a stage.
	 *
	 * @param evidence what shows it, the value that was read, or why it doesn't apply
	 */
	record RunItemJson(String id, String text, boolean required, String state, @Nullable String by,
			@Nullable Instant at, @Nullable String evidence) {
	}

	/** An approval that a gate asks for; nobody and no moment until it is given. */
	record RunApprovalJson(String role, @Nullable String by, @Nullable Instant at) {
	}

	/**
	 * What a stage needs beside its required items.
	 *
	 * @param stableFor an ISO 8601 duration; null if no time has to pass
	 * @param stableSince from when it counts; null unless the stage is open
	 */
	record RunGateJson(List<RunApprovalJson> approvals, @Nullable String stableFor, @Nullable Instant stableSince) {
	}

	/**
	 * A stage.
	 *
	 * @param state WAITING, OPEN or DONE
	 * @param opens when its window begins, and {@code due} when it ends
	 */
	record RunStageJson(String id, String title, String state, @Nullable Instant opens, @Nullable Instant due,
			List<RunItemJson> items, RunGateJson gate) {
	}

	/**
	 * A run.
	 *
	 * @param runbook the id of its runbook
	 * @param state OPEN, DONE or STOPPED
	 */
	record RunJson(String id, String runbook, String state, List<RunStageJson> stages) {
	}

	/** All runs of an incident. */
	record RunsJson(List<RunJson> items) {
	}

	@GetMapping
	@Operation(summary = "The runs of runbooks, with stages, items and gates")
	RunsJson list(@PathVariable String id) {
		Casefile file = dossiers.get(id).file();
		return new RunsJson(file.runs().stream().map(run -> run(file, run)).toList());
	}

	private RunJson run(Casefile file, Run run) {
		RunFacts facts = CasefileRuns.facts(file, run);
		return new RunJson(run.id(), run.runbook().id(), run.state().name(),
				run.runbook().stages().stream().map(stage -> stage(run, stage, facts)).toList());
	}

	private RunStageJson stage(Run run, RunbookStage stage, RunFacts facts) {
		boolean open = run.state() == Run.RunState.OPEN && run.state(stage) == StageState.OPEN;
		Duration stableFor = stage.gate().stableFor();
		return new RunStageJson(stage.id(), stage.title(), run.state(stage).name(),
				run.opens(stage, facts).orElse(null), run.due(stage, facts).orElse(null),
				run.items(stage, facts).stream().map(item -> item(run, item)).toList(),
				new RunGateJson(run.approvals(stage, facts).stream().map(this::approval).toList(),
						stableFor == null ? null : stableFor.toString(),
						open && stableFor != null ? run.stableSince(facts).orElse(null) : null));
	}

	private RunItemJson item(Run run, RunItem item) {
		return new RunItemJson(run.id() + "." + item.item().number(), item.item().text(), item.item().required(),
				item.state().name(), name(item.by()), item.at(), item.text());
	}

	private RunApprovalJson approval(StageApproval approval) {
		return new RunApprovalJson(approval.role(), name(approval.by()), approval.at());
	}

	private @Nullable String name(@Nullable PersonId person) {
		return person == null ? null : people.nameOf(person);
	}

}
