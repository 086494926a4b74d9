package dev.firewatch.insight;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The five metrics of the feedback loop. */
public enum Metric {

	IN_REGISTER("Incidents that were in the register", 100, loop -> MetricFigure.share(loop.inRegister())),

	PROBABILITY_GAP("Actual less predicted probability", 1,
			loop -> new MetricFigure(loop.probabilityGap().mean(), 0, loop.probabilityGap().of())),

	CASCADES_PREDICTED("Cascades that were predicted", 100, loop -> MetricFigure.share(loop.cascadesPredicted())),

	MITIGATIONS_WORKED("Mitigations that worked", 100, loop -> MetricFigure.share(loop.mitigationsWorked())),

	DETECTION("How soon it was detected", 1, loop -> {
		Double actual = loop.detection().actualMinutes();
		Double expected = loop.detection().expectedMinutes();
		return new MetricFigure(actual == null || expected == null ? null : actual - expected, 0,
				loop.detection().of());
	});

	private final String words;

	private final double scale;

	private final Function<FeedbackLoop, MetricFigure> figure;

	Metric(String words, double scale, Function<FeedbackLoop, MetricFigure> figure) {
		this.words = words;
		this.scale = scale;
		this.figure = figure;
	}

	/**
	 * What a metric was in a period.
	 *
	 * @param value a share, bands or minutes; null of nothing
	 * @param count how many went well, of a share
	 * @param of how much it rests on
	 */
	public record MetricFigure(@Nullable Double value, double count, int of) {

		static MetricFigure share(FeedbackLoop.AuditShare share) {
			return new MetricFigure(share.share(), share.count(), share.of());
		}

	}

	/** As people read it. */
	public String words() {
		return words;
	}

	/** As addresses and tables name it. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The metric with this key. */
	public static Optional<Metric> named(String key) {
		return Stream.of(values()).filter(metric -> metric.key().equals(key)).findFirst();
	}

	public boolean isShare() {
		return scale == 100;
	}

	public MetricFigure of(FeedbackLoop loop) {
		return figure.apply(loop);
	}

	/** The value in its unit. */
	public double inUnit(double value) {
		return value * scale;
	}

	/** How far a value is from what is wished for; the less the better. */
	double distance(double value) {
		return switch (this) {
			case IN_REGISTER, CASCADES_PREDICTED, MITIGATIONS_WORKED -> 1 - value;
			case PROBABILITY_GAP -> Math.abs(value);
			case DETECTION -> Math.max(0, value);
		};
	}

	/** The figure in words, with the counts it rests on. */
	public String words(MetricFigure found) {
		Double value = found.value();
		if (value == null) {
			return "–";
		}
		return switch (this) {
			case IN_REGISTER, CASCADES_PREDICTED, MITIGATIONS_WORKED ->
				String.format(Locale.ROOT, "%s of %d (%.0f %%)", halves(found.count()), found.of(), 100 * value);
			case PROBABILITY_GAP -> String.format(Locale.ROOT, "%+.1f %s (%d %s)", value,
					Math.abs(value) == 1 ? "band" : "bands", found.of(), found.of() == 1 ? "audit" : "audits");
			case DETECTION -> lateness(value) + " (" + found.of() + (found.of() == 1 ? " audit)" : " audits)");
		};
	}

	/** Half of one that was only partly good. */
	private static String halves(double count) {
		return count == Math.rint(count) ? String.valueOf((long) count) : String.format(Locale.ROOT, "%.1f", count);
	}

	/** Such as {@code 1 h 45 min later than expected}. */
	private static String lateness(double minutes) {
		long whole = Math.round(Math.abs(minutes));
		if (whole == 0) {
			return "as soon as expected";
		}
		String time = whole < 60 ? whole + " min"
				: whole / 60 + " h" + (whole % 60 == 0 ? "" : " " + whole % 60 + " min");
		return time + (minutes < 0 ? " sooner" : " later") + " than expected";
	}

}
