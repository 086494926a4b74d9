package dev.firewatch.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.exchange.Dossier;
import dev.firewatch.exchange.HtmlExport;
import dev.firewatch.exchange.JsonExport;
import dev.firewatch.exchange.JsonExport.EntryJson;
import dev.firewatch.exchange.JsonExport.FixJson;
import dev.firewatch.exchange.JsonExport.IncidentJson;
import dev.firewatch.exchange.JsonExport.PostmortemJson;
import dev.firewatch.exchange.JsonExport.SummaryJson;
import dev.firewatch.exchange.MarkdownExport;
import dev.firewatch.exchange.PdfExport;
import dev.firewatch.exchange.YamlExport;
import dev.firewatch.incident.Status;
import dev.firewatch.people.People;
import dev.firewatch.policy.Severity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The HTTP API of incidents. */
@RestController
@RequestMapping("/api/v1/incidents")
@Tag(name = "Incidents")
class IncidentApi {

	private static final int PAGE = 50;

	private static final int MOST_PAGES = 1_000_000;

	private static final int MOST_ENTRIES = 1_000;

	private final Casefiles casefiles;

	private final ApiDossiers dossiers;

	private final ApiDeclarations declarations;

	private final JsonExport json;

	IncidentApi(Casefiles casefiles, ApiDossiers dossiers, ApiDeclarations declarations, People people) {
		this.casefiles = casefiles;
		this.dossiers = dossiers;
		this.declarations = declarations;
		this.json = new JsonExport(people::nameOf);
	}

	/** One page of a list, and the page to ask for next; null on the last. */
	record Page<T>(List<T> items, @Nullable String next) {
	}

	@GetMapping
	@Operation(summary = "Incidents, latest first, 50 a page")
	Page<SummaryJson> list(@RequestParam(defaultValue = "") String status,
			@RequestParam(defaultValue = "") String severity, @RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "0") int page) {
		if (page < 0 || page > MOST_PAGES) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "page counts from 0 to " + MOST_PAGES + ".");
		}
		if (!severity.isEmpty() && Severity.parse(severity).isEmpty()) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"There is no severity " + severity + ". Use SEV0, SEV1, SEV2 or SEV3.");
		}
		if (!status.isEmpty() && List.of(Status.values()).stream().noneMatch(known -> known.key().equals(status))) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no status " + status + ". Use one of "
					+ String.join(", ", List.of(Status.values()).stream().map(Status::key).toList()) + ".");
		}
		CasefileSearch search = CasefileSearch.open().of(Severity.parse(severity).orElse(null)).with(q);
		if (!status.isEmpty()) {
			search = search.among(Stream.of(Status.values())
				.filter(known -> known.key().equals(status))
				.collect(Collectors.toUnmodifiableSet()));
		}
		// One more than is shown says whether there is another page.
		List<CasefileSummary> found = casefiles.search(search, page * PAGE, PAGE + 1);
		List<SummaryJson> items = found.stream().limit(PAGE).map(json::summary).toList();
		return new Page<>(items, found.size() > PAGE ? String.valueOf(page + 1) : null);
	}

	@GetMapping("/{id}")
	@Operation(summary = "One incident with its roles, signals and causes")
	IncidentJson incident(@PathVariable String id) {
		return json.incident(dossiers.get(id).file());
	}

	@GetMapping("/{id}/timeline")
	@Operation(summary = "The timeline by the time things happened, up to 1,000 entries")
	Page<EntryJson> timeline(@PathVariable String id, @RequestParam(defaultValue = "1000") int size) {
		if (size < 1 || size > MOST_ENTRIES) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "size is 1 to 1,000.");
		}
		return new Page<>(dossiers.get(id).entries().stream().limit(size).map(json::entry).toList(), null);
	}

	@GetMapping("/{id}/fixes")
	@Operation(summary = "The fixes and their verification")
	Page<FixJson> fixes(@PathVariable String id) {
		return new Page<>(dossiers.get(id).file().fixes().stream().map(json::fix).toList(), null);
	}

	@GetMapping(path = "/{id}/postmortem.md", produces = "text/markdown;charset=UTF-8")
	@Operation(summary = "The postmortem as Markdown; a draft says that it is one")
	String markdown(@PathVariable String id) {
		return MarkdownExport.write(dossiers.get(id));
	}

	@GetMapping(path = "/{id}/postmortem.json", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "The postmortem as JSON; a draft says that it is one")
	PostmortemJson postmortem(@PathVariable String id) {
		return JsonExport.postmortem(dossiers.get(id));
	}

	@GetMapping(path = "/{id}/postmortem.yaml", produces = "application/yaml;charset=UTF-8")
	@Operation(summary = "The postmortem as YAML, to be imported again; plain: without what only Firewatch reads")
	String yaml(@PathVariable String id, @RequestParam(defaultValue = "false") boolean plain) {
		Dossier dossier = dossiers.get(id);
		return plain ? YamlExport.plain(dossier) : YamlExport.write(dossier);
	}

	@GetMapping(path = "/{id}/postmortem.html", produces = "text/html;charset=UTF-8")
	@Operation(summary = "The postmortem as a page that stands alone")
	String html(@PathVariable String id, @Parameter(hidden = true) HttpServletResponse response) {
		response.setHeader("Content-Security-Policy", DocumentPages.ALONE);
		return HtmlExport.write(dossiers.get(id));
	}

	@GetMapping(path = "/{id}/postmortem.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
	@Operation(summary = "The postmortem as PDF")
	byte[] pdf(@PathVariable String id) {
		return PdfExport.write(dossiers.get(id));
	}

	/**
	 * A request to declare an incident.
	 *
	 * @param title what is wrong
	 * @param severity SEV0 to SEV3; if left out, as the signals recommend
	 * @param kind incident, near-miss, external or drill; if left out, incident
	 * @param hidden refused if true: an incident of nobody would be seen by nobody
	 */
	record NewIncident(@Nullable String title, @Nullable String severity, @Nullable String kind,
			@JsonProperty("private") @Nullable Boolean hidden) {
	}

	@PostMapping
	@ApiResponse(responseCode = "201", description = "Declared, or declared before with the same key")
	@Operation(summary = "Declare an incident; the same Idempotency-Key declares it once")
	ResponseEntity<IncidentJson> declare(@RequestBody NewIncident wanted,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		Casefile file = declarations.declare(wanted, key == null ? UUID.randomUUID().toString() : key);
		return ResponseEntity.created(URI.create("/api/v1/incidents/" + file.id())).body(json.incident(file));
	}

}
