package dev.firewatch.postmortem;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each regression test has an id of its own. */
class RegressionTestsTests {

	@Test
	void aRowWithoutAnIdGetsTheNextOne() {
		String first = RegressionTests.numbered("INC-2026-0001",
				"Two signals escalate | Unit | Routing\n| Queue drains | E2E | Queue |\nT-9 | Logs | Unit | Log", 4);

		assertThat(RegressionTests.ids(first)).containsExactly("REG_INC_2026_0001_001", "REG_INC_2026_0001_002", "T-9");
		assertThat(TableRows.of(first, 4)).allSatisfy(row -> assertThat(row).hasSize(4).doesNotContain(""));
		assertThat(RegressionTests.numbered("INC-2026-0001", first, 4)).as("they keep them").isEqualTo(first);
		assertThat(
				RegressionTests.ids(RegressionTests.numbered("INC-2026-0001", first + "\nA third | Unit | Parser", 4)))
			.contains("REG_INC_2026_0001_003");
	}

	@Test
	void noneIsNoTest() {
		assertThat(RegressionTests.numbered("INC-2026-0001", "none", 4)).isEqualTo("none");
		assertThat(RegressionTests.ids("none")).isEmpty();
	}

}
