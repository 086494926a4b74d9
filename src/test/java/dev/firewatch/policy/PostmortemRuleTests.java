package dev.firewatch.policy;

import java.time.Duration;
import java.util.List;

import dev.firewatch.policy.PostmortemRule.TemplateChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PostmortemRuleTests {

	private static PostmortemRule rule(TemplateChoice... choices) {
		return new PostmortemRule("standard", 2, Duration.ofDays(1), Duration.ofDays(7), List.of("commander"),
				List.of(choices), List.of());
	}

	@ParameterizedTest
	@CsvSource({ "SEV0, drill, strict", "SEV0, incident, strict", "SEV3, drill, light", "SEV2, near-miss, standard",
			"SEV1, incident, standard" })
	void takesTheFirstTemplateThatFitsTheSeverityAndTheKind(Severity severity, String kind, String template) {
		PostmortemRule rule = rule(new TemplateChoice("strict", List.of(Severity.SEV0), List.of()),
				new TemplateChoice("light", List.of(), List.of("drill")));

		assertThat(rule.templateFor(severity, kind)).isEqualTo(template);
	}

	@Test
	void takesATemplateForBothOnlyIfBothFit() {
		PostmortemRule rule = rule(new TemplateChoice("light", List.of(Severity.SEV3), List.of("drill")));

		assertThat(rule.templateFor(Severity.SEV3, "drill")).isEqualTo("light");
		assertThat(rule.templateFor(Severity.SEV3, "incident")).isEqualTo("standard");
		assertThat(rule.templateFor(Severity.SEV2, "drill")).isEqualTo("standard");
		assertThat(rule().templateFor(Severity.SEV3, "drill")).isEqualTo("standard");
	}

}
