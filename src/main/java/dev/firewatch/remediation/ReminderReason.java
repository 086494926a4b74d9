package dev.firewatch.remediation;

/** Why somebody is reminded about a fix today. */
public enum ReminderReason {

	DUE_SOON, DUE_TODAY, OVERDUE,

	/** Overdue for so long that others are told as well as the owner. */
	ESCALATE,

	/** It is time to check whether a done fix worked. */
	CHECK_DUE, CHECK_OVERDUE,

	/** A drop or an exception waits for somebody's decision. */
	APPROVE,

	/** A team has more overdue than it should, or something about security. */
	BACKLOG

}
