package dev.firewatch.policy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PolicyTests {

	private final Policy policy = new ConfigFiles(Path.of("none")).policy();

	@ParameterizedTest
	@CsvSource({ "sev1, SEV1", "SEV 1, SEV1", "sev-0, SEV0", "1, SEV1", "severity 2, SEV2", "Critical, SEV0",
			"high, SEV1", "medium, SEV2", "LOW, SEV3" })
	void readsSeverities(String text, Severity expected) {
		assertThat(Severity.parse(text)).contains(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "sev4", "sev", "", "10", "severe", "-1", "sevhigh" })
	void readsNothingElseAsASeverity(String text) {
		assertThat(Severity.parse(text)).isEmpty();
	}

	@Test
	void ordersSeverities() {
		assertThat(Severity.SEV0.worseThan(Severity.SEV1)).isTrue();
		assertThat(Severity.SEV1.worseThan(Severity.SEV1)).isFalse();
		assertThat(Severity.SEV3.orWorse(Severity.SEV1)).isEqualTo(Severity.SEV1);
	}

	@ParameterizedTest
	@CsvSource({ "commander, commander", "IC, commander", "Incident  Commander, commander",
			"technical lead, technical-lead", "Tech-Lead, technical-lead", "comms, communications" })
	void findsARoleByAnyOfItsNames(String text, String id) {
		assertThat(this.policy.role(text)).map(RoleRule::id).contains(id);
	}

	@Test
	void hasARuleForEachSeverityAndAReasonForEachId() {
		assertThat(Severity.values())
			.allSatisfy(severity -> assertThat(this.policy.rule(severity).severity()).isEqualTo(severity));
		assertThat(this.policy.reasonCode("R9")).isEmpty();
		assertThat(this.policy.reasonCode("r4")).map(ReasonCode::id).contains("R4");
	}

	@Test
	void weighsPriorityAsItsSourceDoes() {
		assertThat(this.policy.priority()).isEqualTo(new PriorityRule(0.25, 0.25, 0.20, 0.15, 0.15, 0.80));
	}

	@Test
	void findsReasonsByUse() {
		assertThat(this.policy.role("king")).isEmpty();
		assertThat(this.policy.reasonCodes(ReasonCode.SKIP)).extracting(ReasonCode::id).containsExactly("R1", "R4");
		assertThat(this.policy.reasonCode(" r1 ")).map(ReasonCode::text).contains("Context and policy awareness");
	}

	@ParameterizedTest
	@CsvSource({ "48h, PT48H", "1h 20m, PT1H20M", "90 minutes, PT90M", "7d, PT168H", "2 weeks, PT336H", "30s, PT30S",
			"1.5h, PT1H30M", "1h and 5 min, PT1H5M", "1h20m, PT1H20M" })
	void readsDurations(String text, Duration expected) {
		assertThat(DurationText.parse(text)).contains(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "5", "h", "soon", "1h 20", "1:20", "-1h", "1h later", "5 months", "and" })
	void readsNothingElseAsADuration(String text) {
		assertThat(DurationText.parse(text)).isEmpty();
	}

	@Test
	void writesDurationsAsTheyCanBeReadAgain() {
		assertThat(DurationText.of(Duration.ofMinutes(80))).isEqualTo("1h 20m");
		assertThat(DurationText.of(Duration.ofHours(48))).isEqualTo("2d");
		assertThat(DurationText.of(Duration.ZERO)).isEqualTo("0m");
	}

	@ParameterizedTest
	@ValueSource(strings = { "The security team called", "SECURITY\nTEAM", "\u201csecurity team\u201d says",
			"security-team", "both security teams", "(security  team)" })
	void findsAPhraseAsPeopleWriteIt(String text) {
		assertThat(new SignalPhrase("security team").isInPlain(SignalPhrase.plain(text))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "insecurity team", "security teamwork", "security of the team", "" })
	void doesNotFindAPhraseInsideOtherWords(String text) {
		assertThat(new SignalPhrase("security team").isInPlain(SignalPhrase.plain(text))).isFalse();
	}

	@Test
	void findsTheServiceMentionedMostSpecifically() {
		Services services = new Services(
				List.of(new Service("pay", "Payment", "a", List.of()),
						new Service("page", "Till", "a", List.of("payment page"))),
				List.of(new Team("a", "A", null, List.of(), "")));

		assertThat(services.mentionedIn("the payment page is down")).map(Service::id).contains("page");
		assertThat(services.mentionedIn("Payments fail")).map(Service::id).contains("pay");
		assertThat(services.mentionedIn("repayment fails")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void readsASeverityAsItIsShown(Severity severity) {
		assertThat(Severity.parse(severity.label())).contains(severity);
		assertThat(Severity.parse(severity.word())).contains(severity);
	}

	@Test
	void knowsNoPhraseWithoutWords() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SignalPhrase(" "));
	}

	@Test
	void capturesByAWordUnlessThatIsOff() {
		assertThat(new CaptureRule("pushpin", "#timeline").word()).isEqualTo("#timeline");
		assertThat(new CaptureRule("pushpin", "off").word()).isEmpty();
	}

}
