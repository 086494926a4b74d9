package dev.firewatch.postmortem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Why the review of a postmortem has to be held, and what came of it.
 *
 * @param reasons empty if nothing demands it
 * @param held null until it was held
 */
public record RequiredReview(List<ReviewReason> reasons, @Nullable HeldReview held) {

	static final RequiredReview NONE = new RequiredReview(List.of(), null);

	public RequiredReview {
		reasons = reasons == null ? List.of() : List.copyOf(reasons);
	}

	/** What makes a review a duty. */
	public enum ReviewTrigger {

		/** It took longer to stop the harm than was promised. */
		SERVICE_LEVEL,

		/** It was handled as something ordinary while a signal said otherwise. */
		MISROUTE

	}

	/**
	 * One reason, in the words of the moment at which it became known.
	 */
	public record ReviewReason(ReviewTrigger trigger, String words, Instant at) {
	}

	/** Who said that it was held, and what came of it. */
	public record HeldReview(PersonId by, Instant at, String outcome) {
	}

	/** Whether it still has to be held. */
	public boolean isOwed() {
		return !reasons.isEmpty() && held == null;
	}

	/** Whether all of these are among the reasons. */
	public boolean isKnown(ReviewTrigger... triggers) {
		return Stream.of(triggers).allMatch(trigger -> reasons.stream().anyMatch(known -> known.trigger() == trigger));
	}

	/** Since when it has to be held; empty if it needn't be. */
	public Optional<Instant> since() {
		return reasons.stream().map(ReviewReason::at).min(Instant::compareTo);
	}

	/** The same with another reason; each counts once. */
	RequiredReview because(ReviewReason reason) {
		if (isKnown(reason.trigger())) {
			return this;
		}
		List<ReviewReason> all = new ArrayList<>(reasons);
		all.add(reason);
		return new RequiredReview(all, held);
	}

	RequiredReview heldAs(HeldReview how) {
		return new RequiredReview(reasons, how);
	}

}
