package dev.firewatch.chat;

import dev.firewatch.people.Platform;

/**
 * The people who can fix what no command can, such as a missing permission.
 */
public interface Administrators {

	/**
	 * Tells them, unless they were already told and it hasn't been fixed since.
	 * @param what names it, the same each time
	 * @param problem a sentence or two: what is wrong, and what to do
	 */
	void tell(Platform platform, String what, String problem);

	/** The problem is over; if it comes back, they are told again. */
	void mended(Platform platform, String what);

}
