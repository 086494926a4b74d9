package dev.firewatch.policy;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;

import org.quartz.CronExpression;

/**
 * Moments that recur, as a cron expression of Quartz names them in a zone.
 *
 * @param expression such as {@code 0 0 9 ? * MON}; never empty
 */
public record CronTimes(String expression, ZoneId zone) {

	/**
	 * The last moment is looked for in ever longer times, each with a few hundred at
	 * most.
	 */
	private static final List<Duration> BACK = List.of(Duration.ofMinutes(2), Duration.ofHours(2), Duration.ofDays(2),
			Duration.ofDays(40), Duration.ofDays(400));

	public CronTimes {
		if (!isCron(expression)) {
			throw new IllegalArgumentException("No cron expression of Quartz: " + expression);
		}
	}

	/** Whether Quartz can read it. */
	static boolean isCron(String text) {
		return CronExpression.isValidExpression(text);
	}

	/** The first moment after this one; empty if none ever comes. */
	public Optional<Instant> after(Instant moment) {
		return Optional.ofNullable(cron().getNextValidTimeAfter(Date.from(moment))).map(Date::toInstant);
	}

	/** The last moment up to this one; empty if there was none within 400 days. */
	public Optional<Instant> upTo(Instant moment) {
		for (Duration back : BACK) {
			Instant last = null;
			Optional<Instant> next = after(moment.minus(back));
			while (next.isPresent() && !next.get().isAfter(moment)) {
				last = next.get();
				next = after(last);
			}
			if (last != null) {
				return Optional.of(last);
			}
		}
		return Optional.empty();
	}

	private CronExpression cron() {
		try {
			CronExpression cron = new CronExpression(this.expression);
			cron.setTimeZone(TimeZone.getTimeZone(this.zone));
			return cron;
		}
		catch (ParseException unreadable) {
			throw new IllegalStateException(unreadable);
		}
	}

}
