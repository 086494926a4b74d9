package dev.firewatch.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.firewatch.casefile.AuditFigures;
import dev.firewatch.casefile.AuditFigures.Tally;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.casefile.LearningRow;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.insight.AuditFacts;
import dev.firewatch.insight.Doubt;
import dev.firewatch.insight.Doubt.DoubtFigure;
import dev.firewatch.insight.FeedbackLoop;
import dev.firewatch.insight.FeedbackSpan;
import dev.firewatch.insight.FeedbackSpan.Period;
import dev.firewatch.insight.Headlines;
import dev.firewatch.insight.Insights;
import dev.firewatch.insight.Insights.Movement;
import dev.firewatch.insight.LearningCheck;
import dev.firewatch.insight.Metric;
import dev.firewatch.insight.Trend;
import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.workflow.insights.InsightAddress;
import dev.firewatch.workflow.insights.InsightPlots;
import dev.firewatch.workflow.insights.InsightQuery;
import org.jspecify.annotations.Nullable;

/**
 * What the page of insights shows.
 *
 * @param problem what can't be answered; empty if all can
 * @param hidden how many private incidents count
 * @param behind the audits of the period that is looked at; null if none is
 */
record InsightsView(String problem, String of, String label, List<SpanLink> spans, String csv, int hidden,
		List<String> sentences, List<MetricSection> metrics, List<String> gapNames, List<String> gapMeanings,
		List<CheckRow> gaps, List<QuestionLine> questions, List<String> doubtNames, List<CheckRow> doubts,
		@Nullable BehindView behind) {

	private static final int LINKS = 10;

	private static final int ROWS = 200;

	/** Whether no figure has anything to say of the last period. */
	public boolean quiet() {
		return metrics.stream().noneMatch(MetricSection::known);
	}

	/** A way to count, and where it is shown. */
	record SpanLink(String name, String address, boolean chosen) {
	}

	/** One metric: how it moved, its plot and its table. */
	record MetricSection(String key, String title, boolean known, String moved, String trend, String svg,
			String picture, List<FigureRow> rows) {
	}

	/** A period's figure, and where the incidents behind it are listed. */
	record FigureRow(String period, String figure, String address) {
	}

	/** A period's counts. */
	record CheckRow(String period, List<String> counts) {
	}

	/** A question with the incidents it is about. */
	record QuestionLine(String question, List<String> incidents, int more) {
	}

	/** The audits of one period. */
	record BehindView(String period, List<BehindRow> rows, int more) {
	}

	/** What one audit says. */
	record BehindRow(String id, String title, String register, String gap, String cascades, String mitigations,
			String detection) {
	}

	static InsightsView of(String problem, String of, InsightQuery query, Insights insights, String period) {
		String base = InsightAddress.of(query);
		return new InsightsView(problem, of, query.label(), spans(query),
				base.replaceFirst("^/insights", "/insights.csv"), insights.hidden(), Headlines.of(insights),
				insights.movements().stream().map(move -> section(move, insights, query, base)).toList(),
				Stream.concat(Stream.of("audits"), Stream.of(AuditQuestion.values()).map(InsightsView::gapName))
					.toList(),
				Stream.of(AuditQuestion.values())
					.map(question -> gapName(question) + ": " + question.meaning())
					.toList(),
				insights.checks().stream().map(InsightsView::gaps).toList(), questions(insights),
				Stream.of(Doubt.values()).map(Doubt::title).toList(),
				insights.checks()
					.stream()
					.map(check -> new CheckRow(check.period(),
							check.doubts().stream().map(DoubtFigure::counted).toList()))
					.toList(),
				behind(insights, period));
	}

	private static List<SpanLink> spans(InsightQuery query) {
		return Stream.of(FeedbackSpan.values())
			.map(span -> new SpanLink(span == FeedbackSpan.ROLLING ? "the last 90 days" : span.key(),
					InsightAddress.of(query.by(span)), span == query.span()))
			.toList();
	}

	private static MetricSection section(Movement move, Insights insights, InsightQuery query, String base) {
		Metric metric = move.metric();
		String joint = base.contains("?") ? "&" : "?";
		List<FigureRow> rows = insights.loops()
			.stream()
			.map(loop -> new FigureRow(loop.period(), figure(metric, loop),
					loop.incidents().isEmpty() ? "" : base + joint + "period=" + loop.period() + "#behind"))
			.toList();
		return new MetricSection(metric.key(), metric.words(), move.after().value() != null,
				move.brief() + late(move, insights), Trend.of(metric, insights.loops()).words(),
				metric.of(insights.overall()).of() == 0 ? ""
						: InsightPlots.of(metric, insights, InsightPlots.across(query.span())).svg(),
				base.replaceFirst("^/insights", "/insights.png") + joint + "metric=" + metric.key(), rows);
	}

	/**
	 * Detection may have met its time, and an audit still say that no indicator fired in
	 * time.
	 */
	private static String late(Movement move, Insights insights) {
		int late = move.metric() != Metric.DETECTION ? 0
				: insights.checks()
					.get(insights.checks().size() - 1)
					.gaps()
					.getOrDefault(AuditQuestion.INDICATORS_FIRED, 0);
		return late == 0 ? "" : late == 1 ? "; one audit says that no indicator fired in time"
				: "; " + late + " audits say that no indicator fired in time";
	}

	private static String figure(Metric metric, FeedbackLoop loop) {
		Double actual = loop.detection().actualMinutes();
		Double expected = loop.detection().expectedMinutes();
		return metric.words(metric.of(loop)) + (metric == Metric.DETECTION && actual != null && expected != null
				? String.format(Locale.ROOT, ": %.0f min instead of %.0f", actual, expected) : "");
	}

	private static String gapName(AuditQuestion question) {
		return question.gap().replaceFirst(" gap$", "");
	}

	private static CheckRow gaps(LearningCheck check) {
		return new CheckRow(check.period(),
				Stream
					.concat(Stream.of(check.audits()),
							Stream.of(AuditQuestion.values()).map(question -> check.gaps().getOrDefault(question, 0)))
					.map(String::valueOf)
					.toList());
	}

	private static List<QuestionLine> questions(Insights insights) {
		return insights.whole()
			.doubts()
			.stream()
			.filter(figure -> figure.count() > 0)
			.map(figure -> new QuestionLine(figure.question(),
					figure.incidents().stream().limit(LINKS).map(IncidentId::value).toList(),
					Math.max(0, figure.incidents().size() - LINKS)))
			.toList();
	}

	private static @Nullable BehindView behind(Insights insights, String wanted) {
		Period period = insights.periods().stream().filter(one -> one.name().equals(wanted)).findFirst().orElse(null);
		if (period == null) {
			return null;
		}
		List<AuditFacts> audits = insights.audits(period);
		Map<IncidentId, String> titles = new HashMap<>();
		insights.rows().forEach(row -> titles.put(row.id(), title(row)));
		List<BehindRow> rows = new ArrayList<>();
		for (AuditFacts audit : audits.subList(0, Math.min(ROWS, audits.size()))) {
			rows.add(row(audit, titles));
		}
		return new BehindView(wanted, rows, audits.size() - rows.size());
	}

	private static String title(LearningRow row) {
		return row.title() + (row.isPrivate() ? " (private)" : "");
	}

	private static BehindRow row(AuditFacts audit, Map<IncidentId, String> titles) {
		AuditFigures figures = audit.figures();
		return new BehindRow(audit.incident().value(), Objects.requireNonNullElse(titles.get(audit.incident()), ""),
				figures.inRegister() == null ? "–" : figures.inRegister() ? "yes" : "no",
				figures.probabilityGap() == null ? "–" : String.format(Locale.ROOT, "%+d", figures.probabilityGap()),
				tally(figures.cascades()), tally(figures.mitigations()),
				(figures.actual() == null ? "–" : ComputedAnswers.lasting(figures.actual())) + " / "
						+ (figures.expected() == null ? "–" : ComputedAnswers.lasting(figures.expected())));
	}

	private static String tally(@Nullable Tally tally) {
		return tally == null ? "–" : (tally.good() == Math.rint(tally.good()) ? String.valueOf((long) tally.good())
				: String.valueOf(tally.good())) + " of " + tally.of();
	}

}
