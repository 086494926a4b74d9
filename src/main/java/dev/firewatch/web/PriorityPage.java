package dev.firewatch.web;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.priority.Factor;
import dev.firewatch.priority.PriorityRecord;
import dev.firewatch.priority.PriorityRecords;
import dev.firewatch.priority.PriorityRecords.UnreadableRecords;
import dev.firewatch.priority.PriorityRun;
import dev.firewatch.priority.RealRecord;
import dev.firewatch.priority.Reflection;
import dev.firewatch.priority.Weightings.Weighting;
import dev.firewatch.workflow.priority.PriorityDecisions;
import dev.firewatch.workflow.priority.PriorityDecisions.SupportedDecision;
import dev.firewatch.workflow.priority.PriorityRuns;
import dev.firewatch.workflow.priority.PriorityRuns.RunInput;
import dev.firewatch.workflow.priority.PriorityRuns.SavedComparison;
import dev.firewatch.workflow.priority.RealPriorities;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Which incidents and risks come first, and what other weights would do; each state of
 * the page has its own address.
 */
@Controller
class PriorityPage {

	private static final String SYNTHETIC = "synthetic";

	/**
	 * Only the local workspace shows the page to somebody who hasn't said who they are.
	 */
	private static final String WHO = "Say who you are first: choose a person at the top of the workspace, at /, then "
			+ "come back and send this again.";

	private final IncidentAccess door;

	private final PriorityRuns runs;

	private final PriorityDecisions decisions;

	private final RealPriorities real;

	private final People people;

	PriorityPage(IncidentAccess door, PriorityRuns runs, PriorityDecisions decisions, RealPriorities real,
			People people) {
		this.door = door;
		this.runs = runs;
		this.decisions = decisions;
		this.real = real;
		this.people = people;
	}

	/**
	 * What the page is about.
	 *
	 * @param data {@code real}, {@code synthetic} or {@code run}
	 * @param run the id of pasted records; empty for others
	 * @param open whether records that everybody may see are all that is meant
	 */
	record PrioritySource(String data, String run, RunInput input, List<RealRecord> records, boolean open) {
	}

	/** Weights that were proposed, and where they are decided about. */
	record WeightingLine(String address, String text) {
	}

	/** A correction as it was typed. */
	record TypedCorrection(String record, String factor, String value, String reason) {
	}

	/** What somebody else decided, in words. */
	record DecisionLine(String text, String who) {
	}

	@GetMapping("/priority")
	String open(@RequestParam(defaultValue = "") String data, @RequestParam(defaultValue = "") String run,
			HttpServletRequest request, Model model, HttpServletResponse response) {
		Optional<PersonId> visitor = door.visitor(request);
		if (door.isClosedToGuest(visitor)) {
			return door.turnAway("", request, model, response);
		}
		boolean unknown = !run.isEmpty() && runs.find(run).isEmpty();
		return show(unknown ? "There is no run " + run + ". These are your incidents and risks instead." : "", "",
				source(data, unknown ? "" : run, visitor), null, request, model);
	}

	private PrioritySource source(String data, String run, Optional<PersonId> visitor) {
		if (!run.isEmpty()) {
			return new PrioritySource("run", run, runs.find(run).orElseThrow(), List.of(), false);
		}
		if (data.equals(SYNTHETIC)) {
			return new PrioritySource(SYNTHETIC, "", new RunInput(PriorityRecords.synthetic(), decisions.rule()),
					List.of(), false);
		}
		return real(reader(visitor), false);
	}

	private PrioritySource real(CasefileSearch reader, boolean open) {
		List<RealRecord> records = real.read(reader);
		List<PriorityRecord> scored = new ArrayList<>();
		records.forEach(record -> scored.add(record.scored(scored.size())));
		return new PrioritySource("real", "",
				new RunInput(scored, decisions.rule(), records.stream().map(RealRecord::id).toList()), records, open);
	}

	private CasefileSearch reader(Optional<PersonId> visitor) {
		return visitor.flatMap(people::find).map(CasefileSearch::by).orElseGet(CasefileSearch::open);
	}

	/** Takes records as a CSV, and goes to where they are shown from now on. */
	@PostMapping("/priority")
	String paste(@RequestParam(defaultValue = "") String csv, HttpServletRequest request, Model model,
			HttpServletResponse response) {
		Optional<PersonId> visitor = door.visitor(request);
		if (door.isClosedToGuest(visitor)) {
			return door.turnAway("", request, model, response);
		}
		try {
			return "redirect:/priority?run=" + runs.save(new RunInput(PriorityRecords.read(csv), decisions.rule()));
		}
		catch (UnreadableRecords unreadable) {
			return show(unreadable.sentence(), csv, source("", "", visitor), null, request, model);
		}
	}

	/** Corrects a factor of an incident or a risk. */
	@PostMapping("/priority/corrections")
	String correct(@RequestParam(defaultValue = "") String record, @RequestParam(defaultValue = "") String factor,
			@RequestParam(defaultValue = "") String value, @RequestParam(defaultValue = "") String reason,
			HttpServletRequest request, Model model, HttpServletResponse response) {
		Optional<PersonId> visitor = door.visitor(request);
		if (door.isClosedToGuest(visitor)) {
			return door.turnAway("", request, model, response);
		}
		Optional<String> problem = visitor.isEmpty() ? Optional.of(WHO)
				: real.correct(reader(visitor), record.strip(), factor, value, reason, visitor.get());
		model.addAttribute("correction", new TypedCorrection(record, factor, value, reason));
		return problem.isEmpty() ? "redirect:/priority#list"
				: show(problem.get(), "", real(reader(visitor), false), null, null, model);
	}

	/** Writes down which decision the list supports. */
	@PostMapping("/priority/decisions")
	String decide(@RequestParam(defaultValue = "") String decision, HttpServletRequest request, Model model,
			HttpServletResponse response) {
		Optional<PersonId> visitor = door.visitor(request);
		if (door.isClosedToGuest(visitor)) {
			return door.turnAway("", request, model, response);
		}
		Optional<String> problem = visitor.isEmpty() ? Optional.of(WHO) : decisions.support(decision, visitor.get());
		model.addAttribute("typedDecision", decision);
		return problem.isEmpty() ? "redirect:/priority#list"
				: show(problem.get(), "", real(reader(visitor), false), null, null, model);
	}

	/** Saves a comparison with what somebody thinks about it. */
	@PostMapping("/priority/comparisons")
	String save(@RequestParam(defaultValue = "") String data, @RequestParam(defaultValue = "") String run,
			HttpServletRequest request, Model model, HttpServletResponse response) {
		Optional<PersonId> visitor = door.visitor(request);
		if (door.isClosedToGuest(visitor)) {
			return door.turnAway("", request, model, response);
		}
		boolean ofRun = !run.isEmpty() && runs.find(run).isPresent();
		// What is shared by an address must not show what only some may see.
		PrioritySource source = ofRun || data.equals(SYNTHETIC) ? source(data, ofRun ? run : "", visitor)
				: real(CasefileSearch.open(), true);
		if (source.input().records().isEmpty()) {
			return show("There is nothing to compare.", "", source, null, request, model);
		}
		PriorityTrial trial = PriorityTrial.of(source.input(), request);
		Reflection typed = reflection(request, trial);
		List<String> problems = new ArrayList<>(typed.problems());
		if (!trial.problem().isEmpty()) {
			problems.add(0, trial.problem());
		}
		if (trial.words().isEmpty()) {
			problems.add(0, "Change a weight, the quantile or a factor first.");
		}
		if (visitor.isEmpty()) {
			problems.add(0, WHO);
		}
		if (!problems.isEmpty()) {
			return show(String.join(" ", problems), "", source, typed, request, model);
		}
		return "redirect:/priority/comparisons/"
				+ runs.save(trial.before(), trial.after(), typed, visitor.orElseThrow());
	}

	private static Reflection reflection(HttpServletRequest request, PriorityTrial trial) {
		PriorityView view = PriorityView.of(trial.before(), trial.after(), List.of());
		String changed = PriorityTrial.given(request, "what_changed");
		return new Reflection(changed.isBlank() ? trial.words() : changed, view.before().words(), view.after().words(),
				PriorityTrial.given(request, "interpretation"), PriorityTrial.given(request, "synthetic_data_limit"),
				PriorityTrial.given(request, "next_real_world_evidence_needed"),
				PriorityTrial.given(request, "decision"), PriorityTrial.given(request, "unseen_risk"));
	}

	@GetMapping("/priority/comparisons/{id}")
	String comparison(@PathVariable String id, HttpServletRequest request, Model model, HttpServletResponse response) {
		Optional<SavedComparison> saved = runs.comparison(id);
		if (saved.isEmpty() || door.isClosedToGuest(door.visitor(request))) {
			return door.turnAway(id, request, model, response);
		}
		return show(saved.get(), "", model);
	}

	/** Proposes the weights of a comparison, or decides about them. */
	@PostMapping("/priority/comparisons/{id}")
	String weigh(@PathVariable String id, @RequestParam(defaultValue = "") String act, HttpServletRequest request,
			Model model, HttpServletResponse response) {
		Optional<PersonId> visitor = door.visitor(request);
		Optional<SavedComparison> saved = runs.comparison(id);
		if (saved.isEmpty() || door.isClosedToGuest(visitor)) {
			return door.turnAway(id, request, model, response);
		}
		Optional<Person> person = visitor.flatMap(people::find);
		Optional<String> problem = person.isEmpty() ? Optional.of(WHO) : switch (act) {
			case "propose" -> decisions.propose(saved.get(), person.get().id());
			case "approve" -> decisions.decide(id, true, person.get());
			case "reject" -> decisions.decide(id, false, person.get());
			default -> Optional.of("Propose, approve or reject it.");
		};
		return problem.isEmpty() ? "redirect:/priority/comparisons/" + id : show(saved.get(), problem.get(), model);
	}

	private String show(SavedComparison saved, String problem, Model model) {
		model.addAttribute("problem", problem);
		model.addAttribute("saved", saved);
		model.addAttribute("who", people.nameOf(saved.by()) + ", " + saved.at().atZone(ZoneOffset.UTC).toLocalDate());
		model.addAttribute("view", PriorityView.of(saved.before(), saved.after(), List.of()));
		Optional<Weighting> weighting = decisions.weightings().of(saved.id());
		model.addAttribute("weighting", weighting.map(this::words).orElse(""));
		model.addAttribute("waits", weighting.filter(Weighting::isOpen).isPresent());
		model.addAttribute("proposable", !saved.before().rule().equals(saved.after().rule())
				&& weighting.filter(one -> one.isOpen() || one.isAdopted()).isEmpty());
		return "comparison";
	}

	private String words(Weighting weighting) {
		String proposed = people.nameOf(weighting.proposedBy()) + " proposed these weights on "
				+ weighting.proposedAt().atZone(ZoneOffset.UTC).toLocalDate();
		if (weighting.decidedBy() == null || weighting.decidedAt() == null) {
			return proposed + "; somebody else has to approve them.";
		}
		return proposed + "; " + people.nameOf(weighting.decidedBy())
				+ (weighting.isAdopted() ? " approved" : " rejected") + " them on "
				+ weighting.decidedAt().atZone(ZoneOffset.UTC).toLocalDate()
				+ (weighting.isAdopted() ? ": version " + weighting.number() + "." : ".");
	}

	private String show(String problem, String csv, PrioritySource source, @Nullable Reflection typed,
			@Nullable HttpServletRequest request, Model model) {
		model.addAttribute("source", source);
		model.addAttribute("csv", csv);
		model.addAttribute("factors", Factor.keys());
		model.addAttribute("fewest", PriorityRun.FEWEST);
		model.addAttribute("note", PriorityRun.REVIEW_NOTE);
		model.addAttribute("decisions", decisions.decisions().stream().limit(3).map(this::line).toList());
		model.addAttribute("weights",
				decisions.weightings().current().map(this::words).orElse("The weights are those of policy.yml."));
		model.addAttribute("proposed",
				decisions.weightings().all().stream().filter(Weighting::isOpen).map(this::line).toList());
		model.addAttribute("versions",
				decisions.weightings().all().stream().filter(Weighting::isAdopted).map(this::line).toList());
		if (source.input().records().isEmpty()) {
			model.addAttribute("problem", problem);
			return "priority";
		}
		PriorityTrial trial = request == null ? PriorityTrial.untouched(source.input())
				: PriorityTrial.of(source.input(), request);
		PriorityView view = PriorityView.of(trial.before(), trial.after(), source.records());
		model.addAttribute("problem", problem);
		model.addAttribute("trial", trial);
		model.addAttribute("view", view);
		model.addAttribute("reflection",
				typed != null ? typed
						: new Reflection(trial.words(), view.before().words(), view.after().words(), "",
								view.synthetic() ? "These 96 records are synthetic: nobody lived through them." : "",
								"", "", ""));
		return "priority";
	}

	private WeightingLine line(Weighting weighting) {
		return new WeightingLine("/priority/comparisons/" + weighting.comparison(), words(weighting));
	}

	private DecisionLine line(SupportedDecision decision) {
		return new DecisionLine(decision.text(),
				people.nameOf(decision.by()) + ", " + decision.at().atZone(ZoneOffset.UTC).toLocalDate());
	}

}
