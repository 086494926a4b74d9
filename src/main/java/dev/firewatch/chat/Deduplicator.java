package dev.firewatch.chat;

/** Knows what any instance has done before. */
public interface Deduplicator {

	/** Whether nobody has asked this within the last day. */
	boolean first(String what);

}
