package dev.firewatch.runbook;

import java.util.Locale;

/** What an item of a runbook asks for. */
public enum ItemType {

	/** Somebody looks and says that it is so. */
	CHECK,

	/** Somebody does it. */
	TASK,

	/** A number is read and kept, perhaps with a unit. */
	NUMBER,

	/** A few words. */
	TEXT,

	/** A calendar day. */
	DATE,

	/** Somebody, by handle or name. */
	PERSON,

	/** An address on the web. */
	LINK,

	/** An entry of the timeline that brought a file, such as E12, or a link to one. */
	FILE,

	/** Another runbook that is gone through, or doesn't apply. */
	RUNBOOK;

	/** Whether a value settles it, and a tick doesn't. */
	public boolean reads() {
		return switch (this) {
			case NUMBER, TEXT, DATE, PERSON, LINK, FILE -> true;
			case CHECK, TASK, RUNBOOK -> false;
		};
	}

	/** As files name it. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
