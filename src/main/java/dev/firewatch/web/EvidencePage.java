package dev.firewatch.web;

import java.util.Optional;

import dev.firewatch.web.IncidentAccess.Visit;
import dev.firewatch.workflow.postmortems.publishing.Drafts;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The bundle of evidence, for whoever may take it away. */
@Controller
class EvidencePage {

	private final IncidentAccess door;

	private final Drafts drafts;

	private final EvidenceAnswers evidence;

	EvidencePage(IncidentAccess door, Drafts drafts, EvidenceAnswers evidence) {
		this.door = door;
		this.drafts = drafts;
		this.evidence = evidence;
	}

	@GetMapping("/incidents/{id}/evidence.zip")
	ResponseEntity<byte[]> bundle(@PathVariable String id, HttpServletRequest request) {
		Optional<Visit> visit = door.visit(id, request);
		if (visit.isEmpty()) {
			return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
		}
		return evidence.mayTake(visit.get().file(), visit.get().visitor())
				? evidence.answer(drafts.dossier(visit.get().file()), EvidenceAnswers.who(visit.get().visitor()))
				: ResponseEntity.status(HttpStatus.FORBIDDEN).build();
	}

}
