package dev.firewatch.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.ComplianceDate;
import dev.firewatch.casefile.NoticeClock;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.deadlines.ComplianceDates;
import dev.firewatch.workflow.kernel.Wording;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What compliance has to see to by when, as a page. */
@Controller
class DeadlinesPage {

	private static final ZoneId UTC = ZoneId.of("UTC");

	private final IncidentAccess door;

	private final ComplianceDates dates;

	private final People people;

	private final Clock clock;

	DeadlinesPage(IncidentAccess door, ComplianceDates dates, People people, Clock clock) {
		this.door = door;
		this.dates = dates;
		this.people = people;
		this.clock = clock;
	}

	/** A deadline in words. */
	record DeadlineRow(String incident, String title, String what, String left, boolean late, String until) {
	}

	@GetMapping("/deadlines")
	String show(HttpServletRequest request, Model model, HttpServletResponse response) {
		Optional<PersonId> visitor = door.visitor(request);
		if (door.isClosedToGuest(visitor)) {
			return door.turnAway("page", request, model, response);
		}
		Optional<Person> person = visitor.flatMap(people::find);
		ZoneId zone = person.map(Person::zone).orElse(UTC);
		List<ComplianceDate> all = dates.among(person.map(CasefileSearch::by).orElseGet(CasefileSearch::open));
		model.addAttribute("rows", all.stream().map(date -> row(date, zone, clock.instant())).toList());
		return "deadlines";
	}

	private static DeadlineRow row(ComplianceDate date, ZoneId zone, Instant now) {
		return new DeadlineRow(date.incident().value(), date.title(), date.what(), NoticeClock.left(date.due(), now),
				date.due().isBefore(now), Wording.moment(date.due(), zone));
	}

}
