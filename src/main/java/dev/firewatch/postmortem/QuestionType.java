package dev.firewatch.postmortem;

/** What kind of answer a question takes. */
public enum QuestionType {

	TEXT, LONG_TEXT, NUMBER, DURATION, DATE_TIME, CHOICE, CHOICES, YES_NO, PERSON,

	/** One item per line. */
	LIST,

	/** One of the six questions about the risk process, named by the source. */
	AUDIT,

	/** One row per line, cells separated by {@code |}. */
	TABLE,

	/** Questions that came up, each with its answer below. */
	PAIRS,

	/** Filled in from what is already known; nobody is asked. */
	COMPUTED,

	/** One cause per line, added to the incident's causes. */
	CAUSES,

	/** One per line, added to what did not cause the incident. */
	NOT_CAUSES,

	/** One fix per line, added to the incident's fixes. */
	FIXES,

	/** One why per line, with evidence after {@code |}, added to the chain of whys. */
	WHYS

}
