package dev.firewatch.remediation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * How often a fix has to prove that it works, a month apart, and when it is checked again
 * after a missed target.
 *
 * @param times how many results have to count before it is verified
 * @param firstOn the first day of a check, from which the months are counted; null until
 * it is done
 * @param recheckAfterDays how long after a missed target; null for as the policy says
 */
public record CheckSchedule(int times, @Nullable LocalDate firstOn, @Nullable Integer recheckAfterDays) {

	public static final CheckSchedule ONCE = new CheckSchedule(1, null, null);

	/** Longer than this nobody follows; a standing duty isn't a fix. */
	public static final int MOST_TIMES = 36;

	public boolean recurring() {
		return times > 1;
	}

	/** Reckons the months from the first check. */
	CheckSchedule from(LocalDate first) {
		return firstOn == null ? new CheckSchedule(times, first, recheckAfterDays) : this;
	}

	/**
	 * When the next result is due; never on the day of the last one or before, so that
	 * two results aren't those of one day.
	 */
	LocalDate next(int counted, LocalDate lastResult) {
		LocalDate planned = (firstOn == null ? lastResult : firstOn).plusMonths(counted);
		return planned.isAfter(lastResult) ? planned : lastResult.plusMonths(1);
	}

}
