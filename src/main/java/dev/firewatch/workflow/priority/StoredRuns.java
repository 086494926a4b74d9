package dev.firewatch.workflow.priority;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.PriorityRecord;
import dev.firewatch.workflow.priority.StoredRuns.StoredRun;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/** The stored runs; scores are computed anew from what went in. */
interface StoredRuns extends Repository<StoredRun, String> {

	/** What went into a run. */
	@Document("priorityRuns")
	record StoredRun(@Id String id, Instant savedAt, List<PriorityRecord> records, PriorityRule rule) {
	}

	Optional<StoredRun> findById(String id);

	StoredRun save(StoredRun run);

}
