package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.firewatch.policy.NoticeRule;
import dev.firewatch.policy.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which incidents a notice is due in, and what is left of its time. */
class NoticeClocksTests {

	private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

	private static NoticeRule rule(List<String> families, List<Severity> severities, List<String> kinds) {
		return new NoticeRule("authority", "72 h notice", Duration.ofHours(72), families, severities, kinds,
				List.of(Duration.ofHours(24), Duration.ofHours(6)));
	}

	@Test
	void aRuleMatchesWhenAllThatItNamesDoes() {
		NoticeRule rule = rule(List.of("data"), List.of(Severity.SEV0, Severity.SEV1), List.of("incident"));

		assertThat(rule.startsByItself()).isTrue();
		assertThat(NoticeClocks.matches(rule, List.of("security", "data"), Severity.SEV1, "incident")).isTrue();
		assertThat(NoticeClocks.matches(rule, List.of("security"), Severity.SEV1, "incident")).isFalse();
		assertThat(NoticeClocks.matches(rule, List.of("data"), Severity.SEV2, "incident")).isFalse();
		assertThat(NoticeClocks.matches(rule, List.of("data"), Severity.SEV1, "drill")).isFalse();
	}

	@Test
	void aRuleThatNamesNothingMatchesAllButWaitsToBeStarted() {
		NoticeRule rule = rule(List.of(), List.of(), List.of());

		assertThat(rule.startsByItself()).isFalse();
		assertThat(NoticeClocks.matches(rule, List.of(), Severity.SEV3, "external")).isTrue();
		assertThat(new NoticeClock(rule, NOW, true, null).due()).isEqualTo(NOW.plus(Duration.ofHours(72)));
	}

	@ParameterizedTest
	@CsvSource({ "PT41H, 41 h left", "PT41H59M, 41 h left", "PT30M, 30 min left", "P9D, 9 days left", "PT-2H, 2 h late",
			"PT-1M, 1 min late" })
	void saysWhatIsLeft(Duration left, String words) {
		assertThat(NoticeClock.left(NOW.plus(left), NOW)).isEqualTo(words);
	}

}
