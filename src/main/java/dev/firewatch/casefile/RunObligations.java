package dev.firewatch.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.Owner;
import dev.firewatch.runbook.GateNeed;
import dev.firewatch.runbook.GateNeed.NeedKind;
import dev.firewatch.runbook.ItemType;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.RunFacts;
import dev.firewatch.runbook.RunItem;

/**
 * What waits in the runs of a casefile. Whoever owes several items of a stage is asked
 * for the first of them: nobody gets a wall of boxes.
 */
final class RunObligations {

	private final Casefile file;

	private final Policy policy;

	RunObligations(Casefile file, Policy policy) {
		this.file = file;
		this.policy = policy;
	}

	List<Obligation> all() {
		return CasefileRuns.open(file).stream().flatMap(run -> of(run).stream()).toList();
	}

	private List<Obligation> of(Run run) {
		RunFacts facts = CasefileRuns.facts(file, run);
		Map<Owner, RunItem> first = new LinkedHashMap<>();
		for (RunItem item : run.items(facts)) {
			if (item.isOpen() && !isGoneThrough(item)) {
				Owner owner = owner(item);
				RunItem before = first.get(owner);
				if (before == null || item.item().required() && !before.item().required()) {
					first.put(owner, item);
				}
			}
		}
		LocalDate entered = day(run.enteredAt());
		Optional<LocalDate> due = run.due(run.stage(), facts).map(this::day);
		LocalDate enough = policy.hours().afterWorkingDays(entered, policy.reminders().daysToAct());
		List<Obligation> all = new ArrayList<>();
		first.forEach((owner, item) -> all.add(Obligation.of(ObligationKind.RUN_ITEM,
				run.id() + "." + item.item().number(), List.of(owner), entered, due.orElse(enough))));
		// As if enough time had passed: until then, what is asked for waits for its day.
		List<GateNeed> needs = run.needs(facts, Instant.MAX);
		if (needs.stream().noneMatch(need -> need.kind() == NeedKind.ITEMS)) {
			all.addAll(gate(run, facts, needs));
		}
		// Something else is waited for; whoever leads sees to it.
		return all.isEmpty()
				? List
					.of(Obligation.of(ObligationKind.RUN_STAGE, run.id(), List.of(lead()), entered, due.orElse(enough)))
				: all;
	}

	/** The items of the other runbook are owed instead. */
	private boolean isGoneThrough(RunItem item) {
		return item.item().type() == ItemType.RUNBOOK && CasefileRuns.child(file, item.item()).isPresent();
	}

	/**
	 * Approvals are asked for last; whatever else is missing, whoever leads sees to it.
	 */
	private List<Obligation> gate(Run run, RunFacts facts, List<GateNeed> needs) {
		LocalDate since = day(run.stableAt(facts).orElseGet(run::lastActAt));
		LocalDate due = since.plusDays(policy.reminders().daysToAct());
		boolean approvals = !needs.isEmpty() && needs.stream().allMatch(need -> need.kind() == NeedKind.APPROVALS);
		return approvals ? needs.stream()
			.flatMap(need -> need.what().stream())
			.map(role -> Obligation.of(ObligationKind.RUN_APPROVAL, run.id() + "/" + role, List.of(Owner.of(role)),
					since, due))
			.toList() : List.of(Obligation.of(ObligationKind.RUN_STAGE, run.id(), List.of(lead()), since, due));
	}

	private Owner owner(RunItem item) {
		if (item.heldBy() != null) {
			return Owner.of(item.heldBy());
		}
		return item.item().role() == null ? lead() : Owner.of(item.item().role());
	}

	/** The commander, else whoever declared it. */
	private Owner lead() {
		return Owner.of(file.incident().lead());
	}

	private LocalDate day(Instant moment) {
		return LocalDate.ofInstant(moment, policy.zone());
	}

}
