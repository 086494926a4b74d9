package dev.firewatch.remediation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import org.jspecify.annotations.Nullable;

/** A remediation, from the promise to the proof that it works. */
public final class Fix {

	private final int number;

	private final String title;

	private final Instant createdAt;

	private final PersonId createdBy;

	// Not final, so that stored values can be filled in.
	private List<Verification> verifications = new ArrayList<>();

	private List<Owner> owners;

	private List<String> answers;

	private LocalDate due;

	private VerificationPlan plan;

	private FixScope scope = FixScope.NONE;

	private FixStatus status = FixStatus.OPEN;

	private @Nullable Instant doneAt;

	private @Nullable PersonId doneBy;

	private @Nullable String doneNote;

	private @Nullable LocalDate snoozedUntil;

	private @Nullable String snoozeReason;

	private @Nullable Integer snoozes;

	private @Nullable DropRequest drop;

	/** A request to drop a fix, and who agreed. */
	public record DropRequest(PersonId by, Instant at, String reason, @Nullable PersonId approvedBy) {
	}

	public Fix(int number, String title, Instant createdAt, PersonId createdBy, List<Owner> owners,
			List<String> answers, LocalDate due, VerificationPlan plan) {
		this.number = number;
		this.title = title;
		this.createdAt = createdAt;
		this.createdBy = createdBy;
		this.owners = List.copyOf(owners);
		this.answers = List.copyOf(answers);
		this.due = due;
		this.plan = plan;
	}

	/** How far a fix had come when it was written out. */
	public record FixProgress(FixStatus status, FixScope scope, @Nullable Instant doneAt, @Nullable PersonId doneBy,
			@Nullable String doneNote, @Nullable LocalDate snoozedUntil, @Nullable String snoozeReason,
			@Nullable Integer snoozes, @Nullable DropRequest drop, List<Verification> verifications) {
	}

	/** Brings a newly promised fix to where it stood when it was written out. */
	public Fix broughtTo(FixProgress progress) {
		status = progress.status();
		scope = progress.scope();
		doneAt = progress.doneAt();
		doneBy = progress.doneBy();
		doneNote = progress.doneNote();
		snoozedUntil = progress.snoozedUntil();
		snoozeReason = progress.snoozeReason();
		snoozes = progress.snoozes();
		drop = progress.drop();
		verifications = new ArrayList<>(progress.verifications());
		return this;
	}

	public Optional<Refusal> start() {
		if (status != FixStatus.OPEN) {
			return refuse(status == FixStatus.STARTED ? Rule.ALREADY : Rule.WRONG_STATUS);
		}
		status = FixStatus.STARTED;
		return Optional.empty();
	}

	/**
	 * @param checkOn when to check whether it works, unless the plan names its own day
	 */
	public Optional<Refusal> done(PersonId by, Instant at, @Nullable String note, LocalDate today, int checkAfterDays) {
		if (status != FixStatus.OPEN && status != FixStatus.STARTED) {
			return refuse(status == FixStatus.DONE ? Rule.ALREADY : Rule.WRONG_STATUS);
		}
		status = FixStatus.DONE;
		doneAt = at;
		doneBy = by;
		doneNote = note;
		speakAgain();
		if (plan.checkOn() == null) {
			Integer asked = plan.checkAfterDays();
			plan = plan.checkedOn(today.plusDays(asked == null ? checkAfterDays : asked));
		}
		return Optional.empty();
	}

	/**
	 * Whether somebody may verify it: once it is done, by anyone but an owner, unless the
	 * team is small enough for the policy to let owners verify.
	 */
	public Optional<Refusal> mayVerify(boolean byOwner, boolean ownersMay) {
		if (!isToBeChecked()) {
			return status.settled() ? refuse(Rule.ALREADY) : refuse(Rule.NOT_DONE_YET);
		}
		if (byOwner && !ownersMay) {
			return refuse(Rule.OWNER_MAY_NOT_VERIFY);
		}
		return Optional.empty();
	}

	/**
	 * Records a result that {@link #mayVerify} allows; a failed one sends the fix back.
	 */
	public void verified(Verification verification) {
		verifications.add(verification);
		drop = null;
		speakAgain();
		if (verification.counts()) {
			status = FixStatus.VERIFIED;
		}
		else if (verification.awaitsApproval()) {
			status = FixStatus.DONE;
		}
		else {
			status = FixStatus.STARTED;
		}
	}

	/** Sets the day on which to check again. */
	public void recheckOn(LocalDate day) {
		plan = plan.checkedOn(day);
	}

	public Optional<Refusal> requestDrop(PersonId by, Instant at, String reason) {
		if (status.settled()) {
			return refuse(Rule.ALREADY);
		}
		drop = new DropRequest(by, at, reason, null);
		return Optional.empty();
	}

	/** Accepts what waits for approval: the exception or the drop. Owners may not. */
	public Optional<Refusal> approve(PersonId by, boolean byOwner, Instant at) {
		if (!awaitsApproval()) {
			return refuse(Rule.NOTHING_TO_APPROVE);
		}
		if (byOwner) {
			return refuse(Rule.OWNER_MAY_NOT_APPROVE);
		}
		if (drop != null && drop.approvedBy() == null) {
			drop = new DropRequest(drop.by(), drop.at(), drop.reason(), by);
			status = FixStatus.DROPPED;
			return Optional.empty();
		}
		verifications.set(verifications.size() - 1, verifications.get(verifications.size() - 1).approved(by, at));
		status = FixStatus.VERIFIED;
		return Optional.empty();
	}

	/**
	 * Refuses what waits for approval; after a refused exception the fix has to be worked
	 * on.
	 */
	public Optional<Refusal> reject(boolean byOwner) {
		if (!awaitsApproval()) {
			return refuse(Rule.NOTHING_TO_APPROVE);
		}
		if (byOwner) {
			return refuse(Rule.OWNER_MAY_NOT_APPROVE);
		}
		if (drop != null && drop.approvedBy() == null) {
			drop = null;
			return Optional.empty();
		}
		int last = verifications.size() - 1;
		verifications.set(last, verifications.get(last).withoutException());
		status = FixStatus.STARTED;
		return Optional.empty();
	}

	public Optional<Refusal> snooze(LocalDate until, String reason) {
		if (status.settled()) {
			return refuse(Rule.ALREADY);
		}
		snoozedUntil = until;
		snoozeReason = reason;
		snoozes = snoozes() + 1;
		return Optional.empty();
	}

	private void speakAgain() {
		snoozedUntil = null;
		snoozes = null;
	}

	/** How often in a row it was put off, since its date was set or it last moved. */
	public int snoozes() {
		return snoozes == null ? 0 : snoozes;
	}

	public Optional<Refusal> handOver(List<Owner> newOwners) {
		if (status.settled()) {
			return refuse(Rule.ALREADY);
		}
		owners = List.copyOf(newOwners);
		return Optional.empty();
	}

	/** Changes what was promised, as long as it is not settled. */
	public Optional<Refusal> plan(LocalDate newDue, List<String> newAnswers, VerificationPlan newPlan) {
		if (status.settled()) {
			return refuse(Rule.ALREADY);
		}
		if (!newDue.equals(due)) {
			snoozes = null;
		}
		due = newDue;
		answers = List.copyOf(newAnswers);
		plan = newPlan;
		return Optional.empty();
	}

	/** Says what kind of fix it is; that doesn't change what was promised. */
	public void scoped(FixScope newScope) {
		scope = newScope;
	}

	private Optional<Refusal> refuse(Rule rule) {
		return Optional.of(Refusal.of(rule, id(), status.words()));
	}

	public boolean awaitsApproval() {
		boolean dropWaits = drop != null && drop.approvedBy() == null && !status.settled();
		return dropWaits
				|| (status == FixStatus.DONE && lastVerification().filter(Verification::awaitsApproval).isPresent());
	}

	/**
	 * Whether somebody has to measure whether it works: once done, and again after a
	 * miss.
	 */
	public boolean isToBeChecked() {
		return status == FixStatus.DONE || (status == FixStatus.STARTED && lastVerification().isPresent());
	}

	/** When what waits for approval was asked for; empty if nothing does. */
	public Optional<Instant> approvalAskedAt() {
		if (!awaitsApproval()) {
			return Optional.empty();
		}
		return drop == null ? lastVerification().map(Verification::at) : Optional.of(drop.at());
	}

	/** What chat calls the fix, such as {@code F1}. */
	public String id() {
		return "F" + number;
	}

	public int number() {
		return number;
	}

	public String title() {
		return title;
	}

	public Instant createdAt() {
		return createdAt;
	}

	public PersonId createdBy() {
		return createdBy;
	}

	public List<Owner> owners() {
		return owners;
	}

	/** The ids of the causes it answers. */
	public List<String> answers() {
		return answers;
	}

	public LocalDate due() {
		return due;
	}

	public FixScope scope() {
		return scope;
	}

	/** By when it is wanted, as stated, else as its due date says. */
	public Horizon horizon() {
		LocalDate promised = LocalDate.ofInstant(createdAt, ZoneOffset.UTC);
		return scope.horizon() != null ? scope.horizon()
				: Horizon.of(Duration.ofDays(Math.max(0, due.toEpochDay() - promised.toEpochDay())));
	}

	public VerificationPlan plan() {
		return plan;
	}

	public FixStatus status() {
		return status;
	}

	public List<Verification> verifications() {
		return List.copyOf(verifications);
	}

	public Optional<Verification> lastVerification() {
		return verifications.isEmpty() ? Optional.empty() : Optional.of(verifications.get(verifications.size() - 1));
	}

	public Optional<Instant> doneAt() {
		return Optional.ofNullable(doneAt);
	}

	public Optional<PersonId> doneBy() {
		return Optional.ofNullable(doneBy);
	}

	public Optional<String> doneNote() {
		return Optional.ofNullable(doneNote);
	}

	public Optional<LocalDate> snoozedUntil() {
		return Optional.ofNullable(snoozedUntil);
	}

	/** Why it was last snoozed; kept when that is over. */
	public Optional<String> snoozeReason() {
		return Optional.ofNullable(snoozeReason);
	}

	public Optional<DropRequest> dropRequest() {
		return Optional.ofNullable(drop);
	}

}
