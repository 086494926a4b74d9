package dev.firewatch.workflow.risks;

import dev.firewatch.risk.RiskChange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RiskHistoryTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "P2, proposed, accepted, proposal P2 proposed → accepted",
					"I1, -, Parse errors, indicator I1 → Parse errors", "M12, Tests, -, mitigation M12 Tests → none",
					"probability, 2, 3, probability 2 → 3", "impact, 1, 2, impact 1 → 2" })
	void aPartIsNotMistakenForAScore(String field, String before, String after, String words) {
		assertThat(RiskHistory.change(new RiskChange(field, before, after))).isEqualTo(words);
	}

}
