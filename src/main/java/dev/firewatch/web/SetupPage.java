package dev.firewatch.web;

import dev.firewatch.workflow.setup.SetupChecklist;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether the organisation is set up to learn, as a page. */
@Controller
class SetupPage {

	private final IncidentAccess door;

	private final SetupChecklist checklist;

	SetupPage(IncidentAccess door, SetupChecklist checklist) {
		this.door = door;
		this.checklist = checklist;
	}

	@GetMapping("/setup")
	String show(HttpServletRequest request, Model model, HttpServletResponse response) {
		if (door.isClosedToGuest(door.visitor(request))) {
			return door.turnAway("page", request, model, response);
		}
		model.addAttribute("lines", checklist.lines());
		return "setup";
	}

}
