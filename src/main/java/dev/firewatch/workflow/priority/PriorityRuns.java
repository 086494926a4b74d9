package dev.firewatch.workflow.priority;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.PriorityRecord;
import dev.firewatch.workflow.priority.StoredRuns.StoredRun;

/** Keeps runs, so that others can read them by their id. */
public class PriorityRuns {

	private final StoredRuns stored;

	private final Clock clock;

	PriorityRuns(StoredRuns stored, Clock clock) {
		this.stored = stored;
		this.clock = clock;
	}

	/** What goes into a run. */
	public record RunInput(List<PriorityRecord> records, PriorityRule rule) {

		public RunInput {
			records = List.copyOf(records);
		}

	}

	/** Saves the run and returns its id. */
	public String save(RunInput input) {
		return stored.save(new StoredRun(UUID.randomUUID().toString(), clock.instant(), input.records(), input.rule()))
			.id();
	}

	public Optional<RunInput> find(String id) {
		return stored.findById(id).map(run -> new RunInput(run.records(), run.rule()));
	}

}
