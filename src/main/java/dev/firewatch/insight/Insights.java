package dev.firewatch.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.firewatch.casefile.LearningRow;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.insight.FeedbackSpan.Period;
import dev.firewatch.insight.Metric.MetricFigure;

/**
 * The metrics and the checks of several periods, with the incidents behind them.
 *
 * @param rows what was read; more than what the periods hold
 * @param whole the checks of all the time that the periods cover
 * @param overall the metrics of it
 */
public record Insights(List<Period> periods, List<LearningRow> rows, List<FeedbackLoop> loops,
		List<LearningCheck> checks, LearningCheck whole, FeedbackLoop overall) {

	public Insights {
		periods = List.copyOf(periods);
		rows = List.copyOf(rows);
		loops = List.copyOf(loops);
		checks = List.copyOf(checks);
	}

	static Insights of(List<Period> periods, List<LearningRow> rows) {
		List<LearningRow> published = rows.stream()
			.filter(row -> row.learning().publishedAt() != null)
			.sorted(Comparator.comparing(row -> Objects.requireNonNull(row.learning().publishedAt())))
			.toList();
		List<AuditFacts> audits = new ArrayList<>();
		for (LearningRow row : published) {
			if (row.learning().audit() != null) {
				audits.add(new AuditFacts(row.id(), Objects.requireNonNull(row.learning().publishedAt()),
						row.learning().audit()));
			}
		}
		Map<IncidentId, Integer> repeated = repeated(published);
		return new Insights(periods, rows, periods.stream().map(period -> FeedbackLoop.of(period, audits)).toList(),
				periods.stream().map(period -> LearningCheck.of(period, rows, repeated)).toList(),
				LearningCheck.of(all(periods), rows, repeated), FeedbackLoop.of(all(periods), audits));
	}

	/** How many causes of each had been found in an earlier review. */
	private static Map<IncidentId, Integer> repeated(List<LearningRow> published) {
		Map<String, IncidentId> first = new HashMap<>();
		Map<IncidentId, Integer> repeated = new HashMap<>();
		for (LearningRow row : published) {
			for (String cause : row.learning().causes()) {
				IncidentId earlier = first.putIfAbsent(cause, row.id());
				if (earlier != null && !earlier.equals(row.id())) {
					repeated.merge(row.id(), 1, Integer::sum);
				}
			}
		}
		return repeated;
	}

	private static Period all(List<Period> periods) {
		return new Period("all", periods.stream().map(Period::from).min(Instant::compareTo).orElseThrow(),
				periods.stream().map(Period::to).max(Instant::compareTo).orElseThrow());
	}

	/** The audits that were published in the period, earliest first. */
	public List<AuditFacts> audits(Period period) {
		List<AuditFacts> audits = new ArrayList<>();
		for (LearningRow row : rows) {
			Instant published = row.learning().publishedAt();
			if (row.learning().audit() != null && published != null && period.holds(published)) {
				audits.add(new AuditFacts(row.id(), published, row.learning().audit()));
			}
		}
		audits.sort(Comparator.comparing(AuditFacts::publishedAt));
		return audits;
	}

	/** How many private incidents count, which others don't see. */
	public int hidden() {
		Period all = all(periods);
		return (int) rows.stream()
			.filter(row -> row.isPrivate() && row.learning().publishedAt() != null
					&& all.holds(row.learning().publishedAt()))
			.count();
	}

	/**
	 * How a metric moved from the last period but one to the last.
	 *
	 * @param by how much nearer it came to what is wished for, as a share of what it was;
	 * negative if it went away from it
	 */
	public record Movement(Metric metric, String from, MetricFigure before, String to, MetricFigure after, double by) {

		/** Whether there is anything to compare, and it is not the same. */
		public boolean moved() {
			return by != 0;
		}

		/** Whether both periods have a figure. */
		public boolean comparable() {
			return !from.equals(to) && before.value() != null && after.value() != null;
		}

		/** The last figure, beside the one before it where there is one. */
		public String brief() {
			if (after.value() == null) {
				return "no figure in " + to;
			}
			if (!comparable()) {
				return to + ": " + metric.words(after);
			}
			return after.equals(before) ? to + ": " + metric.words(after) + ", the same as in " + from : words();
		}

		/** Such as {@code 2026-10: 2 of 3 (67 %), 2026-11: 4 of 4 (100 %)}. */
		public String words() {
			return from + ": " + metric.words(before) + ", " + to + ": " + metric.words(after);
		}

	}

	/** All metrics, those that moved most since the last period first. */
	public List<Movement> movements() {
		List<Movement> movements = new ArrayList<>();
		for (Metric metric : Metric.values()) {
			FeedbackLoop last = loops.get(loops.size() - 1);
			FeedbackLoop before = loops.size() < 2 ? last : loops.get(loops.size() - 2);
			movements.add(movement(metric, before, last));
		}
		movements.sort(Comparator.comparingDouble((Movement one) -> Math.abs(one.by())).reversed());
		return movements;
	}

	private static Movement movement(Metric metric, FeedbackLoop before, FeedbackLoop last) {
		MetricFigure was = metric.of(before);
		MetricFigure is = metric.of(last);
		double by = 0;
		if (was.value() != null && is.value() != null) {
			double from = metric.distance(was.value());
			double to = metric.distance(is.value());
			by = from == to ? 0 : (from - to) / Math.max(from, to);
		}
		return new Movement(metric, before.period(), was, last.period(), is, by);
	}

}
