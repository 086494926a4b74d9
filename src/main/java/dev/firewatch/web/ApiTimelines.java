package dev.firewatch.web;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Imported;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.SlackArchive.TooLarge;
import dev.firewatch.timeline.TimelineImport;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.TimelineImport.Problem;
import dev.firewatch.workflow.timeline.ImportSetting;
import dev.firewatch.workflow.timeline.TakeTimeline;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes timelines that were kept elsewhere. */
@RestController
@RequestMapping("/api/v1/incidents")
@Tag(name = "Incidents")
class ApiTimelines {

	private static final int MOST_TEXT = 1024 * 1024;

	private static final int MOST_ZIP = 50 * 1024 * 1024;

	private static final int MOST_SAVED = 5_000;

	private static final String ZIP = "application/zip";

	private final ApiDossiers dossiers;

	private final TakeTimeline timelines;

	private final Policy policy;

	private final Clock clock;

	ApiTimelines(ApiDossiers dossiers, TakeTimeline timelines, Policy policy, Clock clock) {
		this.dossiers = dossiers;
		this.timelines = timelines;
		this.policy = policy;
		this.clock = clock;
	}

	/**
	 * A moment that was understood.
	 *
	 * @param line the line that holds its time, from 1; in JSON the element
	 * @param id its id on the timeline, once it is saved
	 */
	record ReadEntry(int line, Instant occurredAt, @Nullable Instant endedAt, String text, @Nullable String author,
			@Nullable String mark, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id) {

		static ReadEntry of(ImportedLine line, @Nullable Entry entry) {
			return new ReadEntry(line.number(), line.when().start(), line.when().end(), line.text(), line.author(),
					line.mark() == null ? null : line.mark().key(), entry == null ? null : entry.id());
		}

	}

	/** A sentence about a line: why it was left out, or what had to be assumed. */
	record AboutLine(int line, String sentence) {

		static List<AboutLine> all(List<Problem> problems) {
			return problems.stream().map(problem -> new AboutLine(problem.line(), problem.sentence())).toList();
		}

	}

	/**
	 * What was understood of a timeline.
	 *
	 * @param zone the zone of the times that name none; null if there are none such
	 * @param problems the lines that were left out, and why
	 * @param remarks what had to be assumed
	 */
	record ReadTimeline(String format, @Nullable String zone, List<ReadEntry> entries, List<AboutLine> problems,
			List<AboutLine> remarks) {

		static ReadTimeline of(TimelineImport read, Map<ImportedLine, Entry> entries) {
			return new ReadTimeline(read.format().key(), read.zone() == null ? null : read.zone().getId(),
					read.lines().stream().map(line -> ReadEntry.of(line, entries.get(line))).toList(),
					AboutLine.all(read.problems()), AboutLine.all(read.remarks()));
		}

	}

	@PostMapping(path = "/{id}/timeline/import",
			consumes = { MediaType.TEXT_PLAIN_VALUE, "text/csv", "text/markdown", "text/tab-separated-values",
					MediaType.APPLICATION_JSON_VALUE, ZIP })
	@Operation(summary = "Read a timeline that was kept elsewhere, and save it if wanted; the same one is saved once")
	@ApiResponse(responseCode = "200", description = "What was understood, or that all of it had been saved",
			content = @Content(schema = @Schema(implementation = ReadTimeline.class)))
	@ApiResponse(responseCode = "201", description = "What was saved",
			content = @Content(schema = @Schema(implementation = ReadTimeline.class)))
	@RequestBody(required = true, content = { @Content(mediaType = "text/plain"), @Content(mediaType = "text/csv"),
			@Content(mediaType = "application/json"), @Content(mediaType = ZIP) })
	ResponseEntity<ReadTimeline> take(@PathVariable String id, @RequestParam(required = false) @Nullable String zone,
			@RequestParam(required = false) @Nullable String day, @RequestParam(defaultValue = "false") boolean save,
			@Parameter(hidden = true) HttpServletRequest request) throws IOException {
		Casefile file = dossiers.get(id).file();
		ImportSetting setting = new ImportSetting(zone(zone), day(day), null);
		Instant now = clock.instant();
		TimelineImport read = read(file, request, setting, now);
		if (read.lines().isEmpty()) {
			throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY, nothing(read));
		}
		if (!save) {
			return ResponseEntity.ok(ReadTimeline.of(read, Map.of()));
		}
		if (file.incident().status().ended()) {
			throw new ResponseStatusException(HttpStatus.CONFLICT,
					id + " is " + file.incident().status().words() + "; its timeline takes nothing more.");
		}
		if (read.lines().size() > MOST_SAVED) {
			throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY,
					"That is %,d entries; %,d fit at once. Send it in parts.".formatted(read.lines().size(),
							MOST_SAVED));
		}
		TakeTimeline.Taken taken = timelines.take(file, read, Imported.PROGRAM, now);
		return ResponseEntity.status(taken.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
			.body(ReadTimeline.of(read, taken.entries()));
	}

	private TimelineImport read(Casefile file, HttpServletRequest request, ImportSetting setting, Instant now)
			throws IOException {
		boolean zipped = MediaType.valueOf(request.getContentType()).isCompatibleWith(MediaType.valueOf(ZIP));
		int most = zipped ? MOST_ZIP : MOST_TEXT;
		byte[] body = SentFile.bytes(request, most, "Up to %d MB fit. Send it in parts.".formatted(most / MOST_TEXT));
		try {
			return zipped ? timelines.read(file, body, setting, now)
					: timelines.read(file, SentFile.text(body, "The text"), setting, now);
		}
		catch (TooLarge large) {
			throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE, large.sentence());
		}
	}

	private static String nothing(TimelineImport read) {
		Problem first = read.problems().get(0);
		return "Nothing of it can be read. Line %d: %s".formatted(first.line(), first.sentence());
	}

	private ZoneId zone(@Nullable String given) {
		if (given == null || given.isBlank()) {
			return policy.zone();
		}
		try {
			// In an address, a plus reads as a space.
			return ZoneId.of(given.replaceFirst("^ (?=\\d)", "+").strip());
		}
		catch (DateTimeException unknown) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"zone is no time zone: %s. Write it like Europe/Berlin or UTC.".formatted(given));
		}
	}

	private static @Nullable LocalDate day(@Nullable String given) {
		if (given == null || given.isBlank()) {
			return null;
		}
		try {
			return LocalDate.parse(given.strip());
		}
		catch (DateTimeException unknown) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"day is no date: %s. Write it like 2026-11-20.".formatted(given));
		}
	}

}
