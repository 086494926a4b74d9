package dev.firewatch.workflow.priority;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.firewatch.people.PersonId;
import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.PriorityRecord;
import dev.firewatch.priority.Reflection;
import dev.firewatch.workflow.priority.StoredRuns.StoredComparison;
import dev.firewatch.workflow.priority.StoredRuns.StoredRun;
import org.jspecify.annotations.Nullable;

/** Keeps runs and comparisons, so that others can read them by their id. */
public class PriorityRuns {

	private final StoredRuns stored;

	private final Clock clock;

	PriorityRuns(StoredRuns stored, Clock clock) {
		this.stored = stored;
		this.clock = clock;
	}

	/**
	 * What goes into a run.
	 *
	 * @param names what the records are called; empty if they have numbers alone
	 */
	public record RunInput(List<PriorityRecord> records, PriorityRule rule, List<String> names) {

		public RunInput {
			records = List.copyOf(records);
			names = List.copyOf(names);
		}

		public RunInput(List<PriorityRecord> records, PriorityRule rule) {
			this(records, rule, List.of());
		}

	}

	/** A run, what it was compared with, and what somebody thought about it. */
	public record SavedComparison(String id, RunInput before, RunInput after, Reflection reflection, PersonId by,
			Instant at) {
	}

	/** Saves the run and returns its id. */
	public String save(RunInput input) {
		return save(input, null);
	}

	/** Saves a comparison and returns its id. */
	public String save(RunInput before, RunInput after, Reflection reflection, PersonId by) {
		return save(before, new StoredComparison(after.rule(), after.records(), reflection, by));
	}

	private String save(RunInput input, @Nullable StoredComparison comparison) {
		return stored
			.save(new StoredRun(UUID.randomUUID().toString(), clock.instant(), input.records(), input.rule(),
					input.names(), comparison))
			.id();
	}

	public Optional<RunInput> find(String id) {
		return stored.findById(id).map(PriorityRuns::input);
	}

	private static RunInput input(StoredRun run) {
		return new RunInput(run.records(), run.rule(), run.names() == null ? List.of() : run.names());
	}

	public Optional<SavedComparison> comparison(String id) {
		return stored.findById(id).flatMap(run -> {
			StoredComparison compared = run.comparison();
			return compared == null ? Optional.empty()
					: Optional.of(new SavedComparison(id, input(run),
							new RunInput(compared.records(), compared.after(), input(run).names()),
							compared.reflection(), compared.by(), run.savedAt()));
		});
	}

}
