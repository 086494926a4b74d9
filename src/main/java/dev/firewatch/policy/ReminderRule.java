package dev.firewatch.policy;

import java.time.LocalTime;
import java.util.List;

/**
 * When and how often people are reminded of what is due.
 *
 * @param at the local time of a person's one message of the day
 * @param daysBefore how many days before a due date to remind
 * @param overdueEveryWorkingDays the most working days between two reminders of something
 * overdue
 * @param escalateAfterDays how many days overdue before others are told as well
 * @param escalateEveryDays how many days each further rung of the ladder is told later
 * @param escalateTo the ladder: roles, {@code senior}, {@code team-lead},
 * {@code leadership} or handles, from the first to be told to the last
 * @param leadershipChannel the name of the channel that {@code leadership} stands for;
 * empty if there is none
 * @param snoozeDays the longest time for which something may be put off
 * @param snoozeTimes how often in a row
 * @param awayStatus emoji, without colons, that mean in a status that somebody is away
 * @param backlog how much of a team may be overdue before its lead is told of all of it
 * @param backlogFirst the families of signals whose incidents come first in a backlog, of
 * which the lead and the senior group are told whatever the number
 * @param daysToAct how many days somebody has who is asked to decide, to sign, to publish
 * or to close
 * @param handOverDays after how many working days a hand-over that nobody answers lapses
 */
public record ReminderRule(LocalTime at, List<Integer> daysBefore, int overdueEveryWorkingDays, int escalateAfterDays,
		int escalateEveryDays, List<String> escalateTo, String leadershipChannel, int snoozeDays, int snoozeTimes,
		List<String> awayStatus, int backlog, List<String> backlogFirst, int daysToAct, int handOverDays) {

	/** Stands for the lead of the team whose service the incident is about. */
	public static final String TEAM_LEAD = "team-lead";

	/** Stands for the leadership's channel. */
	public static final String LEADERSHIP = "leadership";

	public ReminderRule {
		if (overdueEveryWorkingDays < 1) {
			throw new IllegalArgumentException("Something overdue must be reminded of every working day or less often");
		}
		daysBefore = List.copyOf(daysBefore);
		escalateTo = List.copyOf(escalateTo);
		awayStatus = List.copyOf(awayStatus);
		backlogFirst = List.copyOf(backlogFirst);
	}

}
