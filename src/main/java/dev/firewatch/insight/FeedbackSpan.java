package dev.firewatch.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How time is divided; months are those of UTC. */
public enum FeedbackSpan {

	MONTH, QUARTER,

	/** The 90 days that end with a month. */
	ROLLING;

	private static final Duration WINDOW = Duration.ofDays(90);

	/** A piece of time; what happens at its end is no longer in it. */
	public record Period(String name, Instant from, Instant to) {

		boolean holds(Instant moment) {
			return !moment.isBefore(from) && moment.isBefore(to);
		}

	}

	/** As parameters name it, such as {@code month}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<FeedbackSpan> parse(String key) {
		return Stream.of(values()).filter(span -> span.key().equals(key)).findFirst();
	}

	/** All periods from one month to another; quarters are whole ones. */
	public List<Period> periods(YearMonth first, YearMonth last) {
		List<Period> periods = new ArrayList<>();
		YearMonth month = this == QUARTER ? first.minusMonths((first.getMonthValue() - 1) % 3) : first;
		while (!month.isAfter(last)) {
			periods.add(period(month));
			month = month.plusMonths(this == QUARTER ? 3 : 1);
		}
		return periods;
	}

	private Period period(YearMonth month) {
		Instant end = start(month.plusMonths(1));
		return switch (this) {
			case MONTH -> new Period(month.toString(), start(month), end);
			case QUARTER -> new Period(month.getYear() + "-Q" + month.get(IsoFields.QUARTER_OF_YEAR), start(month),
					start(month.plusMonths(3)));
			case ROLLING -> new Period(month.toString(), end.minus(WINDOW), end);
		};
	}

	private static Instant start(YearMonth month) {
		return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
	}

}
