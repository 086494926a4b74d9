package dev.firewatch.chat;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** A platform did not do, or may not have done, what it was asked. */
public class PlatformFailure extends RuntimeException {

	/** What is known of a failed call. */
	public enum Outcome {

		/** Nothing happened; a later attempt may succeed. */
		TEMPORARY,

		/** It may have happened. */
		UNKNOWN,

		/** Nothing happened, and nothing will until somebody changes something. */
		PERMANENT,

		/**
		 * Nothing happened, and the platform refuses everything else too until somebody
		 * lets us in again.
		 */
		SHUT_OUT

	}

	private final Outcome outcome;

	private final @Nullable Duration retryAfter;

	public PlatformFailure(Outcome outcome, String problem, @Nullable Duration retryAfter, @Nullable Throwable cause) {
		super(problem, cause);
		this.outcome = outcome;
		this.retryAfter = retryAfter;
	}

	public static PlatformFailure permanent(String problem) {
		return new PlatformFailure(Outcome.PERMANENT, problem, null, null);
	}

	public static PlatformFailure temporary(String problem, @Nullable Duration retryAfter) {
		return new PlatformFailure(Outcome.TEMPORARY, problem, retryAfter, null);
	}

	public Outcome outcome() {
		return outcome;
	}

	/** How long the platform asked to be left alone; null if it did not say. */
	public @Nullable Duration retryAfter() {
		return retryAfter;
	}

}
