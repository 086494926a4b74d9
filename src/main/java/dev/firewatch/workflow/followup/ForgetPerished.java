package dev.firewatch.workflow.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.workflow.kernel.FollowUpTask;
import dev.firewatch.workflow.kernel.Perishable;

/** Has every feature forget, once a day, what it keeps only for a while. */
class ForgetPerished implements FollowUpTask {

	private static final Duration EVERY = Duration.ofDays(1);

	private final List<Perishable> kept;

	private volatile Instant last = Instant.EPOCH;

	ForgetPerished(List<Perishable> kept) {
		this.kept = List.copyOf(kept);
	}

	@Override
	public Pass at(Instant now) {
		// A rehearsal may set the clock back, which must not keep anything for longer.
		if (Duration.between(last, now).abs().compareTo(EVERY) >= 0) {
			kept.forEach(perishable -> perishable.forget(now));
			last = now;
		}
		return docket -> Look.done(Optional.empty());
	}

}
