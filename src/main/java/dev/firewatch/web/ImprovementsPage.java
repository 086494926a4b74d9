package dev.firewatch.web;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import dev.firewatch.policy.Service;
import dev.firewatch.policy.Services;
import dev.firewatch.policy.Team;
import dev.firewatch.report.ImprovementState;
import dev.firewatch.report.ReportScope;
import dev.firewatch.workflow.insights.ImprovementList;
import dev.firewatch.workflow.insights.ImprovementList.ImprovementLine;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Improvements of the process across incidents, as a page and as a table. */
@Controller
class ImprovementsPage {

	private static final int SHOWN = 200;

	private final IncidentAccess door;

	private final ImprovementList improvements;

	private final Services services;

	private final Clock clock;

	ImprovementsPage(IncidentAccess door, ImprovementList improvements, Services services, Clock clock) {
		this.door = door;
		this.improvements = improvements;
		this.services = services;
		this.clock = clock;
	}

	/**
	 * The list as the page shows it.
	 *
	 * @param counts how many there are of each state, whatever state is shown
	 * @param owners those who own one
	 * @param more how many aren't shown
	 */
	record ImprovementsView(List<StateCount> counts, List<ImprovementLine> lines, int more, List<String> owners,
			String state, String owner, ReportScope scope, List<Team> teams, List<Service> services, String csv) {
	}

	/** How many improvements have come so far. */
	record StateCount(String state, long count) {
	}

	/**
	 * What isn't known narrows nothing.
	 * @param state late, open, done, verified or dropped
	 * @param owner as the list names them
	 */
	@GetMapping("/insights/improvements")
	String open(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String owner,
			@RequestParam(defaultValue = "") String team, @RequestParam(defaultValue = "") String service,
			@RequestParam(defaultValue = "") String severity, HttpServletRequest request, Model model,
			HttpServletResponse response) {
		if (door.isClosedToGuest(door.visitor(request))) {
			return door.turnAway("", request, model, response);
		}
		ReportScope scope = ReportScope.named(team, service, severity, services);
		List<ImprovementLine> all = improvements.read(scope, clock.instant());
		List<ImprovementLine> lines = narrowed(all, state, owner);
		String csv = UriComponentsBuilder.fromPath("/insights/improvements.csv")
			.queryParam("state", "{state}")
			.queryParam("owner", "{owner}")
			.queryParam("team", "{team}")
			.queryParam("service", "{service}")
			.queryParam("severity", "{severity}")
			.encode()
			.buildAndExpand(state, owner, team, service, severity)
			.toUriString();
		model.addAttribute("view",
				new ImprovementsView(
						Stream.of(ImprovementState.values())
							.map(one -> new StateCount(one.words(),
									all.stream().filter(line -> line.state() == one).count()))
							.toList(),
						lines.subList(0, Math.min(SHOWN, lines.size())), Math.max(0, lines.size() - SHOWN),
						all.stream().map(ImprovementLine::owner).distinct().sorted().toList(), state, owner, scope,
						services.teams(), services.services(), csv));
		return "improvements";
	}

	@Hidden
	@GetMapping(path = "/insights/improvements.csv", produces = "text/csv;charset=UTF-8")
	void csv(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String owner,
			@RequestParam(defaultValue = "") String team, @RequestParam(defaultValue = "") String service,
			@RequestParam(defaultValue = "") String severity, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		if (door.isClosedToGuest(door.visitor(request))) {
			response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
			return;
		}
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader("Content-Disposition", "attachment; filename=\"improvements.csv\"");
		ImprovementList
			.write(narrowed(improvements.read(ReportScope.named(team, service, severity, services), clock.instant()),
					state, owner), response.getWriter());
	}

	private static List<ImprovementLine> narrowed(List<ImprovementLine> all, String state, String owner) {
		return all.stream()
			.filter(line -> ImprovementState.parse(state).filter(wanted -> line.state() != wanted).isEmpty())
			.filter(line -> owner.isBlank() || line.owner().equals(owner))
			.toList();
	}

}
