package dev.firewatch.postmortem;

import java.util.Locale;

/** What is checked before a postmortem is published. */
public enum QualityCheck {

	/** The timeline has its marks. */
	TIMELINE,

	/** The root cause is given, and is more than the symptom. */
	ROOT_CAUSE,

	/** Exactly one cause is primary. */
	PRIMARY_CAUSE,

	/** Each cause has a fix, or a reason why it needs none. */
	CAUSES_ANSWERED,

	/** Somebody considered what did not cause it. */
	NOT_CAUSES,

	/** The questions about the risk process are answered. */
	AUDIT,

	/** Each gap in the risk process is closed by a change, a fix or a reason. */
	REGISTER,

	/** Each fix has its owner, date and verification plan. */
	FIXES_PLANNED,

	/** Each fix says where its finding lands. */
	DESTINATIONS,

	/** Something was learned. */
	LESSONS,

	/** Somebody considered tests that guard against it. */
	REGRESSION_TESTS,

	/** Answers that could wait are there; always checked. */
	ANSWERS,

	/** Requested changes are settled; always checked. */
	CHANGES;

	/** As templates name it, such as {@code root-cause}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
