package dev.firewatch.timeline;

import java.time.Instant;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

/**
 * The moment, or the span of time, when something on the timeline happened.
 *
 * @param start when it began
 * @param end when it ended, if given
 * @param openEnded whether it goes on without a known end
 */
public record When(Instant start, @Nullable Instant end, boolean openEnded) {

	public When {
		if (end != null && end.isBefore(start)) {
			throw new IllegalArgumentException("A span cannot end (%s) before it starts (%s)".formatted(end, start));
		}
		if (end != null && openEnded) {
			throw new IllegalArgumentException("A span with an end is not open ended");
		}
	}

	/** A single moment. */
	public static When at(Instant moment) {
		return new When(moment, null, false);
	}

	/**
	 * Reads the moment that a text begins with, in the caller's time zone; anything short
	 * of a complete pattern is taken as text.
	 */
	public static Reading leading(String text, ZonedDateTime now) {
		return leading(text, now, SpokenRules.UNSETTLED);
	}

	/** The same, where the house has settled what words mean that mean several things. */
	public static Reading leading(String text, ZonedDateTime now, SpokenRules rules) {
		return new WhenGrammar(now, rules).leading(text);
	}

	/** Reads a text that must be a moment and nothing else. */
	public static Reading exactly(String text, ZonedDateTime now) {
		return exactly(text, now, SpokenRules.UNSETTLED);
	}

	/** The same, where the house has settled what words mean that mean several things. */
	public static Reading exactly(String text, ZonedDateTime now, SpokenRules rules) {
		return new WhenGrammar(now, rules).exactly(text);
	}

	/** The result of reading a text as a moment. */
	public sealed interface Reading {

		/** A moment, and the text that followed it. */
		record Found(When when, String rest) implements Reading {

		}

		/** No moment: the text is just text. */
		record None() implements Reading {

		}

		/** A moment that can't be recorded, and the sentence that says why. */
		record Refused(String sentence) implements Reading {

		}

	}

}
