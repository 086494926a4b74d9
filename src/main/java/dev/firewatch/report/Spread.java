package dev.firewatch.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How long things took: the middle, and where the middle half of them lies, each found by
 * linear interpolation between ranks. Null of nothing.
 *
 * @param of how many there were
 */
public record Spread(int of, @Nullable Duration lower, @Nullable Duration median, @Nullable Duration upper,
		@Nullable Duration longest) {

	static final Spread NONE = new Spread(0, null, null, null, null);

	public static Spread of(List<Duration> durations) {
		if (durations.isEmpty()) {
			return NONE;
		}
		List<Duration> sorted = new ArrayList<>(durations);
		sorted.sort(null);
		return new Spread(sorted.size(), at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75),
				sorted.get(sorted.size() - 1));
	}

	private static Duration at(List<Duration> sorted, double share) {
		double rank = share * (sorted.size() - 1);
		int below = (int) rank;
		long from = sorted.get(below).toSeconds();
		long to = sorted.get(Math.min(below + 1, sorted.size() - 1)).toSeconds();
		return Duration.ofSeconds(Math.round(from + (rank - below) * (to - from)));
	}

}
