package dev.firewatch.web;

import java.io.IOException;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.insight.Insights;
import dev.firewatch.insight.Metric;
import dev.firewatch.people.People;
import dev.firewatch.workflow.insights.InsightPlots;
import dev.firewatch.workflow.insights.InsightQuery;
import dev.firewatch.workflow.insights.InsightReading;
import dev.firewatch.workflow.insights.InsightReading.UnknownInsight;
import dev.firewatch.workflow.insights.InsightsCsv;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Whether the organisation gets better, and where not; also as a table. */
@Controller
class InsightsPage {

	private final IncidentAccess door;

	private final InsightReading reading;

	private final People people;

	InsightsPage(IncidentAccess door, InsightReading reading, People people) {
		this.door = door;
		this.reading = reading;
		this.people = people;
	}

	/**
	 * @param of a team, a service, a severity, or several of them
	 * @param by month, quarter or rolling
	 * @param from the first month, like 2026-11
	 * @param to the last month
	 * @param period the one whose incidents are listed
	 */
	@GetMapping("/insights")
	String open(@RequestParam(defaultValue = "") String of, @RequestParam(defaultValue = "month") String by,
			@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to,
			@RequestParam(defaultValue = "") String period, HttpServletRequest request, Model model,
			HttpServletResponse response) throws UnknownInsight {
		if (door.isClosedToGuest(door.visitor(request))) {
			return door.turnAway("", request, model, response);
		}
		String problem = "";
		InsightQuery query;
		try {
			query = reading.understood(of, by, from, to);
		}
		catch (UnknownInsight unknown) {
			problem = unknown.sentence().replace("`", "") + " These are all incidents instead.";
			query = reading.understood("");
		}
		model.addAttribute("view", InsightsView.of(problem, of, query, read(query, request), period));
		return "insights";
	}

	@Hidden
	@GetMapping(path = "/insights.csv", produces = "text/csv;charset=UTF-8")
	void csv(@RequestParam(defaultValue = "") String of, @RequestParam(defaultValue = "month") String by,
			@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (door.isClosedToGuest(door.visitor(request))) {
			response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
			return;
		}
		try {
			Insights insights = read(reading.understood(of, by, from, to), request);
			response.setContentType("text/csv;charset=UTF-8");
			response.setHeader("Content-Disposition", "attachment; filename=\"insights.csv\"");
			InsightsCsv.write(insights, response.getWriter());
		}
		catch (UnknownInsight unknown) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, unknown.sentence());
		}
	}

	/** A plot as a picture, to be shown elsewhere. */
	@Hidden
	@GetMapping(path = "/insights.png", produces = "image/png")
	void picture(@RequestParam(defaultValue = "in-register") String metric, @RequestParam(defaultValue = "") String of,
			@RequestParam(defaultValue = "month") String by, @RequestParam(defaultValue = "") String from,
			@RequestParam(defaultValue = "") String to, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		if (door.isClosedToGuest(door.visitor(request))) {
			response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
			return;
		}
		Metric wanted = Metric.named(metric)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no figure " + metric + "."));
		try {
			InsightQuery query = reading.understood(of, by, from, to);
			response.setContentType("image/png");
			response.getOutputStream()
				.write(InsightPlots.of(wanted, read(query, request), InsightPlots.across(query.span())).png());
		}
		catch (UnknownInsight unknown) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, unknown.sentence());
		}
	}

	private Insights read(InsightQuery query, HttpServletRequest request) {
		return reading.read(query,
				door.visitor(request).flatMap(people::find).map(CasefileSearch::by).orElseGet(CasefileSearch::open));
	}

}
