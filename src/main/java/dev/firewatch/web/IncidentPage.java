package dev.firewatch.web;

import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The read-only page of one incident. */
@Controller
class IncidentPage {

	private final Casefiles casefiles;

	private final Visitors visitors;

	private final IncidentViews views;

	IncidentPage(Casefiles casefiles, Visitors visitors, IncidentViews views) {
		this.casefiles = casefiles;
		this.visitors = visitors;
		this.views = views;
	}

	@GetMapping("/incidents/{id}")
	String page(@PathVariable String id,
			@CookieValue(name = Sessions.COOKIE, required = false) @Nullable String session,
			@CookieValue(name = Visitors.WHO, required = false) @Nullable String who, Model model,
			HttpServletResponse response) {
		Optional<PersonId> visitor = visitors.known(session, who);
		if (visitor.isEmpty() && !visitors.strangersWelcome()) {
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
			model.addAttribute("incident", id);
			return "no-session";
		}
		Optional<Casefile> file = id.isBlank() ? Optional.empty() : casefiles.find(new IncidentId(id));
		Optional<Casefile> seen = file
			.filter(found -> visitor.map(found.incident()::visibleTo).orElse(!found.incident().isPrivate()));
		if (seen.isEmpty()) {
			response.setStatus(HttpServletResponse.SC_NOT_FOUND);
			model.addAttribute("incident", id);
			return "no-incident";
		}
		model.addAttribute("view", views.of(seen.get(), visitor));
		return "incident";
	}

}
