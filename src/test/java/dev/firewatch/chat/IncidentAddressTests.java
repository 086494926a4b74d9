package dev.firewatch.chat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentAddressTests {

	@Test
	void aNumberBelongsToTheLatestYearInWhichItExists() {
		assertThat(IncidentAddress.inFull("3", 2027)).startsWith("INC-2027-0003", "INC-2026-0003").hasSize(10);
		assertThat(IncidentAddress.inFull("inc-2025-0003", 2027)).containsExactly("INC-2025-0003");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PIR-7", "pir-7", "2024-11-mail", "OPS_12", "v1.42", "INC-2024-A1" })
	void anIdFromElsewhereIsOneOnlyIfItExists(String word) {
		assertThat(IncidentAddress.isForeign(word)).isTrue();
		assertThat(IncidentAddress.isPossible(word)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "12", "0012", "INC-2026-0012", "rolled-back", "14:05", "#7" })
	void otherWordsAreNoIdFromElsewhere(String word) {
		assertThat(IncidentAddress.isForeign(word)).isFalse();
	}

	@Test
	void anIdFromElsewhereIsLookedForAsTypedAndInCapitals() {
		assertThat(IncidentAddress.inFull("pir-7", 2026)).isEqualTo(List.of("pir-7", "PIR-7"));
	}

}
