package dev.firewatch.workflow.reports;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.insight.FeedbackLoop;
import dev.firewatch.insight.FeedbackLoop.AuditMean;
import dev.firewatch.insight.FeedbackLoop.AuditShare;
import dev.firewatch.insight.FeedbackLoop.DetectionTimes;
import dev.firewatch.policy.Severity;
import dev.firewatch.report.MonthFigures;
import dev.firewatch.report.MonthFigures.DueFixes;
import dev.firewatch.report.MonthFigures.OpenFixes;
import dev.firewatch.report.MonthReport;
import dev.firewatch.report.ReportScope;
import dev.firewatch.report.Spread;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MonthWordsTests {

	private static final YearMonth MONTH = YearMonth.of(2026, 11);

	@Test
	void numbersAreReadAsPeopleSayThem() {
		assertThat(sentences(figures(1, 0, 0, Duration.ofSeconds(20)), figures(0, 0, 0), audits(1, 1))).containsExactly(
				"November brought 1 incident (1 SEV1), one more than in October; one was resolved within a minute.",
				"No fix was promised or verified; none is open.",
				"1 review with an audit of the risk process was published; its risk was already in the register.");
	}

	@Test
	void nothingIsNeverCountedAsZero() {
		List<List<String>> all = new ArrayList<>();
		for (int incidents = 0; incidents < 3; incidents++) {
			for (int promised = 0; promised < 3; promised++) {
				for (int verified = 0; verified < 3; verified++) {
					for (int published = 0; published < 3; published++) {
						for (int held = 0; held <= published; held++) {
							all.add(sentences(figures(incidents, promised, verified, Duration.ZERO, Duration.ZERO),
									figures(1, 0, 0), audits(published, held)));
						}
					}
				}
			}
		}
		assertThat(all).hasSize(162).allSatisfy(sentences -> {
			assertThat(sentences).hasSize(3).allSatisfy(sentence -> {
				assertThat(sentence).endsWith(".").doesNotContainPattern("\\b0 ").doesNotContain(" 1 of 1");
			});
		});
	}

	@Test
	void theMonthBeforeIsNamedAcrossTheYear() {
		MonthReport january = report(YearMonth.of(2027, 1), figures(2, 0, 0), figures(4, 0, 0), audits(0, 0));

		assertThat(MonthWords.sentences(january).get(0)).contains("2 fewer than in December");
	}

	private static List<String> sentences(MonthFigures now, MonthFigures before, FeedbackLoop audits) {
		return MonthWords.sentences(report(MONTH, now, before, audits));
	}

	private static MonthReport report(YearMonth month, MonthFigures now, MonthFigures before, FeedbackLoop audits) {
		return new MonthReport(month, ReportScope.ALL, now, before, audits, audits(0, 0), List.of(), List.of());
	}

	private static MonthFigures figures(int incidents, int promised, int verified, Duration... resolved) {
		return new MonthFigures(incidents == 0 ? Map.of() : Map.of(Severity.SEV1, incidents), Spread.of(List.of()),
				Spread.of(List.of(resolved)), promised, 0, verified, 0, new DueFixes(0, 0, 0, 0), 0,
				new OpenFixes(0, 0, Spread.of(List.of()), List.of()));
	}

	private static FeedbackLoop audits(int published, int held) {
		List<IncidentId> ids = new ArrayList<>();
		for (int n = 1; n <= published; n++) {
			ids.add(new IncidentId("INC-2026-000" + n));
		}
		return new FeedbackLoop("2026-11", ids,
				new AuditShare(published == 0 ? null : (double) held / published, held, published),
				new AuditMean(null, 0), new AuditShare(null, 0, 0), new AuditShare(null, 0, 0),
				new DetectionTimes(null, null, 0));
	}

}
