package dev.firewatch.runbook;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A stage of a runbook: its list, and the gate behind it.
 *
 * @param opens when its window begins, counted as the runbook says; null if with the
 * stage before
 * @param within when its window ends, counted likewise; null if it has no end
 */
public record RunbookStage(String id, String title, @Nullable Duration opens, @Nullable Duration within,
		List<String> objectives, List<RunbookItem> items, StageGate gate, List<RollbackTrigger> triggers) {

	public RunbookStage {
		objectives = objectives == null ? List.of() : List.copyOf(objectives);
		items = items == null ? List.of() : List.copyOf(items);
		gate = gate == null ? StageGate.NONE : gate;
		triggers = triggers == null ? List.of() : List.copyOf(triggers);
	}

}
