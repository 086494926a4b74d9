package dev.firewatch.remediation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.firewatch.policy.ReminderRule;
import dev.firewatch.policy.WorkingHours;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a fix belongs in today's message. A day counts as reminded only if the
 * message is known to have arrived, so that a lost one is made up for.
 */
public record ReminderPolicy(ReminderRule rule, WorkingHours hours) {

	/** The reason to remind of a fix today, if there is one. */
	public Optional<ReminderReason> nudge(FixFacts fix, List<LocalDate> remindedOn, LocalDate today) {
		if (!this.hours.worksOn(today) || remindedOn.contains(today) || isSnoozed(fix, today)) {
			return Optional.empty();
		}
		LocalDate last = remindedOn.stream()
			.filter((day) -> day.isBefore(today))
			.max(Comparator.naturalOrder())
			.orElse(null);
		return switch (fix.status()) {
			case OPEN, STARTED -> untilDone(fix, last, today);
			case DONE -> untilChecked(fix, last, today);
			case VERIFIED, DROPPED -> Optional.empty();
		};
	}

	private static boolean isSnoozed(FixFacts fix, LocalDate today) {
		return fix.snoozedUntil() != null && today.isBefore(fix.snoozedUntil());
	}

	private Optional<ReminderReason> untilDone(FixFacts fix, @Nullable LocalDate last, LocalDate today) {
		LocalDate due = this.hours.nextWorkingDay(fix.due());
		if (today.isBefore(due)) {
			return isAnnounced(fix, last, today) ? Optional.of(ReminderReason.DUE_SOON) : Optional.empty();
		}
		if (today.equals(due)) {
			return Optional.of(ReminderReason.DUE_TODAY);
		}
		if (!isTimeAgain(fix, last, today)) {
			return Optional.empty();
		}
		boolean escalate = !today.isBefore(fix.due().plusDays(this.rule.escalateAfterDays()));
		return Optional.of(escalate ? ReminderReason.ESCALATE : ReminderReason.OVERDUE);
	}

	private Optional<ReminderReason> untilChecked(FixFacts fix, @Nullable LocalDate last, LocalDate today) {
		if (fix.checkOn() == null) {
			return Optional.empty();
		}
		LocalDate check = this.hours.nextWorkingDay(fix.checkOn());
		if (today.isBefore(check)) {
			return Optional.empty();
		}
		if (today.equals(check)) {
			return Optional.of(ReminderReason.CHECK_DUE);
		}
		return isTimeAgain(fix, last, today) ? Optional.of(ReminderReason.CHECK_OVERDUE) : Optional.empty();
	}

	// Whether a day on which to announce the due date has come, and no reminder since.
	private boolean isAnnounced(FixFacts fix, @Nullable LocalDate last, LocalDate today) {
		return isBackFromSnooze(fix, last) || this.rule.daysBefore()
			.stream()
			.map((days) -> this.hours.nextWorkingDay(fix.due().minusDays(days)))
			.anyMatch((day) -> !today.isBefore(day) && (last == null || last.isBefore(day)));
	}

	private boolean isTimeAgain(FixFacts fix, @Nullable LocalDate last, LocalDate today) {
		return last == null || isBackFromSnooze(fix, last)
				|| this.hours.workingDaysBetween(last, today) >= this.rule.overdueEveryWorkingDays();
	}

	// The caller has made sure that the snooze is over.
	private static boolean isBackFromSnooze(FixFacts fix, @Nullable LocalDate last) {
		return fix.snoozedUntil() != null && (last == null || last.isBefore(fix.snoozedUntil()));
	}

}
