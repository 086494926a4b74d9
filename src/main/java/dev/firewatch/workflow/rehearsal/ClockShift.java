package dev.firewatch.workflow.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import dev.firewatch.DomainClock;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.workflow.followup.FollowUp;
import dev.firewatch.workflow.rehearsal.StoredShifts.StoredShift;

/**
 * Moves the domain's clock forward, so that weeks of follow-up pass in minutes; the shift
 * is stored and outlives a restart.
 */
public class ClockShift {

	private static final String ID = "clock";

	private static final int HOURS_PER_STEP = 1;

	private final StoredShifts shifts;

	private final FollowUp followUp;

	private final Deliveries deliveries;

	private final DomainClock clock;

	private final BooleanSupplier rehearsing;

	/**
	 * @param rehearsing whether there is a local workspace to rehearse in
	 */
	ClockShift(StoredShifts shifts, FollowUp followUp, Deliveries deliveries, DomainClock clock,
			BooleanSupplier rehearsing) {
		this.shifts = shifts;
		this.followUp = followUp;
		this.deliveries = deliveries;
		this.clock = clock;
		this.rehearsing = rehearsing;
	}

	/** Whether the clock may be moved here at all. */
	public boolean mayMove() {
		return rehearsing.getAsBoolean();
	}

	/** Sets the clock as it was last left, if it was moved at all. */
	public void restore() {
		shifts.findById(ID).ifPresent(stored -> clock.shiftTo(Duration.parse(stored.offset())));
	}

	/** Moves on hour by hour, so that everything happens at its own time on the way. */
	public void by(Duration time) {
		Instant until = clock.instant().plus(time);
		while (clock.instant().plus(Duration.ofHours(HOURS_PER_STEP)).isBefore(until)) {
			to(clock.instant().plus(Duration.ofHours(HOURS_PER_STEP)));
		}
		to(until);
	}

	/**
	 * Moves on to the next moment at which something happens; by a day if nothing will.
	 */
	public void toNextEvent() {
		to(followUp.nextEvent().orElseGet(() -> clock.instant().plus(Duration.ofDays(1))));
	}

	private void to(Instant moment) {
		Duration offset = clock.shiftUntil(moment);
		shifts.save(new StoredShift(ID, offset.toString()));
		followUp.tick();
		deliveries.await();
	}

}
