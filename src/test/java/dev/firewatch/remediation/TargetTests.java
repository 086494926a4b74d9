package dev.firewatch.remediation;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TargetTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			>= 95%,              AT_LEAST,  95,   %
			≥95 %,               AT_LEAST,  95,   %
			=>95 percent,        AT_LEAST,  95,   %
			0 per week,          EQUAL,     0,    per week
			0/week,              EQUAL,     0,    per week
			<= 3 tickets per Day, AT_MOST,  3,    per day
			= 100%,              EQUAL,     100,  %
			100%,                EQUAL,     100,  %
			> 0,                 MORE_THAN, 0,    ''
			>0 (rule is firing), MORE_THAN, 0,    ''
			<=5 min,             AT_MOST,   5,    min
			≤ 5 minutes,         AT_MOST,   5,    min
			< 200ms,             LESS_THAN, 200,  ms
			< 2.5 s,             LESS_THAN, 2.5,  s
			"< 1,200",           LESS_THAN, 1200, ''
			"> 97,5 %",          MORE_THAN, 97.5, %
			> -1,                MORE_THAN, -1,   ''
			< 3 tickets,         LESS_THAN, 3,    ''
			""", quoteCharacter = '"')
	void readsTargets(String text, Comparison comparison, BigDecimal number, String unit) {
		String expectedUnit = unit.equals("''") ? "" : unit;

		assertThat(Target.parse(text)).contains(new Target(comparison, number, expectedUnit, text));
	}

	@Test
	void keepsTheWordsAfterTheUnit() {
		Target target = target(" >=95% of flagged tickets show flag reviewed ");

		assertThat(target.unit()).isEqualTo("%");
		assertThat(target.text()).isEqualTo(">=95% of flagged tickets show flag reviewed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "all", "better than before", "><5", "=== 5", ">=", "95-97%", "95 of 100", "9/10",
			"2026-12-01", "10:30", "5.5.5", "99999999999999999999" })
	void refusesWhatHasNoOneNumber(String text) {
		assertThat(Target.parse(text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			>=95%       | 97.3%                           | 97.3 | PASS | ''
			>=95%       | 97.3                            | 97.3 | PASS | ''
			>=95%       | 97,3 %                          | 97.3 | PASS | ''
			>=95%       | 95%                             | 95   | PASS | ''
			>=95%       | 94.999%                         | 94.999 | FAIL | ''
			>=95%       | = 97.3 percent, see the board   | 97.3 | PASS | see the board
			0 per week  | 1                               | 1    | FAIL | ''
			0 per week  | 0                               | 0    | PASS | ''
			0 per week  | 1 (investigated, edge case)     | 1    | FAIL | (investigated, edge case)
			0 per week  | 1 per week (edge case)          | 1    | FAIL | (edge case)
			0 per week  | 0/week                          | 0    | PASS | ''
			100%        | 94%                             | 94   | FAIL | ''
			100%        | 94% (6 on leave)                | 94   | FAIL | (6 on leave)
			= 100%      | 94 (6 of 100 on leave)          | 94   | FAIL | (6 of 100 on leave)
			= 100%      | 100.0%                          | 100.0 | PASS | ''
			>0          | 14                              | 14   | PASS | ''
			> 0         | 14 tickets intercepted          | 14   | PASS | tickets intercepted
			> 0         | 14 days without one             | 14   | PASS | days without one
			> 0         | 14 of 2000                      | 14   | PASS | of 2000
			> 0         | 0                               | 0    | FAIL | ''
			<= 5 min    | 5 minutes on average            | 5    | PASS | on average
			<= 5 min    | 5m                              | 5    | PASS | ''
			< 200 ms    | 200                             | 200  | FAIL | ''
			< 500 ms    | 0.4 s                           | 400  | PASS | ''
			<= 5 min    | 300 s on average                | 5    | PASS | on average
			< 1 h       | 90 min                          | 1.5  | FAIL | ''
			< 1 GB      | 640 MB                          | 0.64 | PASS | ''
			""")
	void computesTheVerdict(String target, String result, BigDecimal value, Verdict verdict, String note) {
		assertThat(target(target).measure(result)).isEqualTo(new Measurement.Measured(value, verdict, note));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					>=95%      | 5 min        | The target is in %, but "5 min" is in min. Give one number in %, as measured.
					0 per week | 1 per month  | The target is per week, but "1 per month" is per month. Give one number per week, as measured.
					> 0        | 14%          | The target is a plain number, but "14%" is in %. Give a plain number, as measured.
					<= 5 min   | 5mg          | The target is in min, but "5mg" is in mg. Give one number in min, as measured.
					>=95%      | 97 of 103    | The target is in %, but "97 of 103" is a share. Give one number in %, as measured.
					>=95%      | fine         | I can't read one measured number in "fine". Give one number in %, as measured.
					>=95%      | >=97%        | I can't read one measured number in ">=97%". Give one number in %, as measured.
					>=95%      | 97-98%       | I can't read one measured number in "97-98%". Give one number in %, as measured.
					>=95%      | about 97%    | I can't read one measured number in "about 97%". Give one number in %, as measured.
					""")
	void saysWhatIsWrongWithAResult(String target, String result, String sentence) {
		assertThat(target(target).measure(result)).isEqualTo(new Measurement.Unreadable(sentence));
	}

	private static Target target(String text) {
		return Target.parse(text).orElseThrow();
	}

}
