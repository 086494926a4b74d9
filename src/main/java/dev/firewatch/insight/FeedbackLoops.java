package dev.firewatch.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.LearningRow;
import dev.firewatch.insight.FeedbackSpan.Period;

/** Finds what figures over time are made of, as far as the reader may see it. */
public class FeedbackLoops {

	private final Casefiles casefiles;

	public FeedbackLoops(Casefiles casefiles) {
		this.casefiles = casefiles;
	}

	/**
	 * The metrics and the checks of each period, of which there has to be one at least.
	 * @param wanted which incidents count
	 */
	public Insights read(CasefileSearch reader, List<Period> periods, Predicate<LearningRow> wanted) {
		Instant from = periods.stream().map(Period::from).min(Instant::compareTo).orElseThrow();
		List<LearningRow> rows = new ArrayList<>();
		casefiles.learnings(reader, from, row -> {
			if (wanted.test(row)) {
				rows.add(row);
			}
		});
		return Insights.of(periods, rows);
	}

}
