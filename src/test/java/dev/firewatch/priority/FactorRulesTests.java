package dev.firewatch.priority;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.Learning;
import dev.firewatch.casefile.Learning.KnownSoFar;
import dev.firewatch.casefile.Learning.LearningHead;
import dev.firewatch.casefile.LearningRow;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import dev.firewatch.policy.Severity;
import dev.firewatch.risk.Cascade;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.MitigationState;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FactorRulesTests {

	private static LearningRow row(Severity severity, Status status, @Nullable KnownSoFar known) {
		return new LearningRow(new IncidentId("INC-1"),
				new Learning(new LearningHead("Checkout", severity, status, false, Instant.EPOCH), null, null,
						List.of(), List.of(), List.of(), 0, known));
	}

	private static KnownSoFar answers(Map<String, String> answers) {
		return new KnownSoFar(answers, 0, 0, 0, 0, null);
	}

	private static FactorValue factor(Factor factor, KnownSoFar known) {
		return FactorRules.of(row(Severity.SEV2, Status.RESOLVED, known), 0).factor(factor);
	}

	@Test
	void whatNobodyHasSaidCountsAsTheMiddleAndSaysSo() {
		RealRecord record = FactorRules.of(row(Severity.SEV2, Status.INVESTIGATING, null), 0);

		assertThat(record.factor(Factor.EXPOSURE))
			.isEqualTo(new FactorValue(0.5, "blast radius: not known yet, counts as 0.5", false));
		assertThat(record.factor(Factor.CONTROL_GAP).known()).isFalse();
		assertThat(record.factor(Factor.BUSINESS_IMPACT).known()).isFalse();
		assertThat(record.context()).containsExactly("approval: not known yet", "confidence: not known yet",
				"containment: not known yet");
	}

	@ParameterizedTest
	@CsvSource({ "One person,0.1", "one team or customer,0.3", "One service,0.5", "Several services,0.8",
			"Everybody,1.0" })
	void exposureIsTheBlastRadius(String radius, double value) {
		assertThat(factor(Factor.EXPOSURE, answers(Map.of("blast-radius", radius))).value()).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "SEV0,Low,1.0,SEV0", "SEV1,Low,0.75,SEV1", "SEV3,Critical,1.0,harm: Critical",
			"SEV2,Medium,0.5,SEV2" })
	void severityIsTheWorseOfWhatItIsHandledAsAndItsHarm(Severity severity, String harm, double value, String because) {
		FactorValue found = FactorRules.of(row(severity, Status.RESOLVED, answers(Map.of("harm", harm))), 0)
			.factor(Factor.SEVERITY);

		assertThat(found).isEqualTo(new FactorValue(value, because, true));
	}

	@Test
	void theControlGapIsWhatTheAuditFoundElseCausesWithoutAFix() {
		assertThat(factor(Factor.CONTROL_GAP, new KnownSoFar(Map.of(), 6, 3, 4, 4, null)))
			.isEqualTo(new FactorValue(0.5, "3 of 6 audit answers show a gap", true));
		assertThat(factor(Factor.CONTROL_GAP, new KnownSoFar(Map.of(), 0, 0, 4, 1, null)))
			.isEqualTo(new FactorValue(0.25, "1 of 4 causes without a fix", true));
	}

	@ParameterizedTest
	@CsvSource({ "INVESTIGATING,0,1.0", "MITIGATED,0,0.7", "FOLLOWING_UP,0,0.2", "RESOLVED,2,0.6", "RESOLVED,9,1.0" })
	void activityIsItsStatusAndHowOftenItsRiskCameTrue(Status status, int again, double value) {
		assertThat(FactorRules.of(row(Severity.SEV2, status, null), again).factor(Factor.ACTIVITY).value())
			.isEqualTo(value);
	}

	@Test
	void businessImpactIsTheAreasThatFeltItElseTheServiceLevel() {
		assertThat(factor(Factor.BUSINESS_IMPACT, answers(Map.of("business-areas", "Revenue, Legal"))).value())
			.isEqualTo(0.6);
		assertThat(factor(Factor.BUSINESS_IMPACT, answers(Map.of("business-areas", "None"))).value()).isZero();
		assertThat(factor(Factor.BUSINESS_IMPACT, new KnownSoFar(Map.of(), 0, 0, 0, 0, true)).value()).isEqualTo(0.5);
		assertThat(factor(Factor.BUSINESS_IMPACT, new KnownSoFar(Map.of(), 0, 0, 0, 0, false)).value()).isEqualTo(0.2);
	}

	@Test
	void mappingACascadeNeverLowersTheExposure() {
		RiskContent bare = RiskContent.titled("Schema changes", 2, 4, null);
		RiskContent mapped = bare.cascading(List.of(new Cascade(new RiskId("RISK-031"), null)));

		assertThat(exposure(bare).value()).isEqualTo(0.5);
		assertThat(exposure(mapped).value()).isEqualTo(0.6);
		assertThat(exposure(mapped).because()).contains("services: not known yet", "1 cascade");
		assertThat(exposure(mapped.described(null, null, List.of("pipeline"))).value()).isEqualTo(0.5);
	}

	private static FactorValue exposure(RiskContent content) {
		Made made = new Made(Instant.EPOCH, null, null, null, "entered");
		return FactorRules.of(Risk.entered(new RiskId("RISK-023"), content, made), 0).factors().get(Factor.EXPOSURE);
	}

	@Test
	void aRiskHasTheSameFactorsFromTheRegister() {
		RiskContent content = RiskContent.titled("Schema changes", 2, 4, null)
			.described(null, null, List.of("checkout"))
			.mitigated(List.of(Mitigation.planned("Validate", null, null),
					Mitigation.planned("Watch", null, null).in(MitigationState.PROVEN)))
			.cascading(List.of(new Cascade(new RiskId("RISK-031"), "reports fail")));
		Risk risk = Risk.entered(new RiskId("RISK-023"), content,
				new Made(Instant.EPOCH, new PersonId("local/bob"), null, null, "key"));

		RealRecord record = FactorRules.of(risk, 3);

		assertThat(record.factor(Factor.EXPOSURE).value()).isEqualTo(0.5);
		assertThat(record.factor(Factor.SEVERITY).value()).isEqualTo(0.8);
		assertThat(record.factor(Factor.CONTROL_GAP))
			.isEqualTo(new FactorValue(0.5, "1 of 2 mitigations proven", true));
		assertThat(record.factor(Factor.ACTIVITY).value()).isEqualTo(0.8);
		assertThat(record.factor(Factor.BUSINESS_IMPACT).value()).isEqualTo(0.32);
	}

	@Test
	void aCorrectionKeepsWhatTheRulesSaid() {
		RealRecord corrected = FactorRules.of(row(Severity.SEV2, Status.RESOLVED, null), 0)
			.corrected(Factor.EXPOSURE, 0.9, "Bob: all shops use it");

		assertThat(corrected.factor(Factor.EXPOSURE)).isEqualTo(new FactorValue(0.9,
				"Bob: all shops use it (by the rules: 0.5, blast radius: not known yet, counts as 0.5)", true));
		assertThat(corrected.scored(3).exposure()).isEqualTo(0.9);
	}

}
