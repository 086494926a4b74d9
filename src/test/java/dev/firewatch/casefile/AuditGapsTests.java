package dev.firewatch.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.postmortem.Question.QuestionUse;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.MitigationState;
import dev.firewatch.risk.ProposalKind;
import dev.firewatch.risk.ProposedChange;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskIndicator;
import dev.firewatch.testing.TestPolicy;
import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.IncidentFixture.DECLARED;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static dev.firewatch.testing.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

/** The gaps that an audit shows, and the changes read from its actions. */
class AuditGapsTests {

	private static final PersonId ALICE = person("alice");

	private static final LocalDate DUE = LocalDate.of(2026, 12, 1);

	private static final RiskContent RISK = RiskContent.titled("Pipeline", 2, 4, null)
		.mitigated(List.of(new Mitigation("M1", "Schema validation", null, null, MitigationState.PLANNED)))
		.indicated(List.of(new RiskIndicator("I1", "Parse errors", "5 failures", null)));

	private final Casefile file = reviewed();

	private static Casefile reviewed() {
		Casefile file = anIncident().led("alice").file();
		file.resolve(minutesIn(60), minutesIn(60),
				template(section("audit",
						question("in-register", QuestionType.AUDIT, "in-register", QuestionUse.PLAIN))),
				TestPolicy.BUNDLED);
		return file;
	}

	private void answer(Map<String, String> answers) {
		answers.forEach((question, answer) -> file.postmortem()
			.orElseThrow()
			.replaceAnswer("audit", question, answer, ALICE, minutesIn(61)));
	}

	private List<ProposedChange> changes(AuditQuestion question, String key, String action) {
		answer(Map.of(key, action));
		return AuditGaps.changes(file, question, RISK, DUE);
	}

	@Test
	void aGapIsOpenUntilAChangeAFixOrAReasonClosesIt() {
		assertThat(AuditGaps.open(file)).isEmpty();
		answer(Map.of("in-register", "Yes", "probability-accurate", "Underestimated", "cascades-predicted", "Partially",
				"indicators-fired", "Too late"));
		assertThat(AuditGaps.open(file)).containsExactly(AuditQuestion.PROBABILITY_ACCURATE,
				AuditQuestion.CASCADES_PREDICTED, AuditQuestion.INDICATORS_FIRED);

		file.settles(new GapSettlement("cascades-predicted", "RISK-023/P1", ALICE, DECLARED));
		file.settles(new GapSettlement("indicators-fired", "nobody could have known", ALICE, DECLARED));
		assertThat(AuditGaps.open(file)).containsExactly(AuditQuestion.PROBABILITY_ACCURATE);
	}

	@Test
	void enteringARiskThatWasMissingClosesWhatNobodyCouldKnow() {
		answer(Map.of("in-register", "No", "probability-accurate", "No", "mitigation-worked", "No", "escalation-worked",
				"No"));
		assertThat(AuditGaps.open(file)).hasSize(4);

		file.is(new RelatedRisk(new RiskId("RISK-045"), "Queue", false, ALICE, DECLARED));
		assertThat(AuditGaps.open(file)).containsExactly(AuditQuestion.ESCALATION_WORKED);
	}

	@Test
	void readsTheActionsOfTheWorkedCase() {
		assertThat(changes(AuditQuestion.PROBABILITY_ACCURATE, "probability-action", "Adjust P from 2 to 4"))
			.containsExactly(ProposedChange.band(ProposalKind.PROBABILITY, 4));
		answer(Map.of("unexpected-cascades", "Downstream reporting also failed"));
		assertThat(changes(AuditQuestion.CASCADES_PREDICTED, "cascades-action", "Add cascade to RISK-031"))
			.containsExactly(ProposedChange.of(ProposalKind.CASCADE, "RISK-031", "Downstream reporting also failed"));
		assertThat(changes(AuditQuestion.MITIGATION_WORKED, "mitigation-action",
				"Prioritize schema validation implementation"))
			.containsExactly(new ProposedChange(ProposalKind.IMPLEMENT, null, "M1", null, null, DUE, null));
		assertThat(changes(AuditQuestion.INDICATORS_FIRED, "indicators-action",
				"Add schema change detection indicator, reduce alert threshold to 1"))
			.containsExactly(ProposedChange.of(ProposalKind.INDICATOR, null, "schema change detection indicator"),
					ProposedChange.of(ProposalKind.TIGHTEN, "I1", "1"));
		assertThat(changes(AuditQuestion.ESCALATION_WORKED, "escalation-action", "Page the lead after 15 min"))
			.containsExactly(ProposedChange.of(ProposalKind.ESCALATION, null, "Page the lead after 15 min"));
	}

	@Test
	void readsImpactReplacedMitigationsAndRisksThatAreMissing() {
		assertThat(changes(AuditQuestion.PROBABILITY_ACCURATE, "probability-action", "P from 2 to 4, impact to 5"))
			.containsExactly(ProposedChange.band(ProposalKind.PROBABILITY, 4),
					ProposedChange.band(ProposalKind.IMPACT, 5));
		assertThat(changes(AuditQuestion.PROBABILITY_ACCURATE, "probability-action", "I=5"))
			.containsExactly(ProposedChange.band(ProposalKind.IMPACT, 5));
		assertThat(changes(AuditQuestion.PROBABILITY_ACCURATE, "probability-action", "I think it should go to 3"))
			.containsExactly(ProposedChange.band(ProposalKind.PROBABILITY, 3));
		assertThat(changes(AuditQuestion.MITIGATION_WORKED, "mitigation-action", "Replace M1 with contract tests"))
			.containsExactly(new ProposedChange(ProposalKind.REPLACE, null, "M1", "contract tests", null, DUE, null));
		assertThat(changes(AuditQuestion.CASCADES_PREDICTED, "cascades-action", "Add new risk: Reports are late"))
			.containsExactly(new ProposedChange(ProposalKind.RISK, 2, null, "Reports are late", null, null, 4));
	}

	@Test
	void whatOnlySaysThatSomethingIsMissingIsNoChange() {
		RiskContent bare = RiskContent.titled("Pipeline", 2, 4, null);
		for (String missing : List.of("Add a mitigation", "a mitigation.", "Mitigation", "Plan another mitigation")) {
			answer(Map.of("mitigation-action", missing));
			assertThat(AuditGaps.changes(file, AuditQuestion.MITIGATION_WORKED, bare, DUE)).as(missing).isEmpty();
		}
		for (String missing : List.of("Add an indicator", "indicator", "Add indicators")) {
			answer(Map.of("indicators-action", missing));
			assertThat(AuditGaps.changes(file, AuditQuestion.INDICATORS_FIRED, bare, DUE)).as(missing).isEmpty();
		}
		assertThat(changes(AuditQuestion.MITIGATION_WORKED, "mitigation-action", "Add a mitigation: contract tests"))
			.extracting(ProposedChange::text)
			.containsExactly("contract tests");
		assertThat(changes(AuditQuestion.INDICATORS_FIRED, "indicators-action", "Add an indicator: queue length"))
			.extracting(ProposedChange::text)
			.containsExactly("queue length");
	}

	@Test
	void aChangeAnswersWhatTheAuditAsksForIfItIsAboutTheSameThing() {
		List<ProposedChange> asked = List.of(ProposedChange.band(ProposalKind.PROBABILITY, 4));

		assertThat(AuditGaps.answers(ProposedChange.band(ProposalKind.PROBABILITY, 3), asked)).isTrue();
		assertThat(AuditGaps.answers(ProposedChange.band(ProposalKind.IMPACT, 4), asked)).isFalse();
		assertThat(AuditGaps.answers(ProposedChange.of(ProposalKind.CASCADE, "RISK-031", null),
				List.of(ProposedChange.of(ProposalKind.CASCADE, "RISK-032", null))))
			.isFalse();
		assertThat(AuditGaps.answers(ProposedChange.band(ProposalKind.IMPACT, 4), List.of())).isTrue();
	}

	@Test
	void proposesNothingThatIsSoAlreadyOrCannotBeRead() {
		assertThat(changes(AuditQuestion.PROBABILITY_ACCURATE, "probability-action", "Keep P=2")).isEmpty();
		assertThat(changes(AuditQuestion.PROBABILITY_ACCURATE, "probability-action", "Raise it")).isEmpty();
		assertThat(changes(AuditQuestion.CASCADES_PREDICTED, "cascades-action", "Draw a new map")).isEmpty();
		assertThat(AuditGaps.changes(file, AuditQuestion.MITIGATION_WORKED, RISK, DUE)).isEmpty();
		assertThat(changes(AuditQuestion.MITIGATION_WORKED, "mitigation-action", "Contract tests for all"))
			.containsExactly(
					new ProposedChange(ProposalKind.MITIGATION, null, null, "Contract tests for all", null, DUE, null));
	}

}
