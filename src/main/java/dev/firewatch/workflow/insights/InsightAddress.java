package dev.firewatch.workflow.insights;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.insight.FeedbackSpan;

/** Where the page shows the figures that were asked for. */
public final class InsightAddress {

	private InsightAddress() {
	}

	/** The path with its parameters; ids and severities need no escaping. */
	public static String of(InsightQuery query) {
		String about = Stream
			.of(query.team(), query.service(), query.severity() == null ? null : query.severity().name())
			.flatMap(Stream::ofNullable)
			.collect(Collectors.joining("+"));
		String by = query.span() == FeedbackSpan.MONTH ? "" : "by=" + query.span().key();
		String months = query.dated() ? "from=" + query.first() + "&to=" + query.last() : "";
		String parameters = Stream.of(about.isEmpty() ? "" : "of=" + about, by, months)
			.filter(one -> !one.isEmpty())
			.collect(Collectors.joining("&"));
		return "/insights" + (parameters.isEmpty() ? "" : "?" + parameters);
	}

}
