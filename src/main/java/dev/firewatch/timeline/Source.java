package dev.firewatch.timeline;

/** Where a timeline entry came from. */
public enum Source {

	COMMAND, MESSAGE, REACTION, SYSTEM, IMPORT

}
