package dev.firewatch.incident;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusTests {

	@ParameterizedTest
	@CsvSource({ "DECLARED, true, false, false, declared", "INVESTIGATING, true, false, false, investigating",
			"MITIGATED, true, false, false, mitigated", "RESOLVED, false, true, false, resolved",
			"FOLLOWING_UP, false, true, false, following-up", "CLOSED, false, false, true, closed",
			"CANCELLED, false, false, true, cancelled" })
	void isFoughtThenFollowedUpThenOver(Status status, boolean live, boolean followUp, boolean ended, String key) {
		assertThat(status.live()).isEqualTo(live);
		assertThat(status.followUp()).isEqualTo(followUp);
		assertThat(status.ended()).isEqualTo(ended);
		assertThat(status.key()).isEqualTo(key);
		assertThat(status.words()).isEqualTo(key.replace('-', ' '));
	}

}
