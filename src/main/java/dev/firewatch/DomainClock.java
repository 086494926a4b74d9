package dev.firewatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The domain's clock: real time plus an offset, so that weeks of follow-up can be
 * rehearsed or tested. Precise to the millisecond, like the database.
 */
public class DomainClock extends Clock {

	private final Clock real;

	private volatile Duration offset;

	public DomainClock(Clock real, Duration offset) {
		this.real = real;
		this.offset = offset;
	}

	/** Sets how far the domain is ahead of real time. */
	public void shiftTo(Duration newOffset) {
		offset = newOffset;
	}

	/** Sets the domain's time to the moment, and returns how far that is ahead. */
	public Duration shiftUntil(Instant moment) {
		offset = Duration.between(real.instant(), moment);
		return offset;
	}

	@Override
	public Instant instant() {
		return Instant.ofEpochMilli(real.millis()).plus(offset);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.offset(real.withZone(zone), offset);
	}

}
