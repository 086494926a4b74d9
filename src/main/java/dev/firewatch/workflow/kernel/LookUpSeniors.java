package dev.firewatch.workflow.kernel;

import java.time.Instant;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;

/** Looks up who is in the senior group, at start and once a day. */
class LookUpSeniors implements FollowUpTask {

	private final SeniorGroup seniors;

	LookUpSeniors(SeniorGroup seniors) {
		this.seniors = seniors;
	}

	@Override
	public Pass at(Instant now) {
		seniors.refresh(now);
		return file -> false;
	}

	@Override
	public Optional<Instant> next(Casefile file, Instant now) {
		return Optional.empty();
	}

}
