package dev.firewatch.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The HTTP API of the files that entries keep. */
@RestController
@Tag(name = "Incidents")
class KeptFileApi {

	private final ApiDossiers dossiers;

	private final KeptFileAnswers files;

	KeptFileApi(ApiDossiers dossiers, KeptFileAnswers files) {
		this.dossiers = dossiers;
		this.files = files;
	}

	@GetMapping("/api/v1/incidents/{id}/files/{file}")
	@ApiResponse(responseCode = "200", description = "The content, in the file's own type",
			content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
	@Operation(summary = "A file of the timeline by its SHA-256 or its id, as the timeline's entries name them")
	ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable String file) {
		return files.answer(dossiers.get(id).file().id().value(), file)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"No entry of the timeline has this file. Its entries name the files they keep."));
	}

}
