package dev.firewatch.recovery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The record of a safe deletion. Steps are only added, each sealed with the one before,
 * and none can be left out: a backup, the records identified, an approval where there are
 * many, the deletion, the proof that nothing remains, and what used the data updated.
 */
public final class Deletion {

	private final int number;

	private final String dataset;

	private final LocalDate from;

	private final LocalDate to;

	private final String requestedBy;

	/** Who that is, if it is somebody known: they can't approve it. */
	private final @Nullable PersonId requester;

	/** More records than this need an approval; as it was when the record began. */
	private final long threshold;

	private final Instant at;

	// Not final, so that stored values can be filled in.
	private List<DeletionStep> steps = new ArrayList<>();

	/**
	 * @param from the first day of the data, and {@code to} the last
	 * @param requestedBy who asks for it, in words; empty if nobody was named
	 */
	public Deletion(int number, String dataset, LocalDate from, LocalDate to, String requestedBy,
			@Nullable PersonId requester, long threshold, Instant at) {
		if (to.isBefore(from)) {
			throw new IllegalArgumentException("to is before from");
		}
		this.number = number;
		this.dataset = dataset;
		this.from = from;
		this.to = to;
		this.requestedBy = requestedBy;
		this.requester = requester;
		this.threshold = threshold;
		this.at = at;
	}

	/** Takes the step that was reported; an approval and its denial are people's. */
	public Optional<DeletionProblem> report(DeletionReport report, String by, Instant moment) {
		Optional<DeletionProblem> refused = outOfOrder(report.stage()).or(report::problem);
		if (refused.isEmpty()) {
			add(report, by, moment);
		}
		return refused;
	}

	/** Somebody agrees that so many records are deleted. */
	public Optional<DeletionProblem> approve(PersonId by, @Nullable String reason, Instant moment) {
		return decide(DeletionStage.APPROVE, by, reason, moment);
	}

	/** Somebody denies it: nothing is deleted under this record. */
	public Optional<DeletionProblem> deny(PersonId by, @Nullable String reason, Instant moment) {
		return decide(DeletionStage.DENY, by, reason, moment);
	}

	private Optional<DeletionProblem> decide(DeletionStage stage, PersonId by, @Nullable String reason,
			Instant moment) {
		Optional<DeletionProblem> refused = outOfOrder(DeletionStage.APPROVE);
		if (refused.isEmpty() && stage == DeletionStage.APPROVE && by.equals(requester)) {
			refused = Optional.of(DeletionProblem
				.conflict("You asked for " + id() + " yourself, so somebody else has to approve it."));
		}
		if (refused.isEmpty()) {
			add(new DeletionReport(stage, null, null, null, null, reason), by.value(), moment);
		}
		return refused;
	}

	private Optional<DeletionProblem> outOfOrder(DeletionStage stage) {
		Optional<DeletionStage> next = next();
		if (next.isEmpty()) {
			return Optional.of(DeletionProblem
				.conflict(id() + " is closed (" + state() + "). Nothing comes next; begin " + "another record."));
		}
		return next.get() == stage ? Optional.empty() : Optional.of(DeletionProblem
			.conflict("Next for " + id() + " comes " + next.get().key() + ": " + next.get().asks() + "."));
	}

	private void add(DeletionReport report, String by, Instant moment) {
		steps.add(DeletionStep.after(last().orElse(null), report.stage(), moment, by, report.said()));
	}

	private Optional<DeletionStep> last() {
		return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
	}

	/** The step that comes next; empty once the record is closed. */
	public Optional<DeletionStage> next() {
		if (state() != DeletionState.OPEN) {
			return Optional.empty();
		}
		return Optional.of(last().map(step -> switch (step.stage()) {
			case BACKUP -> DeletionStage.IDENTIFY;
			case IDENTIFY -> count().orElse(0L) > threshold ? DeletionStage.APPROVE : DeletionStage.DELETE;
			case APPROVE -> DeletionStage.DELETE;
			case DELETE -> DeletionStage.VERIFY;
			default -> DeletionStage.UPDATE;
		}).orElse(DeletionStage.BACKUP));
	}

	/** Derived from the steps, so that it can't say anything else than they do. */
	public DeletionState state() {
		if (step(DeletionStage.DENY).isPresent()) {
			return DeletionState.CANCELLED;
		}
		boolean others = deleted().isPresent() && !deleted().equals(count());
		if (others || remaining().filter(left -> left > 0).isPresent()) {
			return DeletionState.FAILED;
		}
		return step(DeletionStage.UPDATE).isPresent() ? DeletionState.SUCCESS : DeletionState.OPEN;
	}

	/** Why it ended without success; empty if it didn't. */
	public Optional<String> why() {
		return switch (state()) {
			case CANCELLED -> Optional.of("Approval denied");
			case FAILED -> Optional.of(remaining().filter(left -> left > 0).isPresent()
					? remaining().orElse(0L) + " records remain"
					: deleted().orElse(0L) + " records were deleted, and " + count().orElse(0L) + " were identified");
			default -> Optional.empty();
		};
	}

	/** Whether all steps are as they were reported, and none is missing between them. */
	public boolean isIntact() {
		DeletionStep before = null;
		for (DeletionStep step : steps) {
			if (!step.follows(before)) {
				return false;
			}
			before = step;
		}
		return true;
	}

	private Optional<DeletionStep> step(DeletionStage stage) {
		return steps.stream().filter(step -> step.stage() == stage).findFirst();
	}

	private Optional<Long> figure(DeletionStage stage, String name) {
		return step(stage).map(step -> Long.valueOf(step.said().getOrDefault(name, "0")));
	}

	/** How many records were identified. */
	public Optional<Long> count() {
		return figure(DeletionStage.IDENTIFY, "count");
	}

	/** How many were deleted. */
	public Optional<Long> deleted() {
		return figure(DeletionStage.DELETE, "count");
	}

	/** How many remained afterwards. */
	public Optional<Long> remaining() {
		return figure(DeletionStage.VERIFY, "remaining");
	}

	/** The ids of the first records identified, 100 at most. */
	public List<String> recordIds() {
		return step(DeletionStage.IDENTIFY).map(DeletionReport::ids).orElse(List.of());
	}

	/** What chat calls it, such as {@code D1}. */
	public String id() {
		return "D" + number;
	}

	public int number() {
		return number;
	}

	/** Which data it is about. */
	public String dataset() {
		return dataset;
	}

	public LocalDate from() {
		return from;
	}

	public LocalDate to() {
		return to;
	}

	public String requestedBy() {
		return requestedBy;
	}

	public Optional<PersonId> requester() {
		return Optional.ofNullable(requester);
	}

	public long threshold() {
		return threshold;
	}

	/** When it was asked for. */
	public Instant at() {
		return at;
	}

	public List<DeletionStep> steps() {
		return List.copyOf(steps);
	}

	/** Brings a new record to where it stood when it was written out. */
	public Deletion broughtTo(List<DeletionStep> written) {
		steps = new ArrayList<>(written);
		return this;
	}

}
