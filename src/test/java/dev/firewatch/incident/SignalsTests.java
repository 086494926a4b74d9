package dev.firewatch.incident;

import java.nio.file.Path;
import java.util.List;

import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SignalsTests {

	private final Policy policy = new ConfigFiles(Path.of("none")).policy();

	@Test
	void findsTheSignalsOfTheMondayTicket() {
		List<Signal> signals = Signals.in("Can't log in since this morning. VPN keeps dropping. "
				+ "Happened right after the security team sent out that patch notice.", this.policy);

		assertThat(signals).containsExactly(new Signal("security team", "security", Severity.SEV1),
				new Signal("patch notice", "security", Severity.SEV1));
		assertThat(Signals.recommended(signals, Severity.SEV2)).isEqualTo(Severity.SEV1);
	}

	@Test
	void namesEachPhraseOnce() {
		assertThat(Signals.in("credential, Credentials and CREDENTIAL", this.policy)).extracting(Signal::phrase)
			.containsExactly("credential");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u201cSecurity  Team\u201d said so", "the security\nteam", "a security-team member" })
	void findsAPhraseHoweverItIsTyped(String text) {
		assertThat(Signals.in(text, this.policy)).extracting(Signal::phrase).containsExactly("security team");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "checkout is down", "credentialed staff", "the team for security" })
	void findsNothingInsideOtherWords(String text) {
		assertThat(Signals.in(text, this.policy)).isEmpty();
	}

	@Test
	void neverRecommendsAMilderSeverityThanTheBase() {
		List<Signal> signals = Signals.in("data loss and an injury", this.policy);

		assertThat(Signals.recommended(signals, Severity.SEV3)).isEqualTo(Severity.SEV0);
		assertThat(Signals.recommended(List.of(), Severity.SEV3)).isEqualTo(Severity.SEV3);
		assertThat(Signals.recommended(Signals.in("phishing", this.policy), Severity.SEV0)).isEqualTo(Severity.SEV0);
	}

}
