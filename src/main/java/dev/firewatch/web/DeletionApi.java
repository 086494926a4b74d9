package dev.firewatch.web;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Imported;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.recovery.Deletion;
import dev.firewatch.recovery.DeletionProblem;
import dev.firewatch.recovery.DeletionReport;
import dev.firewatch.recovery.DeletionStage;
import dev.firewatch.recovery.DeletionStep;
import dev.firewatch.workflow.deletions.Deletions;
import dev.firewatch.workflow.deletions.Deletions.DeletionAct;
import dev.firewatch.workflow.deletions.Deletions.DeletionOutcome;
import dev.firewatch.workflow.deletions.Deletions.DeletionRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Records of safe deletions, to which the script that deletes reports its steps. */
@RestController
@RequestMapping("/api/v1/incidents/{id}/deletions")
@Tag(name = "Deletions")
class DeletionApi {

	private static final String API = "API";

	private static final int LONGEST = 500;

	private final ApiDossiers dossiers;

	private final Deletions deletions;

	private final People people;

	private final Clock clock;

	DeletionApi(ApiDossiers dossiers, Deletions deletions, People people, Clock clock) {
		this.dossiers = dossiers;
		this.deletions = deletions;
		this.people = people;
		this.clock = clock;
	}

	/**
	 * A deletion that is to be recorded.
	 *
	 * @param from the first day of the data, like 2026-11-30
	 * @param to the last day
	 * @param requestedBy a handle, an e-mail address or a name; whoever it is can't
	 * approve
	 */
	record DeletionBody(@Nullable String dataset, @Nullable String from, @Nullable String to,
			@Nullable String requestedBy) {
	}

	/** A step that was taken, with what it asks for. */
	record StepBody(@Nullable String step, @Nullable String backupId, @Nullable Long count,
			@Nullable List<String> recordIds, @Nullable Long remaining, @Nullable String what) {
	}

	/**
	 * Where a record stands.
	 *
	 * @param next the step that comes next; null once it is closed
	 */
	record DeletionStand(String id, String state, @Nullable String next) {

		static DeletionStand of(Deletion deletion) {
			return new DeletionStand(deletion.id(), deletion.state().name(),
					deletion.next().map(DeletionStage::key).orElse(null));
		}

	}

	/** A step as it was sealed. */
	record SealedStep(String step, Instant at, String by, String hash, String previousHash) {
	}

	/**
	 * A whole record.
	 *
	 * @param recordIds the first 100
	 * @param intact whether each step still says what was sealed
	 */
	record DeletionJson(String id, String dataset, LocalDate from, LocalDate to, String requestedBy, String state,
			@Nullable String next, @Nullable Long count, List<String> recordIds, @Nullable Long deletedCount,
			@Nullable Long remaining, boolean intact, List<SealedStep> steps) {
	}

	/** All records of an incident. */
	record DeletionsJson(List<DeletionStand> items) {
	}

	@GetMapping
	@Operation(summary = "The records of deletions, and where each stands")
	DeletionsJson list(@PathVariable String id) {
		return new DeletionsJson(file(id).deletions().stream().map(DeletionStand::of).toList());
	}

	@PostMapping
	@ApiResponse(responseCode = "201", description = "Begun")
	@Operation(summary = "Begin the record of a deletion")
	ResponseEntity<DeletionStand> begin(@PathVariable String id, @RequestBody DeletionBody body,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		Casefile file = file(id);
		String dataset = text("dataset", body.dataset());
		LocalDate from = day("from", body.from());
		LocalDate to = day("to", body.to());
		if (to.isBefore(from)) {
			throw bad("to is before from: %s, %s. Swap them.".formatted(from, to));
		}
		String requestedBy = body.requestedBy() == null ? "" : body.requestedBy();
		if (requestedBy.length() > LONGEST) {
			throw bad("requestedBy is longer than " + LONGEST + " characters.");
		}
		PersonId requester = requestedBy.isBlank() ? null
				: people.named(requestedBy.strip()).map(Person::id).orElse(null);
		Deletion begun = deletions
			.begin(file.id(), new DeletionRequest(dataset, from, to, requestedBy.strip(), requester), act(key))
			.orElseThrow(DeletionApi::unconfirmed);
		return ResponseEntity.created(URI.create("/api/v1/incidents/" + file.id() + "/deletions/" + begun.id()))
			.body(DeletionStand.of(begun));
	}

	@GetMapping("/{deletion}")
	@Operation(summary = "One record with its steps, each sealed with the one before")
	DeletionJson deletion(@PathVariable String id, @PathVariable String deletion) {
		Deletion found = found(file(id), deletion);
		return new DeletionJson(found.id(), found.dataset(), found.from(), found.to(), found.requestedBy(),
				found.state().name(), found.next().map(DeletionStage::key).orElse(null), found.count().orElse(null),
				found.recordIds(), found.deleted().orElse(null), found.remaining().orElse(null), found.isIntact(),
				found.steps().stream().map(this::sealed).toList());
	}

	private SealedStep sealed(DeletionStep step) {
		String by = step.by().equals(API) ? API : people.nameOf(new PersonId(step.by()));
		return new SealedStep(step.stage().key(), step.at(), by, step.hash(), step.previousHash());
	}

	@PostMapping("/{deletion}/steps")
	@ApiResponse(responseCode = "200")
	@ApiResponse(responseCode = "403", description = "Approvals are people's", content = @Content)
	@ApiResponse(responseCode = "409", description = "Another step comes next, or none", content = @Content)
	@Operation(summary = "Report a step: backup, identify, delete, verify or update, in this order")
	DeletionStand step(@PathVariable String id, @PathVariable String deletion, @RequestBody StepBody body,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		Casefile file = file(id);
		Deletion found = found(file, deletion);
		DeletionStage stage = DeletionStage.parse(text("step", body.step()))
			.orElseThrow(() -> bad("There is no step \"" + body.step()
					+ "\". The steps are backup, identify, delete, verify and update."));
		if (stage == DeletionStage.APPROVE) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN,
					"An approval is a person's: somebody other than who asked says \"approve " + found.id()
							+ "\" in chat.");
		}
		DeletionReport report = new DeletionReport(stage, body.backupId(), body.count(), body.recordIds(),
				body.remaining(), body.what());
		DeletionOutcome outcome = deletions.report(file.id(), found.id(), report, act(key));
		DeletionProblem problem = outcome.problem();
		if (problem != null) {
			throw new ResponseStatusException(problem.conflict() ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST,
					problem.sentence());
		}
		if (outcome.record() == null) {
			throw unconfirmed();
		}
		return DeletionStand.of(outcome.record());
	}

	private Casefile file(String id) {
		return dossiers.get(id).file();
	}

	private static Deletion found(Casefile file, String deletion) {
		return file.deletion(deletion)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no deletion " + deletion
					+ ". GET /api/v1/incidents/" + file.id() + "/deletions lists them."));
	}

	private DeletionAct act(@Nullable String key) {
		return new DeletionAct(Imported.PROGRAM, API, clock.instant(),
				"api/" + (key == null || key.isBlank() ? UUID.randomUUID().toString() : key.strip()));
	}

	private static String text(String name, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw bad(name + " is missing.");
		}
		if (value.length() > LONGEST) {
			throw bad(name + " is longer than " + LONGEST + " characters.");
		}
		return value.strip();
	}

	private static LocalDate day(String name, @Nullable String value) {
		String text = text(name, value);
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException unreadable) {
			throw bad("%s is no day: %s. Write it like 2026-11-30.".formatted(name, text));
		}
	}

	private static ResponseStatusException bad(String sentence) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
	}

	private static ResponseStatusException unconfirmed() {
		return new ResponseStatusException(HttpStatus.CONFLICT,
				"It was saved already under this Idempotency-Key, or several change the incident at once. GET shows "
						+ "where it stands.");
	}

}
