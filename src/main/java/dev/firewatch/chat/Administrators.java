package dev.firewatch.chat;

import dev.firewatch.people.Platform;

/**
 * Those who can mend what nobody can by a command, such as a permission that is missing.
 */
public interface Administrators {

	/**
	 * Tells them, unless they were told and it was not mended since.
	 * @param what names it, the same each time
	 * @param problem a sentence or two: what is wrong, and what to do
	 */
	void tell(Platform platform, String what, String problem);

	/** It is no longer so: if it comes to it again, they are told again. */
	void mended(Platform platform, String what);

}
