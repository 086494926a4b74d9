package dev.firewatch.chat;

/** Knows what has been done before, by whichever instance. */
public interface Deduplicator {

	/** Whether nobody has asked this before; asked within the last day, that is. */
	boolean first(String what);

}
