package dev.firewatch.web;

import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.web.access.Visitors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;

/** Lets people see the pages of the incidents they may see, and no others. */
class IncidentAccess {

	private final Casefiles casefiles;

	private final Visitors visitors;

	IncidentAccess(Casefiles casefiles, Visitors visitors) {
		this.casefiles = casefiles;
		this.visitors = visitors;
	}

	/** Who came, and the incident they came for. */
	record Visit(Casefile file, Optional<PersonId> visitor) {
	}

	Optional<PersonId> visitor(HttpServletRequest request) {
		return visitors.visitor(request);
	}

	boolean isClosedTo(Optional<PersonId> visitor) {
		return visitor.isEmpty() && !visitors.strangersWelcome();
	}

	/**
	 * Whether what belongs to no incident is closed to the visitor: guests are let in to
	 * theirs alone.
	 */
	boolean isClosedToGuest(Optional<PersonId> visitor) {
		return isClosedTo(visitor) || visitor.filter(person -> !visitors.belongs(person)).isPresent();
	}

	/** The visit, if it is allowed; if empty, {@link #turnAway} is the answer. */
	Optional<Visit> visit(String id, HttpServletRequest request) {
		Optional<PersonId> visitor = visitor(request);
		if (isClosedTo(visitor) || id.isBlank()) {
			return Optional.empty();
		}
		return casefiles.find(new IncidentId(id))
			.filter(found -> visitor.map(person -> visitors.mayEnter(found, person))
				.orElse(!found.incident().isPrivate()))
			.map(found -> new Visit(found, visitor));
	}

	/** The page for those who may not come in, which says what to do. */
	String turnAway(String id, HttpServletRequest request, Model model, HttpServletResponse response) {
		boolean closed = isClosedTo(visitor(request));
		response.setStatus(closed ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_NOT_FOUND);
		model.addAttribute("incident", id);
		return closed ? "no-session" : "no-incident";
	}

}
