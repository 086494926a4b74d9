package dev.firewatch.priority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import dev.firewatch.policy.PriorityRule;
import org.jspecify.annotations.Nullable;

/**
 * The weightings that were proposed and what became of them; the last one adopted counts.
 */
public record Weightings(List<Weighting> all) {

	public Weightings {
		all = all == null ? List.of() : List.copyOf(all);
	}

	/**
	 * A proposed weighting.
	 *
	 * @param comparison the id of the comparison with its reflection
	 * @param decidedBy who approved or rejected it; null while nobody has
	 * @param number its version once it is adopted; null otherwise
	 */
	public record Weighting(String comparison, PriorityRule rule, PersonId proposedBy, Instant proposedAt,
			@Nullable PersonId decidedBy, @Nullable Instant decidedAt, @Nullable Integer number) {

		public boolean isOpen() {
			return decidedBy == null;
		}

		public boolean isAdopted() {
			return number != null;
		}

	}

	/** What came of an act: the weightings afterwards, or why it can't be done. */
	public record WeighingOutcome(Weightings now, @Nullable String refusal) {
	}

	/** The version that counts. */
	public Optional<Weighting> current() {
		return all.stream()
			.filter(Weighting::isAdopted)
			.max(Comparator.comparing(one -> one.number() == null ? 0 : one.number()));
	}

	/**
	 * Those that wait for somebody's decision, in the order in which they were proposed.
	 */
	public List<Weighting> open() {
		return all.stream().filter(Weighting::isOpen).toList();
	}

	/** What became of the weighting of a comparison. */
	public Optional<Weighting> of(String comparison) {
		return all.stream().filter(one -> one.comparison().equals(comparison)).reduce((earlier, later) -> later);
	}

	/**
	 * Proposes the weights of a comparison, unless they are proposed or adopted already.
	 */
	public WeighingOutcome propose(String comparison, PriorityRule rule, Reflection reflection, PersonId by,
			Instant at) {
		if (!reflection.problems().isEmpty() || !reflection.missing().isEmpty()) {
			List<String> missing = new ArrayList<>(reflection.missing());
			return new WeighingOutcome(this, missing.isEmpty() ? reflection.problems().get(0)
					: "Before it is proposed, the reflection needs " + String.join(", ", missing) + ".");
		}
		Optional<Weighting> earlier = of(comparison);
		if (earlier.filter(Weighting::isOpen).isPresent()) {
			return new WeighingOutcome(this, "It is proposed already, and waits for somebody to approve it.");
		}
		if (earlier.filter(Weighting::isAdopted).isPresent()) {
			return new WeighingOutcome(this, "It was adopted already.");
		}
		List<Weighting> more = new ArrayList<>(all);
		more.add(new Weighting(comparison, rule, by, at, null, null, null));
		return new WeighingOutcome(new Weightings(more), null);
	}

	/** Adopts or rejects a proposed weighting; whoever proposed it may not. */
	public WeighingOutcome decide(String comparison, boolean adopt, PersonId by, Instant at) {
		Weighting open = of(comparison).filter(Weighting::isOpen).orElse(null);
		if (open == null) {
			return new WeighingOutcome(this, "Nothing of this comparison waits for approval.");
		}
		if (adopt && open.proposedBy().equals(by)) {
			return new WeighingOutcome(this, "You proposed it, so somebody else has to approve it.");
		}
		int next = 1 + current().map(Weighting::number).orElse(0);
		List<Weighting> changed = new ArrayList<>(all);
		changed.set(changed.indexOf(open), new Weighting(comparison, open.rule(), open.proposedBy(), open.proposedAt(),
				by, at, adopt ? next : null));
		return new WeighingOutcome(new Weightings(changed), null);
	}

}
