package dev.firewatch.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** All that an authority may ask for about an incident. */
@RestController
@Tag(name = "Evidence")
class EvidenceApi {

	/** The token names no person. */
	static final String API = "API";

	private final ApiDossiers dossiers;

	private final EvidenceAnswers evidence;

	EvidenceApi(ApiDossiers dossiers, EvidenceAnswers evidence) {
		this.dossiers = dossiers;
		this.evidence = evidence;
	}

	@GetMapping("/api/v1/incidents/{id}/evidence.zip")
	@Operation(
			summary = "The bundle of evidence: timeline, acts, looks, notices and deletions with a manifest of hashes")
	ResponseEntity<byte[]> bundle(@PathVariable String id) {
		return evidence.answer(dossiers.get(id), API);
	}

}
