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
import dev.firewatch.runbook.ItemType;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.Run.StageApproval;
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
		return Recovery.open(file).stream().flatMap(run -> of(run).stream()).toList();
	}

	private List<Obligation> of(Run run) {
		RunFacts facts = Recovery.facts(file, run);
		Map<Owner, RunItem> first = new LinkedHashMap<>();
		boolean required = false;
		for (RunItem item : run.items(facts)) {
			if (item.isOpen() && !isGoneThrough(run, item)) {
				Owner owner = owner(item);
				RunItem before = first.get(owner);
				if (before == null || item.item().required() && !before.item().required()) {
					first.put(owner, item);
				}
			}
			required |= item.isOpen() && item.item().required();
		}
		LocalDate entered = day(run.enteredAt());
		Optional<LocalDate> due = run.due(run.stage(), facts).map(this::day);
		LocalDate enough = policy.hours().afterWorkingDays(entered, policy.reminders().daysToAct());
		List<Obligation> all = new ArrayList<>();
		first.forEach((owner, item) -> all.add(obligation(ObligationKind.RUN_ITEM,
				run.id() + "." + item.item().number(), owner, entered, due.orElse(enough))));
		if (!required) {
			all.addAll(gate(run, facts));
		}
		// Something else is waited for; whoever leads sees to it.
		return all.isEmpty()
				? List.of(obligation(ObligationKind.RUN_STAGE, run.id(), lead(), entered, due.orElse(enough))) : all;
	}

	/** Its own items are owed instead. */
	private boolean isGoneThrough(Run run, RunItem item) {
		return item.item().type() == ItemType.RUNBOOK
				&& Recovery.child(file, run.id() + "." + item.item().number()).isPresent();
	}

	private List<Obligation> gate(Run run, RunFacts facts) {
		Instant ready = run.stableAt(facts).orElseGet(run::lastActAt);
		LocalDate since = day(ready);
		LocalDate due = since.plusDays(policy.reminders().daysToAct());
		List<Obligation> approvals = run.approvals(facts)
			.stream()
			.filter(wanted -> wanted.by() == null)
			.map(StageApproval::role)
			.map(role -> obligation(ObligationKind.RUN_APPROVAL, run.id() + "/" + role, Owner.of(role), since, due))
			.toList();
		return approvals.isEmpty() ? List.of(obligation(ObligationKind.RUN_STAGE, run.id(), lead(), since, due))
				: approvals;
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

	private static Obligation obligation(ObligationKind kind, String item, Owner owedBy, LocalDate since,
			LocalDate due) {
		return new Obligation(kind, item, List.of(owedBy), since, due, null, List.of());
	}

	private LocalDate day(Instant moment) {
		return LocalDate.ofInstant(moment, policy.zone());
	}

}
