package dev.firewatch.postmortem;

/** What kind of answer a question takes. */
public enum QuestionType {

	TEXT, LONG_TEXT, NUMBER, DURATION, DATE_TIME, CHOICE, CHOICES, YES_NO, PERSON,

	/** One item a line. */
	LIST,

	/** One of the six questions to the risk process, named by the source. */
	AUDIT,

	/** Rows by line, cells divided by {@code |}. */
	TABLE,

	/** Filled in from what is known already; nobody is asked. */
	COMPUTED,

	/** One cause a line, added to the incident's causes. */
	CAUSES,

	/** One a line, added to what did not cause the incident. */
	NOT_CAUSES,

	/** One fix a line, added to the incident's fixes. */
	FIXES,

	/** One why a line, evidence behind {@code |}, added to the chain of whys. */
	WHYS

}
