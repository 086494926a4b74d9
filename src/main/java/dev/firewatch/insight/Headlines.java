package dev.firewatch.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.firewatch.insight.Doubt.DoubtFigure;
import dev.firewatch.insight.Insights.Movement;

/**
 * Three plain sentences: what there is, what got better or worse, and what to ask first.
 */
public final class Headlines {

	private Headlines() {
	}

	public static List<String> of(Insights insights) {
		return List.of(amount(insights), trends(insights), question(insights));
	}

	private static String amount(Insights insights) {
		FeedbackLoop all = insights.overall();
		int audits = all.incidents().size();
		if (audits == 0) {
			return "No review with an audit of the risk process was published from " + span(insights) + ".";
		}
		List<String> parts = new ArrayList<>();
		Stream.of(Metric.IN_REGISTER, Metric.CASCADES_PREDICTED, Metric.MITIGATIONS_WORKED)
			.filter(metric -> metric.of(all).of() > 0)
			.forEach(
					metric -> parts.add(metric.words().toLowerCase(Locale.ROOT) + ": " + metric.words(metric.of(all))));
		return (audits == 1 ? "One audit was" : audits + " audits were") + " published from " + span(insights)
				+ (parts.isEmpty() ? "." : "; " + String.join(", ", parts) + ".");
	}

	private static String span(Insights insights) {
		String first = insights.loops().get(0).period();
		String last = insights.loops().get(insights.loops().size() - 1).period();
		return first + " to " + last;
	}

	private static String trends(Insights insights) {
		List<String> better = named(insights, Trend.BETTER);
		List<String> worse = named(insights, Trend.WORSE);
		if (better.isEmpty() && worse.isEmpty()) {
			Movement most = insights.movements().get(0);
			if (most.moved()) {
				return "No figure shows a trend yet; since last time, the largest move is \"" + most.metric().words()
						+ "\", " + most.words() + ".";
			}
			return insights.movements().stream().anyMatch(Movement::comparable)
					? "No figure shows a trend yet, and none moved since last time."
					: "No figure shows a trend yet: no two periods in a row have one to compare.";
		}
		return Stream
			.of(better.isEmpty() ? "Nothing gets better" : "Getting better: " + String.join(", ", better),
					worse.isEmpty() ? "nothing gets worse" : "getting worse: " + String.join(", ", worse))
			.reduce((one, other) -> one + "; " + other + ".")
			.orElseThrow();
	}

	private static List<String> named(Insights insights, Trend trend) {
		return Stream.of(Metric.values())
			.filter(metric -> Trend.of(metric, insights.loops()) == trend)
			.map(metric -> metric.words().toLowerCase(Locale.ROOT))
			.toList();
	}

	private static String question(Insights insights) {
		return insights.whole()
			.doubts()
			.stream()
			.filter(figure -> figure.count() > 0)
			.max(Comparator.comparingInt((DoubtFigure figure) -> figure.incidents().size()))
			.map(figure -> "To ask first: " + figure.question())
			.orElse("Nothing in how the rules were used raises a question.");
	}

}
