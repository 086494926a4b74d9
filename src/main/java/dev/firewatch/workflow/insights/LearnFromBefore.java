package dev.firewatch.workflow.insights;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.DatabaseFault;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefile.Learned;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.FollowUpTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what figures over time read of casefiles that an earlier version wrote, as
 * each write of this version does.
 */
class LearnFromBefore implements FollowUpTask {

	private static final Logger log = LoggerFactory.getLogger(LearnFromBefore.class);

	private static final int BATCH = 100;

	private final Casefiles casefiles;

	private final Timelines timelines;

	private volatile boolean learned;

	LearnFromBefore(Casefiles casefiles, Timelines timelines) {
		this.casefiles = casefiles;
		this.timelines = timelines;
	}

	/** Once on each instance: what it learned needs no second look. */
	@Override
	public Pass at(Instant now) {
		if (!learned) {
			learn();
			learned = true;
		}
		return docket -> Look.done(Optional.empty());
	}

	private void learn() {
		List<IncidentId> ids = casefiles.unlearned("", BATCH);
		while (!ids.isEmpty()) {
			List<Learned> batch = new ArrayList<>();
			ids.forEach(id -> learned(id).ifPresent(batch::add));
			casefiles.learn(batch);
			ids = casefiles.unlearned(ids.get(ids.size() - 1).value(), BATCH);
		}
	}

	private Optional<Learned> learned(IncidentId id) {
		try {
			Optional<Casefile> file = casefiles.find(id);
			return file.map(found -> found.learned(timelines.read(id.value())));
		}
		catch (RuntimeException fault) {
			if (DatabaseFault.isAway(fault)) {
				throw fault;
			}
			log.error("{} can't be read", id, fault);
			return Optional.empty();
		}
	}

}
