package dev.firewatch.chat;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A platform did not do, or may not have done, what it was asked. */
public class PlatformFailure extends RuntimeException {

	/** What is known about a failed call. */
	public enum FailureOutcome {

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

	private final FailureOutcome outcome;

	private final @Nullable Duration retryAfter;

	public PlatformFailure(FailureOutcome outcome, String problem, @Nullable Duration retryAfter,
			@Nullable Throwable cause) {
		super(problem, cause);
		this.outcome = outcome;
		this.retryAfter = retryAfter;
	}

	public static PlatformFailure permanent(String problem) {
		return new PlatformFailure(FailureOutcome.PERMANENT, problem, null, null);
	}

	public static PlatformFailure temporary(String problem, @Nullable Duration retryAfter) {
		return new PlatformFailure(FailureOutcome.TEMPORARY, problem, retryAfter, null);
	}

	/**
	 * The failure's name for the log, which must not hold what people wrote; the message
	 * may name rooms and people.
	 */
	public String code() {
		Throwable cause = getCause();
		return cause == null ? outcome.name().toLowerCase(Locale.ROOT) : cause.getClass().getSimpleName();
	}

	/** Whether the platform gave no answer at all. */
	public boolean unanswered() {
		return getCause() instanceof IOException;
	}

	@Override
	public String toString() {
		return getClass().getName() + ": " + code();
	}

	public FailureOutcome outcome() {
		return outcome;
	}

	/** How long the platform asked to be left alone; null if it did not say. */
	public @Nullable Duration retryAfter() {
		return retryAfter;
	}

}
