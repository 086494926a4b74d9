package dev.firewatch.workflow.kernel;

import java.time.Instant;
import java.util.Optional;

/** Looks up who is in the senior group, at start and once a day. */
class LookUpSeniors implements FollowUpTask {

	private final SeniorGroup seniors;

	LookUpSeniors(SeniorGroup seniors) {
		this.seniors = seniors;
	}

	@Override
	public Pass at(Instant now) {
		seniors.refresh(now);
		return docket -> Look.done(Optional.empty());
	}

}
