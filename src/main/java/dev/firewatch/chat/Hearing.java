package dev.firewatch.chat;

import dev.firewatch.people.Platform;

/** How a platform writes what people say. */
public interface Hearing {

	Platform platform();

	/** Reads a text in the platform's markup. */
	HeardText heard(String markup);

	/** Reads a text without markup, such as a field of a form. */
	HeardText typed(String text);

	/** How a text in the platform's markup reads, made without asking who anybody is. */
	String reads(String markup);

}
