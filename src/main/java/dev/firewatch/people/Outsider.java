package dev.firewatch.people;

/**
 * Somebody on a platform who doesn't belong to the organisation, and what they may see.
 */
public enum Outsider {

	/** Was let in by the organisation, but may not see everything. */
	GUEST,

	/** Belongs to another organisation, which shares a channel with ours. */
	STRANGER;

	/** What somebody is told who may do nothing. */
	public static final String TURNED_AWAY = "You belong to another organisation, so I can't do anything for you here.";

	/** What a guest is told wherever they are in no incident's room: it names nothing. */
	public static final String ELSEWHERE = "You are a guest here, so I can only help you in the channel of an incident"
			+ " that you are in.";

	/**
	 * Whether they may know about an incident and act in it.
	 * @param takesPart whether they are in its room, or take part in it
	 */
	boolean mayEnter(boolean takesPart) {
		return this == GUEST && takesPart;
	}

}
