package dev.firewatch.runbook;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.people.PersonId;
import dev.firewatch.runbook.Run.RunState;
import dev.firewatch.runbook.RunAct.RunActKind;
import dev.firewatch.runbook.RunItem.ItemState;
import org.jspecify.annotations.Nullable;

/** Where a run stands after all its acts. */
final class RunProgress {

	private final Map<Integer, RunAct> results = new HashMap<>();

	private final Map<Integer, PersonId> holders = new HashMap<>();

	private final Map<Integer, Instant> entered = new HashMap<>();

	/** Approvals by stage and role, with what voids them taken away. */
	private final Map<Integer, Map<String, RunAct>> approvals = new HashMap<>();

	/** The items whose day was met. */
	private final Set<Integer> met = new HashSet<>();

	private int at;

	private Instant unsettledAt;

	private RunState state = RunState.OPEN;

	RunProgress(Run run) {
		Runbook runbook = run.runbook();
		entered.put(0, run.startedAt());
		unsettledAt = run.startedAt();
		run.acts().forEach(act -> take(act, runbook));
	}

	private void take(RunAct act, Runbook runbook) {
		switch (act.kind()) {
			case DONE, SKIPPED -> settle(act);
			case UNDONE -> {
				results.remove(act.item());
				approvals.remove(at);
			}
			case HANDED -> {
				if (act.about() != null) {
					holders.put(act.item(), act.about());
				}
			}
			case ADVANCED -> enter(runbook.indexOf(String.valueOf(act.stage())), act.at());
			case ROLLED_BACK -> goBack(runbook, runbook.indexOf(String.valueOf(act.stage())), act.at());
			case ANOMALY -> {
				approvals.remove(at);
				unsettledAt = act.at();
			}
			case MET -> met.add(act.item());
			case APPROVED ->
				approvals.computeIfAbsent(at, none -> new HashMap<>()).put(String.valueOf(act.text()), act);
			case FINISHED -> state = RunState.DONE;
			case STOPPED -> state = RunState.STOPPED;
		}
	}

	/** A value that changes is something else than was approved. */
	private void settle(RunAct act) {
		if (results.put(act.item(), act) != null) {
			approvals.remove(at);
		}
	}

	private void enter(int stage, Instant moment) {
		at = stage;
		entered.put(stage, moment);
		unsettledAt = moment;
	}

	/** All that came after the beginning of that stage has to be gone through again. */
	private void goBack(Runbook runbook, int stage, Instant moment) {
		for (int later = stage; later < runbook.stages().size(); later++) {
			runbook.stages().get(later).items().forEach(item -> results.remove(item.number()));
			approvals.remove(later);
			entered.remove(later);
		}
		enter(stage, moment);
	}

	/** The place of the open stage, from 0. */
	int at() {
		return at;
	}

	RunState state() {
		return state;
	}

	/** When the stage was entered last; empty if it is still to come. */
	Optional<Instant> enteredAt(int stage) {
		return Optional.ofNullable(entered.get(stage));
	}

	/** The last moment from which stability counts, as far as the run knows. */
	Instant unsettledAt() {
		return unsettledAt;
	}

	/** Whether what had to happen by the item's day has happened. */
	boolean isMet(int item) {
		return met.contains(item);
	}

	/** What settled the item; empty if it is open. */
	Optional<RunAct> result(int item) {
		return Optional.ofNullable(results.get(item));
	}

	/**
	 * The approval of a role for a stage.
	 * @param contained approvals before that moment are void, as it burned again since
	 */
	Optional<RunAct> approval(int stage, String role, @Nullable Instant contained) {
		return Optional.ofNullable(approvals.getOrDefault(stage, Map.of()).get(role))
			.filter(given -> contained == null || !given.at().isBefore(contained));
	}

	/** What the items with an id say. */
	Map<String, String> values(Runbook runbook) {
		Map<String, String> values = new HashMap<>();
		runbook.stages().forEach(stage -> stage.items().forEach(item -> {
			RunAct act = results.get(item.number());
			if (item.id() != null && act != null && act.kind() == RunActKind.DONE) {
				values.put(item.id(), item.type().reads() && act.text() != null ? act.text() : "done");
			}
		}));
		return values;
	}

	RunItem item(RunbookItem item) {
		RunAct act = results.get(item.number());
		PersonId holder = holders.get(item.number());
		return act == null ? new RunItem(item, ItemState.OPEN, null, null, null, null, holder)
				: new RunItem(item, act.kind() == RunActKind.DONE ? ItemState.DONE : ItemState.SKIPPED, act.by(),
						act.at(), act.text(), act.code(), holder);
	}

}
