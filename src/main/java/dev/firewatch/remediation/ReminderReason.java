package dev.firewatch.remediation;

/** Why somebody is reminded of a fix today. */
public enum ReminderReason {

	DUE_SOON, DUE_TODAY, OVERDUE,

	/** Overdue for so long that others are told as well as the owner. */
	ESCALATE,

	/** The day has come to see whether a done fix worked. */
	CHECK_DUE, CHECK_OVERDUE,

	/** Its being dropped, or an exception, waits for somebody's decision. */
	APPROVE

}
