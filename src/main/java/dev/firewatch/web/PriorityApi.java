package dev.firewatch.web;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.Factor;
import dev.firewatch.priority.PriorityRecord;
import dev.firewatch.priority.PriorityRecords;
import dev.firewatch.priority.PriorityRecords.UnreadableRecords;
import dev.firewatch.priority.PriorityRun;
import dev.firewatch.web.PriorityParameters.UnreadableParameter;
import dev.firewatch.workflow.priority.PriorityRuns;
import dev.firewatch.workflow.priority.PriorityRuns.RunInput;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Scores records by five factors, and says which come first. */
@RestController
@RequestMapping("/api/v1/priority/runs")
@Tag(name = "Priority")
class PriorityApi {

	private static final int MOST_BYTES = 1024 * 1024;

	private static final String SAVE = "save";

	private final Policy policy;

	private final PriorityRuns runs;

	PriorityApi(Policy policy, PriorityRuns runs) {
		this.policy = policy;
		this.runs = runs;
	}

	/**
	 * What came of a run.
	 *
	 * @param id by which it can be read again, if it was saved
	 * @param topIndices the five highest, the highest first
	 * @param priority all at or above the threshold, in the order of the records
	 * @param synthetic whether all records are those of the source's exercise
	 */
	record RunResult(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
			@JsonProperty("priority_count") int priorityCount, double threshold,
			@JsonProperty("top_indices") List<Long> topIndices, List<Long> priority,
			@JsonProperty("review_note") String reviewNote, Map<String, Double> weights, double quantile,
			boolean synthetic) {

		static RunResult of(@Nullable String id, RunInput input) {
			PriorityRun run = PriorityRun.of(input.records(), input.rule());
			Map<String, Double> weights = new LinkedHashMap<>();
			for (Factor factor : Factor.values()) {
				weights.put(factor.key(), factor.weight(input.rule()));
			}
			List<Long> priority = run.priority();
			return new RunResult(id, priority.size(), run.threshold(), run.top(), priority, PriorityRun.REVIEW_NOTE,
					weights, input.rule().quantile(), PriorityRecords.areSynthetic(input.records()));
		}

	}

	@PostMapping(consumes = { "text/csv", "text/plain" })
	@Operation(summary = "Score records from a CSV, and say which come first; weights left out are the policy's")
	@Parameter(name = "exposure", description = "Weight of exposure, 0 or more")
	@Parameter(name = "severity", description = "Weight of severity, 0 or more")
	@Parameter(name = "control_gap", description = "Weight of the control gap, 0 or more")
	@Parameter(name = "activity", description = "Weight of activity, 0 or more")
	@Parameter(name = "business_impact", description = "Weight of business impact, 0 or more")
	@Parameter(name = "quantile", description = "From 0 to 1")
	@Parameter(name = "save", description = "Whether to keep the run", schema = @Schema(type = "boolean"))
	@ApiResponse(responseCode = "200", description = "What came of it",
			content = @Content(schema = @Schema(implementation = RunResult.class)))
	@ApiResponse(responseCode = "201", description = "The same, kept",
			content = @Content(schema = @Schema(implementation = RunResult.class)))
	@RequestBody(required = true, content = @Content(mediaType = "text/csv"))
	ResponseEntity<RunResult> run(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
		RunInput input = new RunInput(records(request), rule(request));
		if (!save(request)) {
			return ResponseEntity.ok(RunResult.of(null, input));
		}
		String id = runs.save(input);
		return ResponseEntity.created(URI.create("/api/v1/priority/runs/" + id)).body(RunResult.of(id, input));
	}

	@GetMapping("/{id}")
	@Operation(summary = "A run that was saved")
	RunResult saved(@PathVariable String id) {
		return runs.find(id)
			.map(input -> RunResult.of(id, input))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no run " + id + "."));
	}

	private PriorityRule rule(HttpServletRequest request) {
		try {
			PriorityParameters.refuseUnknown(request.getParameterMap(), Set.of(SAVE));
			return PriorityParameters.read(name -> text(request, name), policy.priority());
		}
		catch (UnreadableParameter unreadable) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, unreadable.sentence());
		}
	}

	private static String text(HttpServletRequest request, String name) {
		return Optional.ofNullable(request.getParameter(name)).orElse("");
	}

	private static boolean save(HttpServletRequest request) {
		return switch (text(request, SAVE)) {
			case "true" -> true;
			case "", "false" -> false;
			default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "save is true or false.");
		};
	}

	private static List<PriorityRecord> records(HttpServletRequest request) throws IOException {
		byte[] body = SentFile.bytes(request, MOST_BYTES, "Up to 1 MB fits. Send fewer records.");
		try {
			return PriorityRecords.read(SentFile.text(body, "The CSV"));
		}
		catch (UnreadableRecords unreadable) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, unreadable.sentence());
		}
	}

}
