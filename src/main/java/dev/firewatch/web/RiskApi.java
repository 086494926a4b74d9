package dev.firewatch.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskProposal;
import dev.firewatch.risk.RiskSearch;
import dev.firewatch.risk.RiskStatus;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.risks.RiskBodies;
import dev.firewatch.workflow.risks.RiskBodies.ReadRisk;
import dev.firewatch.workflow.risks.RiskBody;
import dev.firewatch.workflow.risks.RiskExport;
import dev.firewatch.workflow.risks.RiskImport;
import dev.firewatch.workflow.risks.RiskImport.RegisterFormat;
import dev.firewatch.workflow.risks.RiskImport.TakenRegister;
import dev.firewatch.workflow.risks.RiskJson;
import dev.firewatch.workflow.risks.RiskRegister;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;

/** The HTTP API of the risk register. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Risks")
class RiskApi {

	private static final int PAGE = 50;

	private static final int MOST_PAGES = 1_000_000;

	private static final int MOST_BYTES = 1_000_000;

	private final Risks risks;

	private final RiskRegister register;

	private final RiskBodies bodies;

	private final RiskImport imports;

	private final RiskExport exports;

	private final Casefiles casefiles;

	private final Clock clock;

	RiskApi(Risks risks, RiskRegister register, RiskBodies bodies, RiskImport imports, RiskExport exports,
			Casefiles casefiles, Clock clock) {
		this.risks = risks;
		this.register = register;
		this.bodies = bodies;
		this.imports = imports;
		this.exports = exports;
		this.casefiles = casefiles;
		this.clock = clock;
	}

	/** One page of risks, and the page to ask for next; null on the last. */
	record RiskPage(List<RiskJson> items, @Nullable String next) {
	}

	@GetMapping("/risks")
	@Operation(summary = "Risks, the highest score first, 50 a page")
	RiskPage list(@RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "0") int page) {
		if (page < 0 || page > MOST_PAGES) {
			throw bad("page counts from 0 to " + MOST_PAGES + ".");
		}
		RiskSearch search = RiskSearch.of(q);
		if (!status.isEmpty()) {
			RiskStatus one = RiskStatus.parse(status)
				.orElseThrow(() -> bad("There is no status " + status + ". Use open, accepted or retired."));
			search = new RiskSearch(EnumSet.of(one), search.words(), null, null);
		}
		// One more than is shown says whether there is another page.
		List<Risk> found = risks.search(search, page * PAGE, PAGE + 1);
		List<Risk> shown = found.stream().limit(PAGE).toList();
		Set<IncidentId> incidents = open(shown.stream().flatMap(RiskApi::named));
		return new RiskPage(shown.stream().map(risk -> RiskJson.of(risk, incidents)).toList(),
				found.size() > PAGE ? String.valueOf(page + 1) : null);
	}

	/** The incidents that its answer names, if they may be shown. */
	private static Stream<IncidentId> named(Risk risk) {
		return Stream.concat(risk.incidents().stream(), risk.proposals().stream().map(RiskProposal::incident));
	}

	@PostMapping("/risks")
	@ApiResponse(responseCode = "201", description = "Entered")
	@ApiResponse(responseCode = "409", description = "There is a risk with this id", content = @Content)
	@Operation(summary = "Enter a risk; without an id, it gets the next number")
	ResponseEntity<RiskJson> enter(@RequestBody RiskBody body,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		String said = body.id() == null ? "" : body.id().strip();
		RiskId id = said.isEmpty() ? null
				: RiskId.parse(said).orElseThrow(() -> bad("id \"" + said + "\" is not " + RiskId.FORM + "."));
		ReadRisk read = valid(bodies.read(id == null ? RiskId.of(0) : id, body));
		Risk risk = register.enter(id, read.content(), made(key == null ? UUID.randomUUID().toString() : key))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT,
					"There is a risk " + id + " already. Change it with PUT, or leave the id out."));
		return ResponseEntity.created(URI.create("/api/v1/risks/" + risk.id()))
			.eTag(etag(risk))
			.body(RiskJson.of(risk, open(named(risk))));
	}

	@GetMapping("/risks/{id}")
	@Operation(summary = "One risk; its ETag is its version")
	ResponseEntity<RiskJson> risk(@PathVariable String id) {
		return answer(found(id));
	}

	@PutMapping("/risks/{id}")
	@ApiResponse(responseCode = "200")
	@ApiResponse(responseCode = "412", description = "Somebody changed it since it was read", content = @Content)
	@ApiResponse(responseCode = "428", description = "If-Match is missing", content = @Content)
	@Operation(summary = "Replace what is said of a risk; If-Match is the version that was read")
	ResponseEntity<RiskJson> replace(@PathVariable String id, @RequestBody RiskBody body,
			@RequestHeader(name = "If-Match", required = false) @Nullable String match) {
		Risk risk = found(id);
		if (match == null || match.isBlank()) {
			throw new ResponseStatusException(HttpStatus.PRECONDITION_REQUIRED,
					"If-Match is missing. Send the ETag of the version that you read.");
		}
		if (!matches(match, risk)) {
			throw outdated(risk);
		}
		if (body.id() != null && !body.id().strip().equals(risk.id().value())) {
			throw bad("id can't change: this is " + risk.id() + ". Leave it out.");
		}
		ReadRisk read = valid(bodies.read(risk.id(), body));
		return answer(register.replace(risk, read.content(), made(UUID.randomUUID().toString()))
			.orElseThrow(() -> outdated(risk)));
	}

	private static boolean matches(String match, Risk risk) {
		return match.strip().equals("*") || Stream.of(match.split(","))
			.map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
			.anyMatch(String.valueOf(risk.version())::equals);
	}

	private static ResponseStatusException outdated(Risk risk) {
		return new ResponseStatusException(HttpStatus.PRECONDITION_FAILED, "Somebody changed " + risk.id()
				+ " since you read it. Read it again, and send your change with its new ETag.");
	}

	@PostMapping(path = "/risks/import",
			consumes = { "text/csv", "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml" })
	@Operation(summary = "Import a register as CSV or YAML; risks are found again by id, else by title")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = { @Content(mediaType = "text/csv"), @Content(mediaType = "application/yaml") })
	TakenRegister take(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
		boolean table = MediaType.valueOf(request.getContentType()).isCompatibleWith(MediaType.valueOf("text/csv"));
		String text = SentFile.text(
				SentFile.bytes(request, MOST_BYTES, "Up to 1 MB fit. Send the register in several files."), "The file");
		return imports.take(table ? RegisterFormat.CSV : RegisterFormat.YAML, text, clock.instant());
	}

	@GetMapping(path = "/risks.csv", produces = "text/csv;charset=UTF-8")
	@ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
	@Operation(summary = "The whole register as CSV, to be imported again")
	void csv(@Parameter(hidden = true) HttpServletResponse response) throws IOException {
		response.setContentType("text/csv;charset=UTF-8");
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.setHeader("Content-Disposition", "attachment; filename=\"risks.csv\"");
		exports.csv(response.getWriter());
	}

	@GetMapping(path = "/risks.yaml", produces = "application/yaml;charset=UTF-8")
	@ApiResponse(responseCode = "200", content = @Content(mediaType = "application/yaml"))
	@Operation(summary = "The whole register as YAML, to be imported again")
	void yaml(@Parameter(hidden = true) HttpServletResponse response) throws IOException {
		response.setContentType("application/yaml;charset=UTF-8");
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		exports.yaml(response.getWriter());
	}

	/** Names the field of a body that is of another kind than it should be. */
	@ExceptionHandler
	ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException wrong) {
		String field = wrong.getCause() instanceof JacksonException inBody ? inBody.getPath()
			.stream()
			.map(JacksonException.Reference::getPropertyName)
			.filter(name -> name != null)
			.collect(Collectors.joining(".")) : "";
		String sentence = field.isEmpty() ? "The body is no JSON object of a risk."
				: field + " is of another kind than it should be. Scores are whole numbers, days are like 2026-11-20.";
		return ResponseEntity.badRequest().body(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, sentence));
	}

	private Risk found(String id) {
		return RiskId.parse(id)
			.flatMap(risks::find)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"There is no risk " + id + ". GET /api/v1/risks lists them."));
	}

	private ResponseEntity<RiskJson> answer(Risk risk) {
		return ResponseEntity.ok().eTag(etag(risk)).body(RiskJson.of(risk, open(named(risk))));
	}

	private static String etag(Risk risk) {
		return "\"" + risk.version() + "\"";
	}

	/** Those that nobody is kept from: the token names no person. */
	private Set<IncidentId> open(Stream<IncidentId> incidents) {
		Set<IncidentId> ids = incidents.collect(Collectors.toSet());
		return ids.isEmpty() ? Set.of()
				: casefiles.search(CasefileSearch.open().only(ids), 0, ids.size())
					.stream()
					.map(CasefileSummary::id)
					.collect(Collectors.toSet());
	}

	private static ReadRisk valid(ReadRisk read) {
		if (!read.problems().isEmpty()) {
			throw bad(read.sentences());
		}
		return read;
	}

	private Made made(String key) {
		return new Made(clock.instant(), null, null, null, "api " + key);
	}

	private static ResponseStatusException bad(String sentence) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
	}

}
