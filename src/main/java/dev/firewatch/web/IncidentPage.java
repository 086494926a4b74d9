package dev.firewatch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of one incident. */
@Controller
class IncidentPage {

	private final IncidentAccess door;

	private final IncidentViews views;

	private final RecoveryViews recovery;

	private final EvidenceAnswers evidence;

	IncidentPage(IncidentAccess door, IncidentViews views, RecoveryViews recovery, EvidenceAnswers evidence) {
		this.evidence = evidence;
		this.door = door;
		this.views = views;
		this.recovery = recovery;
	}

	@GetMapping("/incidents/{id}")
	String page(@PathVariable String id, HttpServletRequest request, Model model, HttpServletResponse response) {
		return door.visit(id, request).map(visit -> {
			model.addAttribute("view", views.of(visit.file(), visit.visitor()));
			model.addAttribute("recovery", recovery.of(visit.file(), visit.visitor()));
			model.addAttribute("evidence", evidence.mayTake(visit.file(), visit.visitor()));
			evidence.seen(visit.file(), EvidenceAnswers.who(visit.visitor()));
			return "incident";
		}).orElseGet(() -> door.turnAway(id, request, model, response));
	}

}
