package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Question.QuestionUse;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Related;
import dev.firewatch.risk.Cascade;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.MitigationState;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskIndicator;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.testing.TestPolicy;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.EntryFixture.anEntry;
import static dev.firewatch.testing.IncidentFixture.DECLARED;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static dev.firewatch.testing.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

/** What the questions about the risk process are answered beforehand. */
class AuditProposalsTests {

	private static final RiskId PIPELINE = new RiskId("RISK-023");

	private static final RiskId REPORTS = new RiskId("RISK-031");

	private static final PersonId ALICE = person("alice");

	private final List<Risk> risks = new ArrayList<>();

	private final Map<IncidentId, Instant> declared = new HashMap<>();

	private final Casefile file = reviewed();

	private static Casefile reviewed() {
		Casefile file = anIncident().led("alice").file();
		file.resolve(minutesIn(60), minutesIn(60),
				template(section("audit",
						question("in-register", QuestionType.AUDIT, "in-register", QuestionUse.PLAIN))),
				TestPolicy.BUNDLED);
		return file;
	}

	private Risk risk(RiskId id, String title, UnaryOperator<RiskContent> with, IncidentId... incidents) {
		Made made = new Made(DECLARED.minus(Duration.ofDays(400)), ALICE, null, null, id + "/entered");
		Risk risk = Risk.entered(id, with.apply(RiskContent.titled(title, 2, 4, null)), made);
		for (IncidentId incident : incidents) {
			risk = risk.linked(incident, new Made(DECLARED, ALICE, null, incident, id + "/" + incident));
		}
		risks.add(risk);
		return risk;
	}

	private IncidentId before(String id, int days) {
		IncidentId other = new IncidentId(id);
		declared.put(other, DECLARED.minus(Duration.ofDays(days)));
		return other;
	}

	private void is(Risk risk, boolean known) {
		file.is(new RelatedRisk(risk.id(), risk.content().title(), known, ALICE, DECLARED));
	}

	private ComputedAnswers facts(Entry... entries) {
		return new ComputedAnswers(file, List.of(entries), PersonId::value, ZoneId.of("UTC"))
			.resting(new RegisterEvidence(risks, declared, TestPolicy.BUNDLED.risks()), Duration.ofHours(1));
	}

	@Test
	void answersWhatTheDocumentAnswers() {
		Risk risk = risk(PIPELINE, "Source schema change breaks pipeline",
				content -> content.mitigated(List.of(Mitigation.planned("Schema validation", null, null)))
					.cascading(List.of(new Cascade(new RiskId("RISK-030"), null))),
				before("INC-2023-9", 180), before("INC-2023-12", 90), file.id());
		risk(new RiskId("RISK-030"), "Loads are late", content -> content, file.id());
		risk(REPORTS, "Downstream reporting fails", content -> content, new IncidentId("INC-2024-024"));
		is(risk, true);
		file.postmortem().orElseThrow().relate(new Related("INC-2024-024", "came with it", ALICE));
		answer("expected-detection", "15 minutes");
		answer("time-to-detect", "2 hours from failure");

		ComputedAnswers facts = facts();
		Map<String, String> expected = new HashMap<>();
		expected.put("in-register", "Yes");
		expected.put("in-register-action", "No action needed - risk was known");
		expected.put("probability-accurate", "Underestimated");
		expected.put("original-score", "P=2");
		expected.put("actual-frequency", "3rd occurrence in 6 months");
		expected.put("probability-action", "Adjust P from 2 to 4");
		expected.put("cascades-predicted", "Partially");
		expected.put("unexpected-cascades", "RISK-031 Downstream reporting fails (not mapped)");
		expected.put("cascades-action", "Add cascade to RISK-031");
		expected.put("mitigation-worked", "No");
		expected.put("mitigation-failures", "Schema validation was planned but not implemented");
		expected.put("mitigation-action", "Implement M1 Schema validation");
		expected.put("indicators-fired", "Too late");
		expected.put("indicators-action", "Add an indicator");
		expected.put("escalation-worked", "Yes");
		expected.put("escalation-action", "No action needed");

		expected.forEach((source, value) -> assertThat(facts.value(source)).as(source).contains(value));
		assertThat(facts.because("probability-accurate").orElseThrow()).contains("3 in 6 months", "INC-2023-9",
				"INC-2023-12");
		assertThat(facts.because("indicators-fired").orElseThrow()).contains("2 h", "15 min", "no indicator");
	}

	@Test
	void namesNoIncidentThatNotEverybodyMayKnowOf() {
		Risk risk = risk(PIPELINE, "Pipeline", content -> content, before("INC-2023-9", 180),
				new IncidentId("INC-2023-77"), file.id());
		is(risk, true);

		assertThat(facts().because("probability-accurate").orElseThrow()).contains("2 in 6 months")
			.doesNotContain("INC-2023-77");
	}

	@Test
	void decidesNothingThatTheFactsDoNotDecide() {
		assertThat(facts().value("in-register")).isEmpty();
		assertThat(facts().because("in-register").orElseThrow()).contains("risk link");
		Risk risk = risk(PIPELINE, "Pipeline",
				content -> content
					.mitigated(List.of(Mitigation.planned("Tests", null, null).in(MitigationState.IMPLEMENTED)))
					.indicated(List.of(new RiskIndicator("", "Parse errors", "5", null))),
				file.id());
		is(risk, true);

		assertThat(facts().value("probability-accurate")).contains("Yes");
		for (String open : List.of("cascades-predicted", "mitigation-worked", "indicators-fired")) {
			assertThat(facts().value(open)).as(open).isEmpty();
			assertThat(facts().because(open)).as(open).isPresent();
		}
	}

	@Test
	void aRiskThatWasEnteredAfterwardsOrIsNoneWasNotInTheRegister() {
		Risk late = risk(PIPELINE, "Pipeline", content -> content, file.id());
		is(late, false);
		assertThat(facts().value("in-register")).contains("No");
		assertThat(facts().value("in-register-action")).contains("Added as RISK-023");

		file.isNot(PIPELINE);
		file.isNoRisk();
		risks.clear();
		for (String question : List.of("in-register", "probability-accurate", "cascades-predicted",
				"mitigation-worked")) {
			assertThat(facts().value(question)).as(question).contains("No");
		}
	}

	@Test
	void takesTheProbabilityOfBeforeTheIncident() {
		Risk risk = risk(PIPELINE, "Pipeline", content -> content, before("INC-2023-9", 100), before("INC-2023-12", 50),
				file.id());
		is(risk, true);
		risks.clear();
		risks.add(risk.changed(risk.content().likely(4),
				new Made(DECLARED.plus(Duration.ofDays(2)), ALICE, null, file.id(), "raised")));

		assertThat(facts().value("original-score")).contains("P=2");
		assertThat(facts().value("probability-accurate")).contains("Underestimated");
	}

	@Test
	void escalationIsLateWhereNobodyWasThereInTime() {
		Entry detected = anEntry(1).marked(Milestone.DETECTED).at(-90);
		Entry engaged = anEntry(2).marked(Milestone.ENGAGED).at(0);

		assertThat(facts(detected, engaged).value("escalation-worked")).contains("Partially");
		assertThat(facts(detected, engaged).value("escalation-issues").orElseThrow()).contains("1 h 30 min", "1 h");
	}

	private void answer(String question, String text) {
		file.postmortem().orElseThrow().replaceAnswer("audit", question, text, ALICE, minutesIn(61));
	}

}
