package dev.firewatch.policy;

import dev.firewatch.policy.SeverityWords.Prefixed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SeverityWordsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SEV1 | SEV1
			Sev-2 | SEV2
			P1 | SEV1
			P4 - low | SEV3
			S2 | SEV2
			critical | SEV0
			Major outage | SEV1
			**High** | SEV1
			hoch | SEV1
			Severity 3 | SEV3
			""")
	void readsTheWordsOfManyHouses(String text, Severity severity) {
		assertThat(SeverityWords.parse(text)).contains(severity);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "p99", "sev9", "awful", "1.5" })
	void leavesEverythingElse(String text) {
		assertThat(SeverityWords.parse(text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sev1: Login broken | SEV1 | Login broken
			sev0, all is down | SEV0 | all is down
			[sev2] checkout is slow | SEV2 | checkout is slow
			Sev 1 login is down | SEV1 | login is down
			SEV1 - login is down | SEV1 | login is down
			P1 login is down | SEV1 | login is down
			critical: login is down | SEV0 | login is down
			sev2 login is down | SEV2 | login is down
			""")
	void findsItBeforeATitle(String text, Severity severity, String title) {
		assertThat(SeverityWords.before(text)).contains(new Prefixed(severity, title));
	}

	@ParameterizedTest
	@ValueSource(strings = { "critical bug in checkout", "p99 latency is up", "[prod] checkout is down",
			"sev10 is no severity", "minor words", "7 nodes are down" })
	void leavesATitleThatOnlyLooksLikeIt(String text) {
		assertThat(SeverityWords.before(text)).isEmpty();
	}

}
