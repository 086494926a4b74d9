package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;

import dev.firewatch.policy.NoticeRule;
import dev.firewatch.recovery.NoticeAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The time that runs for a notice in one incident.
 *
 * @param from since when it runs
 * @param aware whether somebody said since when the organisation is aware; else it runs
 * from the declaration
 * @param answer null until somebody says that it was sent, or that none is needed
 */
public record NoticeClock(NoticeRule rule, Instant from, boolean aware, @Nullable NoticeAnswer answer) {

	public Instant due() {
		return from.plus(rule.within());
	}

	public boolean isOpen() {
		return answer == null;
	}

	/** What is left of a time, such as {@code 41 h left} or {@code 2 h late}. */
	public static String left(Instant due, Instant now) {
		Duration left = Duration.between(now, due);
		Duration size = left.abs();
		String words = size.toHours() < 1 ? size.toMinutes() + " min"
				: size.toDays() < 5 ? size.toHours() + " h" : size.toDays() + " days";
		return words + (left.isNegative() ? " late" : " left");
	}

}
