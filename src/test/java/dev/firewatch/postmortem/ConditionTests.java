package dev.firewatch.postmortem;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.firewatch.incident.Kind;
import dev.firewatch.policy.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.firewatch.testing.IncidentFixture.anIncident;
import static org.assertj.core.api.Assertions.assertThat;

class ConditionTests {

	private static final Condition ON_OUTAGE = new Condition(Set.of(), Set.of(),
			Map.of("areas", List.of("Revenue", "Legal")));

	@Test
	void holdsAlwaysIfItNamesNothing() {
		assertThat(Condition.ALWAYS.holds(anIncident().open(), Map.of())).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "SEV0, true", "SEV1, true", "SEV2, false" })
	void holdsForTheSeveritiesItNames(Severity severity, boolean expected) {
		Condition condition = new Condition(Set.of(Severity.SEV0, Severity.SEV1), Set.of(), Map.of());

		assertThat(condition.holds(anIncident().severity(severity).open(), Map.of())).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "DRILL, true", "INCIDENT, false" })
	void holdsForTheKindsItNames(Kind kind, boolean expected) {
		Condition condition = new Condition(Set.of(), Set.of(Kind.DRILL), Map.of());

		assertThat(condition.holds(anIncident().kind(kind).open(), Map.of())).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Revenue              | true
			legal                | true
			Reputation\\n Legal  | true
			Reputation           | false
			Revenue and more     | false
			''                   | false
			""")
	void holdsForAnyOfTheAnswersItNames(String answer, boolean expected) {
		assertThat(ON_OUTAGE.holds(anIncident().open(), Map.of("areas", answer.replace("\\n", "\n"))))
			.isEqualTo(expected);
	}

	@Test
	void doesNotHoldWhileTheQuestionIsUnanswered() {
		assertThat(ON_OUTAGE.holds(anIncident().open(), Map.of("other", "Revenue"))).isFalse();
	}

	@Test
	void holdsOnlyIfAllItNamesDo() {
		Condition condition = new Condition(Set.of(Severity.SEV1), Set.of(Kind.DRILL),
				Map.of("a", List.of("yes"), "b", List.of("yes")));
		Map<String, String> both = Map.of("a", "yes", "b", "Yes");

		assertThat(condition.holds(anIncident().severity(Severity.SEV1).kind(Kind.DRILL).open(), both)).isTrue();
		assertThat(condition.holds(anIncident().severity(Severity.SEV2).kind(Kind.DRILL).open(), both)).isFalse();
		assertThat(condition.holds(anIncident().severity(Severity.SEV1).open(), both)).isFalse();
		assertThat(condition.holds(anIncident().severity(Severity.SEV1).kind(Kind.DRILL).open(), Map.of("a", "yes")))
			.isFalse();
	}

}
