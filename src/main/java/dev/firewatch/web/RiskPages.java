package dev.firewatch.web;

import java.util.Optional;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskSearch;
import dev.firewatch.risk.Risks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The risk register as pages: the map with a list, and each risk with its history. */
@Controller
class RiskPages {

	private static final int SHOWN = 100;

	private final IncidentAccess door;

	private final Risks risks;

	private final RiskViews views;

	private final People people;

	RiskPages(IncidentAccess door, Risks risks, RiskViews views, People people) {
		this.door = door;
		this.risks = risks;
		this.views = views;
		this.people = people;
	}

	/**
	 * The map of what isn't retired, and a list of what is asked for.
	 * @param p probability, 1 to 5; anything else counts as all
	 * @param i impact, likewise
	 * @param q words that titles, descriptions and services begin with
	 */
	@GetMapping("/risks")
	String register(@RequestParam(defaultValue = "") String p, @RequestParam(defaultValue = "") String i,
			@RequestParam(defaultValue = "") String q, HttpServletRequest request, Model model,
			HttpServletResponse response) {
		if (door.isClosedToGuest(door.visitor(request))) {
			return door.turnAway("", request, model, response);
		}
		RiskSearch search = q.isBlank() ? RiskSearch.current() : RiskSearch.of(q);
		if (!band(p).isEmpty() && !band(i).isEmpty()) {
			search = search.at(Integer.parseInt(p), Integer.parseInt(i));
		}
		model.addAttribute("view",
				views.register(risks.map(), risks.search(search, 0, SHOWN + 1), SHOWN, q, band(p), band(i)));
		return "risks";
	}

	private static String band(String text) {
		return text.matches("[1-" + RiskContent.MOST + "]") ? text : "";
	}

	@GetMapping("/risks/{id}")
	String risk(@PathVariable String id, HttpServletRequest request, Model model, HttpServletResponse response) {
		Optional<PersonId> visitor = door.visitor(request);
		Optional<Risk> found = door.isClosedToGuest(visitor) ? Optional.empty() : risks.named(id);
		if (found.isEmpty()) {
			return door.turnAway(id, request, model, response);
		}
		CasefileSearch reader = visitor.flatMap(people::find).map(CasefileSearch::by).orElseGet(CasefileSearch::open);
		model.addAttribute("view", views.risk(found.get(), reader));
		return "risk";
	}

}
