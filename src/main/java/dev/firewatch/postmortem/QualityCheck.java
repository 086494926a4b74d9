package dev.firewatch.postmortem;

import java.util.Locale;

/** What is looked at before a postmortem is published. */
public enum QualityCheck {

	/** The timeline has its marks. */
	TIMELINE,

	/** The root cause is said, and is more than the symptom. */
	ROOT_CAUSE,

	/** Exactly one cause is primary. */
	PRIMARY_CAUSE,

	/** Each cause has a fix, or a reason why it needs none. */
	CAUSES_ANSWERED,

	/** It was considered what did not cause it. */
	NOT_CAUSES,

	/** The questions about the risk process are answered. */
	AUDIT,

	/** Each fix has its owner, date and verification plan. */
	FIXES_PLANNED,

	/** It is said where each finding lands. */
	DESTINATIONS,

	/** Something was learned. */
	LESSONS,

	/** Tests that guard against it were considered. */
	REGRESSION_TESTS,

	/** What could be left for later is answered; always looked at. */
	ANSWERS,

	/** The changes that somebody asked for are settled; always looked at. */
	CHANGES;

	/** As templates name it, such as {@code root-cause}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
