package dev.firewatch.web;

import dev.firewatch.web.IncidentAccess.Visit;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The files of a timeline, for those who may see the incident. */
@Controller
class KeptFilePages {

	private final IncidentAccess door;

	private final KeptFileAnswers files;

	KeptFilePages(IncidentAccess door, KeptFileAnswers files) {
		this.door = door;
		this.files = files;
	}

	@GetMapping("/incidents/{id}/files/{file}")
	ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable String file, HttpServletRequest request) {
		return door.visit(id, request)
			.map(Visit::file)
			.flatMap(found -> files.answer(found.id().value(), file))
			.orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).build());
	}

}
