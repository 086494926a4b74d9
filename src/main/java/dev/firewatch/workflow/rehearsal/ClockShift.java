package dev.firewatch.workflow.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import dev.firewatch.DomainClock;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.workflow.followup.FollowUp;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Moves the domain's clock forward, so that weeks of follow-up can be lived through in
 * minutes; the shift is stored and outlives a restart.
 */
public class ClockShift {

	private static final String COLLECTION = "rehearsal";

	private static final String ID = "clock";

	private static final int HOURS_PER_STEP = 1;

	private final MongoTemplate mongo;

	private final FollowUp followUp;

	private final Deliveries deliveries;

	private final DomainClock clock;

	private final BooleanSupplier rehearsing;

	/**
	 * @param rehearsing whether there is a local workspace to rehearse in
	 */
	public ClockShift(MongoTemplate mongo, FollowUp followUp, Deliveries deliveries, DomainClock clock,
			BooleanSupplier rehearsing) {
		this.mongo = mongo;
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
		Document stored = mongo.findById(ID, Document.class, COLLECTION);
		if (stored != null) {
			clock.shiftTo(Duration.parse(stored.getString("offset")));
		}
	}

	/** Moves on hour by hour, so that everything happens at its own time on the way. */
	public void by(Duration time) {
		Instant until = clock.instant().plus(time);
		while (clock.instant().plus(Duration.ofHours(HOURS_PER_STEP)).isBefore(until)) {
			to(clock.instant().plus(Duration.ofHours(HOURS_PER_STEP)));
		}
		to(until);
	}

	/** Moves on to the next moment at which something is to come; a day if nothing is. */
	public void toNextEvent() {
		to(followUp.nextEvent().orElseGet(() -> clock.instant().plus(Duration.ofDays(1))));
	}

	private void to(Instant moment) {
		Duration offset = Duration.between(Instant.now(), moment);
		clock.shiftTo(offset);
		mongo.save(new Document("_id", ID).append("offset", offset.toString()), COLLECTION);
		followUp.tick();
		deliveries.await();
	}

}
