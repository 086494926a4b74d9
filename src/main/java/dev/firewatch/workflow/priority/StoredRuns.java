package dev.firewatch.workflow.priority;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.PriorityRecord;
import dev.firewatch.priority.Reflection;
import dev.firewatch.workflow.priority.StoredRuns.StoredRun;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/** The stored runs; scores are computed anew from what went in. */
interface StoredRuns extends Repository<StoredRun, String> {

	/**
	 * What went into a run.
	 *
	 * @param names what the records are called; empty if they have numbers alone
	 * @param comparison what was compared; null for records alone
	 */
	@Document("priorityRuns")
	record StoredRun(@Id String id, Instant savedAt, List<PriorityRecord> records, PriorityRule rule,
			@Nullable List<String> names, @Nullable StoredComparison comparison) {
	}

	/** Another weighting of the same records, and what somebody thought about it. */
	record StoredComparison(PriorityRule after, List<PriorityRecord> records, Reflection reflection, PersonId by) {
	}

	Optional<StoredRun> findById(String id);

	StoredRun save(StoredRun run);

	void deleteBySavedAtBeforeAndIdNotIn(Instant moment, Collection<String> kept);

}
