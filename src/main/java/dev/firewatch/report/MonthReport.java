package dev.firewatch.report;

import java.time.YearMonth;
import java.util.List;

import dev.firewatch.insight.FeedbackLoop;

/**
 * A month for leadership, beside the month before.
 *
 * @param audits the five metrics of the month, and of the one before
 * @param completed what was verified in the month, latest first, as many as are shown
 * @param improvements how the handling of risks and incidents is being improved: what is
 * open, and what was verified in the month
 */
public record MonthReport(YearMonth month, ReportScope scope, MonthFigures now, MonthFigures before,
		FeedbackLoop audits, FeedbackLoop auditsBefore, List<ReportedFix> completed, List<ReportedFix> improvements) {

	/** More are counted. */
	public static final int SHOWN = 200;

	/** Whether there is nothing to say. */
	public boolean isEmpty() {
		return now.incidents() == 0 && before.incidents() == 0 && now.open().number() == 0 && now.openBefore() == 0
				&& now.promised() == 0 && audits.incidents().isEmpty();
	}

}
