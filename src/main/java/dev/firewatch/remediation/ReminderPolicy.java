package dev.firewatch.remediation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.firewatch.policy.ReminderRule;
import dev.firewatch.policy.WorkingHours;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether something that waits for a person belongs in today's message. A day
 * counts as reminded only if the message is known to have arrived, so that a lost one is
 * made up for.
 */
public record ReminderPolicy(ReminderRule rule, WorkingHours hours) {

	/** The reason to remind whoever owes it today, if there is one. */
	public Optional<ReminderReason> nudge(DueDate date, List<LocalDate> remindedOn, LocalDate today) {
		if (isQuiet(date, remindedOn, today)) {
			return Optional.empty();
		}
		LocalDate last = last(remindedOn, today);
		LocalDate due = this.hours.nextWorkingDay(date.due());
		if (today.isBefore(due)) {
			return isAnnounced(date, last, today) ? Optional.of(ReminderReason.DUE_SOON) : Optional.empty();
		}
		if (today.equals(due)) {
			return Optional.of(ReminderReason.DUE_TODAY);
		}
		if (!isTimeAgain(date, last, today)) {
			return Optional.empty();
		}
		return Optional.of(today.isBefore(escalatesOn(date, 0)) ? ReminderReason.OVERDUE : ReminderReason.ESCALATE);
	}

	/**
	 * Whether somebody on a rung of the ladder is told today.
	 * @param rung how many are below it; negative if nobody who owes it can be reached,
	 * so that it is theirs from the due date on
	 */
	public boolean escalates(DueDate date, int rung, List<LocalDate> remindedOn, LocalDate today) {
		return !isQuiet(date, remindedOn, today) && !today.isBefore(escalatesOn(date, rung))
				&& isTimeAgain(date, last(remindedOn, today), today);
	}

	/** The first day on which a rung of the ladder may be told. */
	public LocalDate escalatesOn(DueDate date, int rung) {
		int after = date.escalateAfterDays() == null ? this.rule.escalateAfterDays() : date.escalateAfterDays();
		return date.due().plusDays(after + (long) rung * this.rule.escalateEveryDays());
	}

	private boolean isQuiet(DueDate date, List<LocalDate> remindedOn, LocalDate today) {
		return !this.hours.worksOn(today) || remindedOn.contains(today) || isSnoozed(date, today);
	}

	private static @Nullable LocalDate last(List<LocalDate> remindedOn, LocalDate today) {
		return remindedOn.stream().filter((day) -> day.isBefore(today)).max(Comparator.naturalOrder()).orElse(null);
	}

	private static boolean isSnoozed(DueDate date, LocalDate today) {
		return date.snoozedUntil() != null && today.isBefore(date.snoozedUntil());
	}

	// Whether a day on which to announce the due date has come, and no reminder since.
	private boolean isAnnounced(DueDate date, @Nullable LocalDate last, LocalDate today) {
		return date.announced() && (isBackFromSnooze(date, last) || this.rule.daysBefore()
			.stream()
			.map((days) -> this.hours.nextWorkingDay(date.due().minusDays(days)))
			.anyMatch((day) -> !today.isBefore(day) && (last == null || last.isBefore(day))));
	}

	private boolean isTimeAgain(DueDate date, @Nullable LocalDate last, LocalDate today) {
		return last == null || isBackFromSnooze(date, last)
				|| this.hours.workingDaysBetween(last, today) >= this.rule.overdueEveryWorkingDays();
	}

	// The caller has made sure that the snooze is over.
	private static boolean isBackFromSnooze(DueDate date, @Nullable LocalDate last) {
		return date.snoozedUntil() != null && (last == null || last.isBefore(date.snoozedUntil()));
	}

}
