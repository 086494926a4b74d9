package dev.firewatch.postmortem;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableRowsTests {

	@Test
	void aLineIsARowWithACellForEachColumn() {
		assertThat(TableRows.of("Smoke test | login\n\n| Load test | checkout | 95% |", 3))
			.containsExactly(List.of("Smoke test", "login", ""), List.of("Load test", "checkout", "95%"));
	}

	@Test
	void aLineWithoutBarsAmongRowsIsNotLost() {
		assertThat(TableRows.of("Smoke test | login\nA drill each quarter", 2))
			.containsExactly(List.of("Smoke test", "login"), List.of("A drill each quarter", ""));
	}

	@Test
	void proseIsNoTable() {
		assertThat(TableRows.of("none", 3)).isEmpty();
	}

}
