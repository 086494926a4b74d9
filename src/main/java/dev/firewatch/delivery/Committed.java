package dev.firewatch.delivery;

/** The result of a write. */
public enum Committed {

	SAVED,

	/** The same act was written before; nothing has changed. */
	DUPLICATE,

	/** Somebody else wrote in between; nothing has changed. */
	CONFLICT

}
