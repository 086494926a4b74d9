package dev.firewatch.postmortem;

/** What kind of answer a question takes. */
public enum QuestionType {

	TEXT, LONG_TEXT, NUMBER, DURATION, DATE_TIME, CHOICE, CHOICES, YES_NO, PERSON,

	/** Rows by line, cells divided by {@code |}. */
	TABLE,

	/** Filled in from what is known already; nobody is asked. */
	COMPUTED,

	/** One cause a line, added to the incident's causes. */
	CAUSES,

	/** One a line, added to what did not cause the incident. */
	NOT_CAUSES,

	/** One fix a line, added to the incident's fixes. */
	FIXES

}
