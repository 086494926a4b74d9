package dev.firewatch.remediation;

import java.util.function.UnaryOperator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.policy.WorkingHours;
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

	private @Nullable LocalDate due;

	private VerificationPlan plan;

	private FixScope scope = FixScope.NONE;

	private CheckSchedule schedule = CheckSchedule.ONCE;

	private List<StatusNote> notes = new ArrayList<>();

	private @Nullable HandOver handOver;

	private @Nullable Instant helpAskedAt;

	private FixStatus status = FixStatus.OPEN;

	private @Nullable Instant doneAt;

	private @Nullable PersonId doneBy;

	private @Nullable String doneNote;

	private @Nullable String landed;

	private @Nullable LocalDate snoozedUntil;

	private @Nullable String snoozeReason;

	private @Nullable Integer snoozes;

	private @Nullable DropRequest drop;

	/** A request to drop a fix, and who agreed. */
	public record DropRequest(PersonId by, Instant at, String reason, @Nullable PersonId approvedBy) {
	}

	public Fix(int number, String title, Instant createdAt, PersonId createdBy, List<Owner> owners,
			List<String> answers, @Nullable LocalDate due, VerificationPlan plan) {
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
			@Nullable Integer snoozes, @Nullable DropRequest drop, List<Verification> verifications,
			CheckSchedule schedule, List<StatusNote> notes, @Nullable HandOver handOver, @Nullable Instant helpAskedAt,
			@Nullable String landed) {
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
		schedule = progress.schedule();
		notes = new ArrayList<>(progress.notes());
		handOver = progress.handOver();
		helpAskedAt = progress.helpAskedAt();
		landed = progress.landed();
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
		LocalDate check = plan.checkOn();
		if (check == null) {
			Integer asked = plan.checkAfterDays();
			check = today.plusDays(asked == null ? checkAfterDays : asked);
			plan = plan.checkedOn(check);
		}
		schedule = schedule.from(check);
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
			counts(verification.at());
		}
		else if (verification.awaitsApproval()) {
			status = FixStatus.DONE;
		}
		else {
			status = FixStatus.STARTED;
		}
	}

	/** Enough results count, or the next is awaited. */
	private void counts(Instant at) {
		if (counted() >= schedule.times()) {
			status = FixStatus.VERIFIED;
			return;
		}
		status = FixStatus.DONE;
		plan = plan.checkedOn(schedule.next(counted(), LocalDate.ofInstant(at, ZoneOffset.UTC)));
	}

	/** How many of its results count. */
	public int counted() {
		return (int) verifications.stream().filter(Verification::counts).count();
	}

	/**
	 * The next of several results can't be given before its day: it would be the last
	 * one's.
	 */
	public Optional<Refusal> mayMeasure(LocalDate today) {
		LocalDate checkOn = plan.checkOn();
		boolean next = schedule.recurring() && lastVerification().filter(Verification::counts).isPresent();
		return next && checkOn != null && today.isBefore(checkOn)
				? Optional.of(Refusal.of(Rule.NOT_DUE_YET, id(), checkOn.toString())) : Optional.empty();
	}

	/** Moves its check to the next working day, if it would fall on another. */
	public void keepToWorkingDays(WorkingHours hours) {
		LocalDate check = plan.checkOn();
		if (check != null) {
			plan = plan.checkedOn(hours.nextWorkingDay(check));
		}
	}

	/** Says how often it is checked, and when again after a missed target. */
	public Optional<Refusal> schedule(CheckSchedule newSchedule) {
		if (status.settled() || newSchedule.times() <= counted()) {
			return refuse(Rule.ALREADY);
		}
		schedule = newSchedule;
		LocalDate check = plan.checkOn();
		if (isToBeChecked() && check != null) {
			schedule = schedule.from(check);
		}
		return Optional.empty();
	}

	/** Keeps what somebody said about how it is coming along. */
	public Optional<Refusal> note(StatusNote note) {
		if (status.settled()) {
			return refuse(Rule.ALREADY);
		}
		notes.add(note);
		return Optional.empty();
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
		counts(at);
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
		handOver = null;
		return Optional.empty();
	}

	/** Asks others to take it over; its owners owe it until one of them does. */
	public Optional<Refusal> offer(List<Owner> to, PersonId by, Instant at) {
		List<Owner> others = to.stream().filter(owner -> !owners.contains(owner)).toList();
		if (status.settled() || others.isEmpty()) {
			return Optional.of(status.settled() ? Refusal.of(Rule.ALREADY, id(), status.words())
					: Refusal.of(Rule.ALREADY, id(), "theirs"));
		}
		handOver = new HandOver(others, owners.stream().filter(owner -> !to.contains(owner)).toList(), by, at);
		return Optional.empty();
	}

	/**
	 * Somebody who was asked takes it over.
	 * @param asked those of the asked for whom they answer
	 */
	public Optional<Refusal> take(List<Owner> asked) {
		if (handOver == null || asked.isEmpty() || status.settled()) {
			return refuse(Rule.NOTHING_TO_TAKE);
		}
		HandOver answered = handOver;
		owners = Stream.concat(owners.stream().filter(owner -> !answered.from().contains(owner)), asked.stream())
			.distinct()
			.toList();
		handOver = left(answered.without(asked));
		return Optional.empty();
	}

	/** Somebody who was asked leaves it to its owners. */
	public Optional<Refusal> decline(List<Owner> asked) {
		if (handOver == null || asked.isEmpty()) {
			return refuse(Rule.NOTHING_TO_TAKE);
		}
		handOver = left(handOver.without(asked));
		return Optional.empty();
	}

	/** Nobody has answered for so long that it stays with its owners. */
	public Optional<Refusal> lapse(HandOver unanswered) {
		if (!handOver().equals(Optional.of(unanswered))) {
			return refuse(Rule.NOTHING_TO_TAKE);
		}
		handOver = null;
		return Optional.empty();
	}

	private static @Nullable HandOver left(HandOver rest) {
		return rest.to().isEmpty() ? null : rest;
	}

	/** The hand-over that waits for an answer, while there is work to take over. */
	public Optional<HandOver> handOver() {
		return Optional.ofNullable(handOver).filter(asked -> status == FixStatus.OPEN || status == FixStatus.STARTED);
	}

	/** Asks the room for help, once a day at most. */
	public Optional<Refusal> askForHelp(Instant at, ZoneId zone) {
		if (status.settled()) {
			return refuse(Rule.ALREADY);
		}
		if (helpAskedAt != null && LocalDate.ofInstant(helpAskedAt, zone).equals(LocalDate.ofInstant(at, zone))) {
			return refuse(Rule.HELP_ASKED);
		}
		helpAskedAt = at;
		return Optional.empty();
	}

	/** When help was last asked for. */
	public Optional<Instant> helpAskedAt() {
		return Optional.ofNullable(helpAskedAt);
	}

	/** Changes what was promised, as long as it is not settled. */
	public Optional<Refusal> plan(@Nullable LocalDate newDue, List<String> newAnswers, VerificationPlan newPlan) {
		if (status.settled()) {
			return refuse(Rule.ALREADY);
		}
		if (!Objects.equals(newDue, due)) {
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

	/** Whether an exception waits for approval, rather than a drop. */
	public boolean awaitsException() {
		return awaitsApproval() && drop == null;
	}

	/** Puts the reason of the exception that waits for approval in other words. */
	public Optional<Refusal> explainException(UnaryOperator<String> words) {
		if (!awaitsException()) {
			return refuse(Rule.NOTHING_TO_APPROVE);
		}
		int last = verifications.size() - 1;
		verifications.set(last, verifications.get(last).explained(words));
		return Optional.empty();
	}

	/**
	 * Whether somebody has to measure whether it works: once done, and again after a
	 * miss.
	 */
	public boolean isToBeChecked() {
		return status == FixStatus.DONE || (status == FixStatus.STARTED && lastVerification().isPresent());
	}

	/** Says where its finding has landed: a link, or the place in words. */
	public Optional<Refusal> landed(String where) {
		if (!isFinished()) {
			return status == FixStatus.DROPPED ? refuse(Rule.ALREADY) : refuse(Rule.NOT_DONE_YET);
		}
		landed = where;
		return Optional.empty();
	}

	/** Where its finding has landed, as a link or in words. */
	public Optional<String> landed() {
		return Optional.ofNullable(landed);
	}

	/** Whether it is done, but nobody has shown where its finding has landed. */
	public boolean isToLand() {
		String lands = scope.lands();
		return isFinished() && landed == null && lands != null && !lands.isBlank();
	}

	/** Whether it is done, verified or not. */
	public boolean isFinished() {
		return status == FixStatus.DONE || status == FixStatus.VERIFIED;
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

	/** By when it should be done; null if nobody has said it yet. */
	public @Nullable LocalDate due() {
		return due;
	}

	/** Whether somebody has still to say whose it is, or until when. */
	public boolean isUnassigned() {
		return !status.settled() && status != FixStatus.DONE && (owners.isEmpty() || due == null);
	}

	public FixScope scope() {
		return scope;
	}

	/** Whether it is known by when it is wanted. */
	public boolean hasHorizon() {
		return scope.horizon() != null || due != null;
	}

	/**
	 * By when it is wanted, as stated, else as its due date says; one that says neither
	 * counts among the short-term ones.
	 */
	public Horizon horizon() {
		LocalDate promised = LocalDate.ofInstant(createdAt, ZoneOffset.UTC);
		if (scope.horizon() != null) {
			return scope.horizon();
		}
		return due == null ? Horizon.SHORT_TERM
				: Horizon.of(Duration.ofDays(Math.max(0, due.toEpochDay() - promised.toEpochDay())));
	}

	public VerificationPlan plan() {
		return plan;
	}

	/** How often it is checked. */
	public CheckSchedule schedule() {
		return schedule;
	}

	/** What was said of its progress, oldest first. */
	public List<StatusNote> notes() {
		return List.copyOf(notes);
	}

	public Optional<StatusNote> lastNote() {
		return notes.isEmpty() ? Optional.empty() : Optional.of(notes.get(notes.size() - 1));
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
