package dev.firewatch.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.firewatch.casefile.AuditFigures;
import dev.firewatch.casefile.AuditFigures.Tally;
import dev.firewatch.incident.IncidentId;

import dev.firewatch.insight.FeedbackLoop.AuditMean;
import dev.firewatch.insight.FeedbackLoop.AuditShare;
import dev.firewatch.insight.FeedbackLoop.DetectionTimes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

class FeedbackLoopTests {

	private static final IncidentId ID = new IncidentId("INC-2026-0001");

	private static AuditFigures read(Map<String, String> answers) {
		return AuditFigures.of(answers, null);
	}

	private static AuditFacts audit(String at, @Nullable Boolean inRegister) {
		return new AuditFacts(ID, Instant.parse(at), new AuditFigures(inRegister, null, null, null, null, null));
	}

	private static List<FeedbackLoop> loops(FeedbackSpan span, String from, String to, List<AuditFacts> audits) {
		return span.periods(YearMonth.parse(from), YearMonth.parse(to))
			.stream()
			.map(period -> FeedbackLoop.of(period, audits))
			.toList();
	}

	@Test
	void readsTheWorkedCase() {
		AuditFigures facts = read(Map.of("in-register", "Yes", "probability-accurate", "Underestimated",
				"original-score", "P=2", "actual-frequency", "This is 3rd occurrence in 6 months", "probability-action",
				"Adjust P from 2 to 4", "cascades-predicted", "Partially", "mitigation-worked", "No",
				"expected-detection", "15 minutes", "time-to-detect", "2 hours from failure"));

		assertThat(facts).isEqualTo(new AuditFigures(true, 2, new Tally(0.5, 1), new Tally(0, 1),
				Duration.ofMinutes(15), Duration.ofHours(2)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Yes            | ''  | ''                     | ''              | 0
			Underestimated | P=2 | P=4, weekly            | ''              | 2
			Overestimated  | 4   | 1                      | ''              | -3
			No             | P: 3| ''                     | Set it to P=5   | 2
			Underestimated | P=4 | P=2                    | ''              |
			Underestimated | P=2 | 3rd time in six months | ''              |
			Maybe          | P=2 | P=4                    | ''              |
			No             | P=3 | P=3                    | ''              |
			""")
	void readsTheGapBetweenBandsOrNone(String answer, String predicted, String actual, String action,
			@Nullable Integer gap) {
		assertThat(read(Map.of("probability-accurate", answer, "original-score", predicted, "actual-frequency", actual,
				"probability-action", action))
			.probabilityGap()).isEqualTo(gap);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			15 minutes           | 15
			Within 2 h, by alert | 120
			1 h 30 min           | 90
			1.5h                 | 90
			at most 90 seconds   | 1.5
			15-30 minutes        |
			5 minutes to 10      |
			By an alert          |
			5 failures           |
			""")
	void readsAnExpectationThatBeginsWithADuration(String text, @Nullable Double minutes) {
		Duration expected = read(Map.of("expected-detection", text)).expected();

		assertThat(expected == null ? null : expected.toSeconds() / 60.0).isEqualTo(minutes);
	}

	@Test
	void countsSinglyWhereAnAnswerCounts() {
		AuditFigures facts = read(
				Map.of("cascades-predicted", "Partially, 2 of 3", "mitigation-worked", "Yes - all 4"));

		assertThat(facts.cascades()).isEqualTo(new Tally(2, 3));
		assertThat(facts.mitigations()).isEqualTo(new Tally(1, 1));
		assertThat(facts.inRegister()).isNull();
		assertThat(AuditFigures.isAudit(Map.of("summary", "Yes"))).isFalse();
	}

	@Test
	void listsEmptyPeriodsAndSaysNothingOfNothing() {
		List<FeedbackLoop> months = loops(FeedbackSpan.MONTH, "2026-01", "2026-03",
				List.of(audit("2026-02-01T00:00:00Z", true), audit("2026-02-28T23:59:59Z", null),
						audit("2026-03-01T00:00:00Z", false)));

		assertThat(months).extracting(FeedbackLoop::period).containsExactly("2026-01", "2026-02", "2026-03");
		assertThat(months).extracting(month -> month.incidents().size()).containsExactly(0, 2, 1);
		assertThat(months).extracting(FeedbackLoop::inRegister)
			.containsExactly(new AuditShare(null, 0, 0), new AuditShare(1.0, 1, 1), new AuditShare(0.0, 0, 1));
		assertThat(months.get(0).probabilityGap()).isEqualTo(new AuditMean(null, 0));
		assertThat(months.get(0).detection()).isEqualTo(new DetectionTimes(null, null, 0));
	}

	@Test
	void takesWholeQuartersAndTheNinetyDaysBeforeAMonthsEnd() {
		List<AuditFacts> audits = List.of(audit("2025-12-01T00:00:00Z", true), audit("2025-11-30T23:59:59Z", true),
				audit("2026-01-01T00:00:00Z", true), audit("2026-06-30T12:00:00Z", true));

		assertThat(loops(FeedbackSpan.QUARTER, "2026-02", "2026-05", audits))
			.extracting(FeedbackLoop::period, loop -> loop.incidents().size())
			.containsExactly(tuple("2026-Q1", 1), tuple("2026-Q2", 1));
		// February ends on 1 March; 90 days before that is 1 December.
		assertThat(loops(FeedbackSpan.ROLLING, "2026-02", "2026-02", audits))
			.extracting(FeedbackLoop::period, loop -> loop.incidents().size())
			.containsExactly(tuple("2026-02", 2));
	}

	/** Two years whose truth is counted beside them, month by month, as they are made. */
	@Test
	void equalsTheTruthOfTwoSyntheticYears() {
		long seed = 20_260_601;
		System.out.println("seed " + seed);
		Random random = new Random(seed);
		List<AuditFacts> audits = new ArrayList<>();
		Map<String, double[]> truth = new HashMap<>();
		for (int n = 0; n < 300; n++) {
			LocalDate day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(730));
			double[] month = truth.computeIfAbsent(YearMonth.from(day).toString(), none -> new double[9]);
			Map<String, String> answers = new HashMap<>();
			boolean known = random.nextBoolean();
			answers.put("in-register", known ? "Yes" : "No");
			month[0]++;
			month[1] += known ? 1 : 0;
			int predicted = 1 + random.nextInt(4);
			answers.put("probability-accurate", "Underestimated");
			answers.put("original-score", "P=" + predicted);
			answers.put("actual-frequency", "P=5");
			month[2] += 5 - predicted;
			if (random.nextBoolean()) {
				int cascades = 1 + random.nextInt(4);
				int seen = random.nextInt(cascades + 1);
				answers.put("cascades-predicted", "Partially, " + seen + " of " + cascades);
				month[3] += seen;
				month[4] += cascades;
			}
			String worked = List.of("Yes", "Partially", "No").get(random.nextInt(3));
			answers.put("mitigation-worked", worked);
			month[5] += worked.equals("Yes") ? 1 : worked.equals("No") ? 0 : 0.5;
			if (random.nextInt(3) > 0) {
				int actual = random.nextInt(500);
				answers.put("expected-detection", "15 minutes");
				answers.put("time-to-detect", actual + " min");
				month[6]++;
				month[7] += actual;
			}
			audits
				.add(new AuditFacts(ID, day.atStartOfDay().toInstant(ZoneOffset.UTC), AuditFigures.of(answers, null)));
		}

		List<FeedbackLoop> months = loops(FeedbackSpan.MONTH, "2025-01", "2026-12", audits);

		assertThat(months).hasSize(24);
		for (FeedbackLoop loop : months) {
			double[] month = truth.get(loop.period());
			assertThat(loop.inRegister()).isEqualTo(new AuditShare(month[1] / month[0], month[1], (int) month[0]));
			assertThat(loop.probabilityGap().mean()).isCloseTo(month[2] / month[0], within(1e-9));
			assertThat(loop.cascadesPredicted())
				.isEqualTo(new AuditShare(month[4] == 0 ? null : month[3] / month[4], month[3], (int) month[4]));
			assertThat(loop.mitigationsWorked().share()).isCloseTo(month[5] / month[0], within(1e-9));
			assertThat(loop.detection().of()).isEqualTo((int) month[6]);
			if (month[6] > 0) {
				assertThat(loop.detection().actualMinutes()).isCloseTo(month[7] / month[6], within(1e-9));
				assertThat(loop.detection().expectedMinutes()).isEqualTo(15.0);
			}
		}
	}

}
