package dev.firewatch.people;

/** Somebody on a platform who is not of the organisation, and what they are let into. */
public enum Outsider {

	/** Was let in by the organisation, but not into everything. */
	GUEST,

	/** Is of another organisation, which shares a channel with ours. */
	STRANGER;

	/** What somebody is told who may do nothing. */
	public static final String TURNED_AWAY = "You belong to another organisation, so I can't do anything for you here.";

	/**
	 * Whether they may know of an incident and act in it.
	 * @param takesPart whether they are in its room, or it counts on them
	 */
	boolean mayEnter(boolean takesPart) {
		return this == GUEST && takesPart;
	}

}
