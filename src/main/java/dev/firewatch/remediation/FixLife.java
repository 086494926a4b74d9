package dev.firewatch.remediation;

import java.time.Instant;
import java.time.LocalDate;

import dev.firewatch.remediation.Fix.DropRequest;
import org.jspecify.annotations.Nullable;

/**
 * When a fix came how far, as it is known now: what failed its check counts as not done
 * since it was promised.
 *
 * @param due by when it should be done; null if nobody has said it
 * @param doneAt null if it isn't done
 * @param verifiedAt null if it isn't verified
 * @param droppedAt when a drop was asked for that was approved; null if it wasn't dropped
 */
public record FixLife(Instant promisedAt, @Nullable LocalDate due, @Nullable Instant doneAt,
		@Nullable Instant verifiedAt, @Nullable Instant droppedAt) {

	public static FixLife of(Fix fix) {
		boolean done = fix.status() == FixStatus.DONE || fix.status() == FixStatus.VERIFIED;
		Instant verified = fix.status() != FixStatus.VERIFIED ? null
				: fix.lastVerification()
					.map(last -> last.approvedAt() == null ? last.at() : last.approvedAt())
					.or(fix::doneAt)
					.orElse(null);
		Instant dropped = fix.status() == FixStatus.DROPPED ? fix.dropRequest().map(DropRequest::at).orElse(null)
				: null;
		return new FixLife(fix.createdAt(), fix.due(), done ? fix.doneAt().orElse(verified) : null, verified, dropped);
	}

	/** Whether it was promised, and neither verified nor dropped, at the moment. */
	public boolean isOpenAt(Instant moment) {
		return before(promisedAt, moment) && !before(verifiedAt, moment) && !before(droppedAt, moment);
	}

	/** Whether it was open, not done, and its day was over on the given day. */
	public boolean isLateAt(Instant moment, LocalDate day) {
		return isOpenAt(moment) && !before(doneAt, moment) && due != null && due.isBefore(day);
	}

	private static boolean before(@Nullable Instant event, Instant moment) {
		return event != null && event.isBefore(moment);
	}

}
