package dev.firewatch.web;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Imported;
import dev.firewatch.exchange.JsonExport;
import dev.firewatch.exchange.JsonExport.EntryJson;
import dev.firewatch.exchange.JsonExport.FixJson;
import dev.firewatch.exchange.JsonExport.IncidentJson;
import dev.firewatch.exchange.JsonExport.SectionJson;
import dev.firewatch.exchange.ReadReview.PlacedLine;
import dev.firewatch.exchange.ReadReview.UnplacedLine;
import dev.firewatch.exchange.ReviewImport.ReviewFormat;
import dev.firewatch.people.People;
import dev.firewatch.policy.ConfigProblem;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.workflow.incidents.DeclareFromOutside;
import dev.firewatch.workflow.postmortems.takeover.ImportArchive;
import dev.firewatch.workflow.postmortems.takeover.ImportArchive.FileProblem;
import dev.firewatch.workflow.postmortems.takeover.ImportReview;
import dev.firewatch.workflow.postmortems.takeover.ImportReview.ImportOutcome;
import dev.firewatch.workflow.postmortems.takeover.ImportReview.ImportPreview;
import dev.firewatch.workflow.postmortems.takeover.ImportReview.Importer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Imports reviews that come in by the API, or says what is wrong with them. */
@RestController
@RequestMapping("/api/v1/incidents/import")
@Tag(name = "Incidents")
class ApiImports {

	private static final String ZIP = "application/zip";

	private static final String MARKDOWN = "text/markdown";

	private final ImportReview imports;

	private final ImportArchive archives;

	private final Casefiles casefiles;

	private final DeclareFromOutside outside;

	private final Clock clock;

	private final JsonExport json;

	ApiImports(ImportReview imports, ImportArchive archives, Casefiles casefiles, DeclareFromOutside outside,
			People people, Clock clock) {
		this.imports = imports;
		this.archives = archives;
		this.casefiles = casefiles;
		this.outside = outside;
		this.clock = clock;
		this.json = new JsonExport(people::nameOf);
	}

	/** All that the API tells the importer about a private incident. */
	record HiddenIncident(String id) {
	}

	/** What an incident would be. */
	record PreviewedIncident(@JsonUnwrapped IncidentJson incident, List<SectionJson> sections, List<EntryJson> timeline,
			List<FixJson> fixes) {
	}

	/**
	 * What would be imported, and what of the text would go where.
	 *
	 * @param assumed sentences about what the text leaves out
	 */
	record ReviewPreview(PreviewedIncident incident, List<PlacedLine> placed, List<UnplacedLine> unplaced,
			List<String> assumed) {
	}

	/** What became of a file of a zip. */
	record ImportedFile(String name, String status, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String id,
			List<FileProblem> problems) {
	}

	/** What became of each file of a zip. */
	record ImportedFiles(List<ImportedFile> files) {
	}

	@PostMapping(consumes = { "application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON_VALUE,
			MARKDOWN, ZIP })
	@Operation(summary = "Import a review as YAML, JSON or Markdown, or a zip of them; the same file is imported once")
	@ApiResponse(responseCode = "200",
			description = "Imported before, what would be imported, or what became of each file of a zip",
			content = @Content(schema = @Schema(
					oneOf = { IncidentJson.class, HiddenIncident.class, ReviewPreview.class, ImportedFiles.class })))
	@ApiResponse(responseCode = "201",
			content = @Content(schema = @Schema(oneOf = { IncidentJson.class, HiddenIncident.class })))
	@RequestBody(required = true, content = { @Content(mediaType = "application/yaml"),
			@Content(mediaType = "application/json"), @Content(mediaType = MARKDOWN), @Content(mediaType = ZIP) })
	ResponseEntity<Object> take(@RequestParam(defaultValue = "true") boolean save,
			@Parameter(hidden = true) HttpServletRequest request) throws IOException {
		MediaType type = MediaType.valueOf(request.getContentType());
		Importer importer = new Importer(Imported.PROGRAM, clock.instant(), outside.home());
		if (type.isCompatibleWith(MediaType.valueOf(ZIP))) {
			return ResponseEntity.ok(files(request, save, importer));
		}
		ReviewFormat format = type.isCompatibleWith(MediaType.APPLICATION_JSON) ? ReviewFormat.JSON
				: type.isCompatibleWith(MediaType.valueOf(MARKDOWN)) ? ReviewFormat.MARKDOWN : ReviewFormat.YAML;
		String text = SentFile.text(
				SentFile.bytes(request, ImportReview.MOST_BYTES, "Up to 3 MB fit. Send several reviews as a zip."),
				"The file");
		try {
			return save ? taken(format, text, importer) : ResponseEntity.ok(preview(format, text, importer));
		}
		catch (InvalidConfiguration wrong) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					wrong.problems().stream().limit(20).map(ConfigProblem::sentence).collect(Collectors.joining(" ")));
		}
	}

	/** The imported incident: 201, or 200 where the same file had been imported. */
	private ResponseEntity<Object> taken(ReviewFormat format, String text, Importer importer) {
		ImportOutcome outcome = imports.take(format, text, importer);
		if (!outcome.taken()) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, outcome.refusal());
		}
		Object body = casefiles.find(outcome.id())
			.filter(file -> !file.incident().isPrivate())
			.<Object>map(json::incident)
			.orElseGet(() -> new HiddenIncident(outcome.id().value()));
		return outcome.isNew() ? ResponseEntity.created(URI.create("/api/v1/incidents/" + outcome.id())).body(body)
				: ResponseEntity.ok(body);
	}

	private ReviewPreview preview(ReviewFormat format, String text, Importer importer) {
		ImportPreview preview = imports.preview(format, text, importer);
		if (preview.blocked()) {
			throw new ResponseStatusException(HttpStatus.CONFLICT,
					new ImportOutcome(preview.id().orElseThrow(), false, false).refusal());
		}
		Casefile file = preview.review().file();
		IncidentJson incident = json.incident(file);
		PreviewedIncident shown = new PreviewedIncident(preview.id().isPresent() ? incident : incident.unnumbered(),
				json.answers(file), preview.review().entries().stream().map(json::entry).toList(),
				file.fixes().stream().map(json::fix).toList());
		return new ReviewPreview(shown, preview.review().placed(), preview.review().unplaced(),
				preview.review().assumed());
	}

	private ImportedFiles files(HttpServletRequest request, boolean save, Importer importer) throws IOException {
		List<ImportedFile> files = archives.take(request.getInputStream(), save, importer)
			.stream()
			.map(file -> new ImportedFile(file.name(), file.status().key(), file.id(), file.problems()))
			.toList();
		if (files.isEmpty()) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"This is no zip, or there is no file in it. Zip the reviews and send it again.");
		}
		return new ImportedFiles(files);
	}

}
