package dev.firewatch.casefile;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.firewatch.casefile.QualityGate.Finding;
import dev.firewatch.casefile.QualityGate.Missing;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.Condition;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.QualityCheck;
import dev.firewatch.postmortem.Question.QuestionUse;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.Template;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.testing.FixFixture;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.firewatch.testing.EntryFixture.anEntry;
import static dev.firewatch.testing.FixFixture.aFix;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.file;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static dev.firewatch.testing.TemplateFixture.asked;
import static dev.firewatch.testing.TemplateFixture.checking;
import static dev.firewatch.testing.TemplateFixture.exported;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static dev.firewatch.testing.TemplateFixture.template;
import static dev.firewatch.testing.TemplateFixture.toPublish;
import static org.assertj.core.api.Assertions.assertThat;

class QualityGateTests {

	private static final Section SUMMARY = section("summary", question("what"));

	private static final Section ROOT = section("root", exported("root-cause", "root_cause.root_cause"),
			exported("symptom", "root_cause.immediate_cause"));

	private static final Section LESSONS = section("lessons", exported("learned", "learnings.what_went_well"));

	private static final Section NEVER_SHOWN = section("hidden",
			new Condition(Set.of(Severity.SEV0), Set.of(), Map.of()), toPublish("hidden-one"));

	/** A file that is resolved, with a postmortem from the template. */
	private static Casefile resolved(Template template) {
		Casefile file = file(anIncident().titled("Checkout is down").led("alice").resolved());
		file.reopenedAs(template, minutesIn(60));
		return file;
	}

	private static QualityGate gate(Casefile file, Template template, Entry... entries) {
		return new QualityGate(file, postmortem(file), template, List.of(entries));
	}

	private static Postmortem postmortem(Casefile file) {
		return file.postmortem().orElseThrow();
	}

	private static void answer(Casefile file, String section, Map<String, String> answers) {
		postmortem(file).answer(section, answers, person("alice"), minutesIn(70));
	}

	private static List<Missing> missing(QualityCheck check, Casefile file, Template template, Entry... entries) {
		return gate(file, template, entries).findings()
			.stream()
			.filter(finding -> finding.check() == check)
			.findFirst()
			.orElseThrow()
			.missing();
	}

	private static List<String> ids(QualityCheck check, Casefile file, Template template, Entry... entries) {
		return missing(check, file, template, entries).stream().map(Missing::id).toList();
	}

	@Test
	void looksAtAnswersAndChangesAlwaysAndAtTheRestAsTheTemplateSays() {
		Template plain = template(SUMMARY);
		Template strict = template(Set.of(QualityCheck.LESSONS, QualityCheck.TIMELINE), SUMMARY);

		assertThat(gate(resolved(plain), plain).findings()).extracting(Finding::check)
			.containsExactly(QualityCheck.ANSWERS, QualityCheck.CHANGES);
		assertThat(gate(resolved(strict), strict).findings()).extracting(Finding::check)
			.containsExactly(QualityCheck.TIMELINE, QualityCheck.LESSONS, QualityCheck.ANSWERS, QualityCheck.CHANGES);
	}

	@Test
	void letsNothingInTheWayOfWhatIsComplete() {
		Template template = checking(QualityCheck.LESSONS, LESSONS);
		Casefile file = resolved(template);

		assertThat(gate(file, template).obstacles()).extracting(Finding::check).containsExactly(QualityCheck.LESSONS);
		answer(file, "lessons", Map.of("learned", "to look at the dates"));
		assertThat(gate(file, template).obstacles()).isEmpty();
		assertThat(gate(file, template).findings()).allMatch(Finding::fulfilled);
	}

	@Test
	void exemptsWhatWasLivedThroughElsewhere() {
		Template template = checking(QualityCheck.LESSONS, LESSONS);
		Casefile file = resolved(template);
		assertThat(gate(file, template).exempt()).isFalse();
		file.importedAs(new Imported("delivery", person("bob"), minutesIn(60)));

		assertThat(gate(file, template).exempt()).isTrue();
		assertThat(gate(file, template).obstacles()).isEmpty();
		assertThat(gate(file, template).findings()).anyMatch(finding -> !finding.fulfilled());
	}

	@Test
	void wantsTheTimelineToSayWhatHappenedAndToHaveItsMarks() {
		Template template = checking(QualityCheck.TIMELINE, SUMMARY);
		Casefile file = resolved(template);
		Entry first = anEntry(1).marked(Milestone.FIRST_OCCURRENCE).at(0);
		Entry detected = anEntry(2).marked(Milestone.DETECTED).at(1);
		Entry resolved = anEntry(3).byTheBot().marked(Milestone.RESOLVED).at(60);

		assertThat(ids(QualityCheck.TIMELINE, file, template)).containsExactly("what happened", "first occurrence",
				"detected", "resolved");
		assertThat(ids(QualityCheck.TIMELINE, file, template, resolved)).containsExactly("what happened",
				"first occurrence", "detected");
		assertThat(ids(QualityCheck.TIMELINE, file, template, detected.hidden(true), anEntry(4).at(5)))
			.containsExactly("first occurrence", "detected", "resolved");
		assertThat(ids(QualityCheck.TIMELINE, file, template, first, detected, resolved)).isEmpty();
	}

	@Test
	void wantsARootCause() {
		Template template = checking(QualityCheck.ROOT_CAUSE, ROOT);
		Casefile file = resolved(template);

		assertThat(ids(QualityCheck.ROOT_CAUSE, file, template)).containsExactly("the root cause");
		answer(file, "root", Map.of("root-cause", "  "));
		assertThat(ids(QualityCheck.ROOT_CAUSE, file, template)).containsExactly("the root cause");
		answer(file, "root", Map.of("root-cause", "Nobody owned the certificate"));
		assertThat(ids(QualityCheck.ROOT_CAUSE, file, template)).isEmpty();
	}

	@Test
	void takesTheRootOfTheWhysForTheRootCause() {
		Template template = checking(QualityCheck.ROOT_CAUSE, ROOT);
		Casefile file = resolved(template);
		file.causes().why(1, "Nobody owned the certificate", null, person("bob"));

		assertThat(ids(QualityCheck.ROOT_CAUSE, file, template)).containsExactly("the root cause");
		file.causes().reachRoot();
		assertThat(ids(QualityCheck.ROOT_CAUSE, file, template)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "checkout is DOWN!, ", "the pods restarted, The pods restarted." })
	void takesTheSymptomForNoRootCause(String rootCause, @Nullable String symptom) {
		Template template = checking(QualityCheck.ROOT_CAUSE, ROOT);
		Casefile file = resolved(template);
		answer(file, "root", symptom == null ? Map.of("root-cause", rootCause)
				: Map.of("root-cause", rootCause, "symptom", symptom));

		assertThat(ids(QualityCheck.ROOT_CAUSE, file, template)).containsExactly("a root cause more than the symptom");
	}

	@Test
	void wantsAPrimaryCause() {
		Template template = checking(QualityCheck.PRIMARY_CAUSE, SUMMARY);
		Casefile file = resolved(template);

		assertThat(ids(QualityCheck.PRIMARY_CAUSE, file, template)).containsExactly("a primary cause");
		file.causes().add("A script", null, false, person("bob"));
		assertThat(ids(QualityCheck.PRIMARY_CAUSE, file, template)).isEmpty();
	}

	@Test
	void wantsEachCauseAnsweredByAFixOrAccepted() {
		Template template = checking(QualityCheck.CAUSES_ANSWERED, SUMMARY);
		Casefile file = resolved(template);
		file.causes().add("A script", null, false, person("bob"));
		file.causes().add("The alert was off", null, false, person("bob"));
		file.causes().add("The weather", null, false, person("bob"));
		aFix().answering("CF1").in(file);
		drop(aFix().answering("CF2").in(file));

		assertThat(ids(QualityCheck.CAUSES_ANSWERED, file, template)).containsExactly("CF2", "CF3");
		file.causes().accept("CF3", "nothing to be done");
		aFix().answering("CF2").in(file);
		assertThat(ids(QualityCheck.CAUSES_ANSWERED, file, template)).isEmpty();
	}

	@Test
	void wantsToKnowWhatDidNotCauseIt() {
		Template template = checking(QualityCheck.NOT_CAUSES,
				section("others", question("not", QuestionType.NOT_CAUSES)), SUMMARY);
		Casefile file = resolved(template);
		Casefile settled = resolved(template);
		Casefile elsewhere = resolved(template);

		assertThat(ids(QualityCheck.NOT_CAUSES, file, template)).containsExactly("what did not cause it");
		file.causes().ruleOut("The network", null, person("bob"));
		assertThat(ids(QualityCheck.NOT_CAUSES, file, template)).isEmpty();
		postmortem(settled).skip("others", "nothing came to mind", person("bob"), minutesIn(70));
		assertThat(ids(QualityCheck.NOT_CAUSES, settled, template)).isEmpty();
		answer(elsewhere, "summary", Map.of("what", "it broke"));
		assertThat(ids(QualityCheck.NOT_CAUSES, elsewhere, template)).containsExactly("what did not cause it");
	}

	@Test
	void wantsTheQuestionsOfTheAuditAnswered() {
		Template template = checking(QualityCheck.AUDIT, section("audit",
				question("registered", QuestionType.AUDIT, "in-register", QuestionUse.PLAIN), question("remark")));
		Casefile file = resolved(template);

		assertThat(missing(QualityCheck.AUDIT, file, template))
			.containsExactly(new Missing("registered", "What about registered?"));
		answer(file, "audit", Map.of("registered", "Yes"));
		assertThat(missing(QualityCheck.AUDIT, file, template)).isEmpty();
	}

	@Test
	void wantsEachFixToHaveAnOwnerAndAMeasuredTarget() {
		Template template = checking(QualityCheck.FIXES_PLANNED, SUMMARY);
		Casefile file = resolved(template);
		aFix().measured("renewals", "100%").in(file);
		aFix().in(file);
		aFix().owned().measured("renewals", "100%").in(file);
		drop(aFix().in(file));

		assertThat(ids(QualityCheck.FIXES_PLANNED, file, template)).containsExactly("F2", "F3");
	}

	@Test
	void wantsToKnowWhereEachFindingLands() {
		Template template = checking(QualityCheck.DESTINATIONS, SUMMARY);
		Casefile file = resolved(template);
		aFix().in(file).scoped(new FixScope(null, null, false, null, "runbook"));
		aFix().in(file);

		assertThat(ids(QualityCheck.DESTINATIONS, file, template)).containsExactly("F2");
	}

	@Test
	void wantsSomethingLearned() {
		Template template = checking(QualityCheck.LESSONS, LESSONS, section("root", exported("other", "root_cause.x")));
		Casefile file = resolved(template);
		answer(file, "root", Map.of("other", "not a lesson"));

		assertThat(ids(QualityCheck.LESSONS, file, template)).containsExactly("what was learned");
		answer(file, "lessons", Map.of("learned", "to look at the dates"));
		assertThat(ids(QualityCheck.LESSONS, file, template)).isEmpty();
	}

	@Test
	void wantsTestsAgainstItWhereTheTemplateAsksForThem() {
		Template asking = checking(QualityCheck.REGRESSION_TESTS, section("tests", question("regression-tests")));
		Template silent = checking(QualityCheck.REGRESSION_TESTS, SUMMARY);
		Casefile file = resolved(asking);

		assertThat(ids(QualityCheck.REGRESSION_TESTS, file, asking)).containsExactly("tests that guard against it");
		answer(file, "tests", Map.of("regression-tests", "none"));
		assertThat(ids(QualityCheck.REGRESSION_TESTS, file, asking)).isEmpty();
		assertThat(ids(QualityCheck.REGRESSION_TESTS, resolved(silent), silent)).isEmpty();
	}

	@Test
	void wantsWhatCouldWaitAnsweredUnlessItsSectionWasSkipped() {
		Template template = template(section("impact", toPublish("cost"), question("mood")),
				section("later", toPublish("users")), NEVER_SHOWN);
		Casefile file = resolved(template);
		answer(file, "impact", Map.of("mood", "calm"));
		postmortem(file).skip("later", "not known", person("bob"), minutesIn(70));

		assertThat(missing(QualityCheck.ANSWERS, file, template))
			.containsExactly(new Missing("cost", "What about cost?"));
		answer(file, "impact", Map.of("cost", "nothing"));
		assertThat(missing(QualityCheck.ANSWERS, file, template)).isEmpty();
	}

	@Test
	void wantsNoAnswerToWhatIsNotAskedHere() {
		Condition costly = new Condition(Set.of(), Set.of(), Map.of("cost", List.of("much")));
		Template template = template(section("impact", question("cost"),
				question("who-pays", QuestionType.TEXT, null, new QuestionUse(true, costly, null))));
		Casefile file = resolved(template);
		answer(file, "impact", Map.of("cost", "little"));

		assertThat(ids(QualityCheck.ANSWERS, file, template)).isEmpty();
		answer(file, "impact", Map.of("cost", "much"));
		assertThat(ids(QualityCheck.ANSWERS, file, template)).containsExactly("who-pays");
	}

	@Test
	void wantsRequestedChangesSettled() {
		Template template = template(SUMMARY, section("more", asked("other", Condition.ALWAYS)));
		Casefile file = resolved(template);
		postmortem(file).comment("summary", "Say it shorter", true, person("bob"), minutesIn(70));
		postmortem(file).comment(null, "Well written", false, person("bob"), minutesIn(71));

		assertThat(missing(QualityCheck.CHANGES, file, template)).containsExactly(new Missing("C1", "Say it shorter"));
		postmortem(file).settle("c1", person("alice"), minutesIn(72));
		assertThat(missing(QualityCheck.CHANGES, file, template)).isEmpty();
	}

	private static void drop(Fix fix) {
		fix.requestDrop(person("bob"), FixFixture.LOOKED, "superseded");
		fix.approve(person("carol"), false, FixFixture.LOOKED);
	}

}
