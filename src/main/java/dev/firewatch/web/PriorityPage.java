package dev.firewatch.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.policy.Policy;
import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.Factor;
import dev.firewatch.priority.PriorityRecords;
import dev.firewatch.priority.PriorityRecords.UnreadableRecords;
import dev.firewatch.web.PriorityParameters.UnreadableParameter;
import dev.firewatch.web.PriorityView.WeightField;
import dev.firewatch.workflow.priority.PriorityRuns;
import dev.firewatch.workflow.priority.PriorityRuns.RunInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Which records come first, and what other weights would do; each state of the page has
 * its own address.
 */
@Controller
class PriorityPage {

	private final IncidentAccess door;

	private final PriorityRuns runs;

	private final Policy policy;

	PriorityPage(IncidentAccess door, PriorityRuns runs, Policy policy) {
		this.door = door;
		this.runs = runs;
		this.policy = policy;
	}

	@GetMapping("/priority")
	String open(@RequestParam(defaultValue = "") String run, HttpServletRequest request, Model model,
			HttpServletResponse response) {
		if (door.isClosedToGuest(door.visitor(request))) {
			return door.turnAway("", request, model, response);
		}
		Optional<RunInput> found = run.isEmpty() ? Optional.empty() : runs.find(run);
		String problem = run.isEmpty() || found.isPresent() ? ""
				: "There is no run " + run + ". These are the synthetic records instead.";
		return show(problem, "", found.isPresent() ? run : "", found.orElseGet(this::synthetic), request, model);
	}

	/** Takes records as a CSV, and goes to where they are shown from now on. */
	@PostMapping("/priority")
	String paste(@RequestParam(defaultValue = "") String csv, HttpServletRequest request, Model model,
			HttpServletResponse response) {
		if (door.isClosedToGuest(door.visitor(request))) {
			return door.turnAway("", request, model, response);
		}
		try {
			return "redirect:/priority?run=" + runs.save(new RunInput(PriorityRecords.read(csv), policy.priority()));
		}
		catch (UnreadableRecords unreadable) {
			return show(unreadable.sentence(), csv, "", synthetic(), request, model);
		}
	}

	private RunInput synthetic() {
		return new RunInput(PriorityRecords.synthetic(), policy.priority());
	}

	private static String show(String problem, String csv, String run, RunInput input, HttpServletRequest request,
			Model model) {
		String complaint = problem;
		PriorityRule after = input.rule();
		try {
			after = PriorityParameters.read(name -> given(request, name), input.rule());
		}
		catch (UnreadableParameter unreadable) {
			complaint = unreadable.sentence();
		}
		model.addAttribute("view",
				PriorityView.of(complaint, csv, run, input.records(), input.rule(), after, fields(request, after)));
		return "priority";
	}

	private static String given(HttpServletRequest request, String name) {
		return Optional.ofNullable(request.getParameter(name)).orElse("");
	}

	private static List<WeightField> fields(HttpServletRequest request, PriorityRule rule) {
		List<WeightField> fields = new ArrayList<>();
		for (Factor factor : Factor.values()) {
			fields.add(field(request, factor.key(), factor.words(), factor.weight(rule)));
		}
		fields.add(field(request, PriorityParameters.QUANTILE, PriorityParameters.QUANTILE, rule.quantile()));
		return fields;
	}

	private static WeightField field(HttpServletRequest request, String name, String words, double value) {
		String typed = given(request, name);
		return new WeightField(name, words, typed.isBlank() ? PriorityView.plain(value) : typed);
	}

}
