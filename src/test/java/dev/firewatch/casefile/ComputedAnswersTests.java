package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Map;

import dev.firewatch.casefile.ComputedAnswers.ComputedAnswer;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Kind;
import dev.firewatch.incident.SeverityChange;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.Question.QuestionUse;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Related;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.testing.TestPolicy;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.firewatch.testing.EntryFixture.anEntry;
import static dev.firewatch.testing.FixFixture.aFix;
import static dev.firewatch.testing.IncidentFixture.DECLARED;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.file;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static dev.firewatch.testing.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

class ComputedAnswersTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	/** What began before anybody knew, and took an hour and a half from then on. */
	private static final List<Entry> MARKED = List.of(anEntry(1).marked(Milestone.FIRST_OCCURRENCE).at(-30),
			anEntry(2).marked(Milestone.DETECTED).at(-10), anEntry(3).marked(Milestone.ENGAGED).at(5),
			anEntry(4).marked(Milestone.CAUSE_FOUND).at(20), anEntry(5).marked(Milestone.MITIGATED).at(30),
			anEntry(6).marked(Milestone.RESOLVED).at(60), anEntry(7).marked(Milestone.ALL_CLEAR).at(80),
			anEntry(8).marked(Milestone.FIRST_REPORT).at(-20));

	private static ComputedAnswers of(Casefile file, Entry... entries) {
		return new ComputedAnswers(file, List.of(entries), ComputedAnswersTests::name, BERLIN);
	}

	private static ComputedAnswers of(Casefile file, List<Entry> entries) {
		return of(file, entries.toArray(Entry[]::new));
	}

	private static String name(PersonId person) {
		return person.value().replace("local/", "").toUpperCase();
	}

	@Test
	void saysHowLongItHadEachSeverity() {
		Incident incident = anIncident().severity(Severity.SEV1).open();
		incident.setSeverity(new SeverityChange(Severity.SEV2, person("bob"), minutesIn(40), "known", "only EU"));
		assertThat(of(file(incident)).value("time-per-severity")).as("while it goes on").isEmpty();
		incident.resolve(minutesIn(60));

		assertThat(of(file(incident)).value("time-per-severity")).contains("SEV1: 40 min, SEV2: 20 min");
	}

	@Test
	void saysNoTimeToDetectWhereNothingSaysWhenItWasDetected() {
		assertThat(of(resolved(), anEntry(1).at(0)).value("time-to-detect")).isEmpty();
		assertThat(of(resolved(), anEntry(1).at(3)).value("time-to-detect")).isEmpty();
		assertThat(
				of(resolved(), anEntry(1).at(0), anEntry(2).marked(Milestone.DETECTED).at(0)).value("time-to-detect"))
			.contains("0 min");
		assertThat(of(resolved(), anEntry(1).at(-7)).value("time-to-detect")).contains("7 min");
	}

	@ParameterizedTest
	@CsvSource({ "15 minutes, 5 min late", "within 20 min, None", "1 h or so, 40 min early", "at once,",
			"15 to 30 minutes," })
	void saysHowLateItWasDetectedWhereADurationWasExpected(String expected, String gap) {
		Casefile file = withPostmortem();
		file.postmortem()
			.orElseThrow()
			.replaceAnswer("audit", "expected-detection", expected, person("alice"), minutesIn(61));

		assertThat(of(file, MARKED).known("detection-gap"))
			.isEqualTo(Optional.ofNullable(gap).map(late -> new ComputedAnswer(late, List.of("E1", "E2"))));
		assertThat(of(file, MARKED).value("detection-gap")).isEqualTo(Optional.ofNullable(gap));
		file.postmortem()
			.orElseThrow()
			.replaceAnswer("audit", "time-to-detect", "2 h from failure", person("alice"), minutesIn(61));
		assertThat(of(file, MARKED).value("detection-gap").filter("1 h 45 min late"::equals).isPresent())
			.isEqualTo(expected.equals("15 minutes"));
	}

	private static Casefile resolved() {
		return file(anIncident().led("alice").resolved());
	}

	private static Casefile withPostmortem() {
		Casefile file = anIncident().led("alice").file();
		file.resolve(minutesIn(60), minutesIn(60),
				template(section("audit",
						question("in-register", QuestionType.AUDIT, "in-register", QuestionUse.PLAIN))),
				TestPolicy.BUNDLED);
		return file;
	}

	@ParameterizedTest
	@CsvSource({ "first-occurrence-at, 2026-11-20 09:30 CET, E1", "detected-at, 2026-11-20 09:50 CET, E2",
			"engaged-at, 2026-11-20 10:05 CET, E3", "cause-found-at, 2026-11-20 10:20 CET, E4",
			"mitigated-at, 2026-11-20 10:30 CET, E5", "resolved-at, 2026-11-20 11:00 CET, E6",
			"all-clear-at, 2026-11-20 11:20 CET, E7", "first-report-at, 2026-11-20 09:40 CET, E8" })
	void takesMomentsFromTheMarksInTheReadersZone(String source, String value, String entry) {
		assertThat(of(resolved(), MARKED).known(source)).contains(new ComputedAnswer(value, List.of(entry)));
	}

	@ParameterizedTest
	@CsvSource({ "duration, 1 h 30 min, E1, E6", "time-to-detect, 20 min, E1, E2", "time-to-respond, 15 min, E2, E3",
			"time-to-identify, 30 min, E2, E4", "time-to-mitigate, 40 min, E2, E5",
			"time-to-resolve, 1 h 10 min, E2, E6" })
	void measuresFromMarkToMark(String source, String value, String from, String to) {
		assertThat(of(resolved(), MARKED).known(source)).contains(new ComputedAnswer(value, List.of(from, to)));
	}

	@ParameterizedTest
	@CsvSource({ "detected-at, 2026-11-20 10:00 CET", "engaged-at, 2026-11-20 10:01 CET",
			"mitigated-at, 2026-11-20 10:30 CET", "resolved-at, 2026-11-20 11:00 CET", "time-to-respond, 1 min",
			"time-to-mitigate, 30 min", "time-to-resolve, 1 h" })
	void takesMomentsFromTheIncidentWhereNothingIsMarked(String source, String value) {
		assertThat(of(resolved()).known(source)).contains(new ComputedAnswer(value, List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "first-occurrence-at", "engaged-at", "cause-found-at", "mitigated-at", "resolved-at",
			"all-clear-at", "duration", "time-to-detect", "time-to-respond", "time-to-identify", "time-to-mitigate",
			"time-to-resolve", "slo-breach", "date", "commander", "causes", "cause-texts", "primary-cause",
			"not-causes", "whys", "fixes", "fixes-immediate", "fixes-short-term", "fixes-long-term",
			"process-improvements", "verification", "review-date", "template-version", "last-updated", "related",
			"gap-in-register", "no-such-source" })
	void knowsNothingOfWhatHasNotHappenedYet(String source) {
		assertThat(of(anIncident().file()).value(source)).isEmpty();
	}

	@ParameterizedTest
	@FieldSource("dev.firewatch.postmortem.Question#SOURCES")
	void knowsEverySourceOfAFinishedIncident(String source) {
		Casefile file = withPostmortem();
		file.causes().add("A script", null, false, person("bob"));
		file.causes().ruleOut("The network", null, person("bob"));
		file.causes().why(1, "It was not renewed", null, person("bob"));
		aFix().due(LocalDate.of(2026, 11, 20)).measured("renewals", "100%").in(file);
		aFix().due(LocalDate.of(2026, 11, 25)).in(file);
		aFix().in(file);
		aFix().in(file).scoped(new FixScope(null, null, true, null, null));
		file.postmortem().orElseThrow().relate(new Related("INC-2026-0009", "the same cause", person("bob")));
		file.postmortem().orElseThrow().answer("audit", Map.of("in-register", "No"), person("bob"), minutesIn(70));

		boolean otherGap = source.startsWith("gap-") && !source.equals("gap-in-register");
		assertThat(of(file, MARKED).value(source).isPresent()).as(source).isEqualTo(!otherGap);
	}

	@Test
	void beginsWithTheEarliestEntryWhereNoFirstOccurrenceIsMarked() {
		ComputedAnswers answers = of(resolved(), anEntry(2).at(-20), anEntry(1).marked(Milestone.DETECTED).at(-10));

		assertThat(answers.begin()).contains(minutesIn(-20));
		assertThat(answers.known("time-to-detect")).contains(new ComputedAnswer("10 min", List.of("E2", "E1")));
	}

	@Test
	void takesTheLatestOfSeveralMarksAndThoseOfPeopleBeforeTheBots() {
		Entry bots = anEntry(4).byTheBot().marked(Milestone.MITIGATED).at(50);
		Entry first = anEntry(1).marked(Milestone.MITIGATED).at(10);
		Entry last = anEntry(2).marked(Milestone.MITIGATED).at(40);

		assertThat(of(resolved(), first, last, bots).mitigatedAt()).contains(minutesIn(40));
		assertThat(of(resolved(), bots).mitigatedAt()).contains(minutesIn(50));
		assertThat(of(resolved(), first, last, bots).marked(Milestone.MITIGATED)).contains(minutesIn(40));
		assertThat(of(resolved()).marked(Milestone.MITIGATED)).isEmpty();
		assertThat(of(resolved()).mitigatedAt()).contains(minutesIn(30));
	}

	@Test
	void leavesOutWhatIsRemovedOrHidden() {
		Entry removed = anEntry(1).marked(Milestone.DETECTED).at(-20).removed(minutesIn(90), person("bob"));
		Entry hidden = anEntry(2).marked(Milestone.DETECTED).at(-15).hidden(true);
		ComputedAnswers answers = of(resolved(), removed, hidden, anEntry(3).at(5));

		assertThat(answers.detectedAt()).contains(DECLARED);
		assertThat(answers.begin()).contains(minutesIn(5));
		assertThat(answers.value("timeline")).contains("1 entry");
	}

	@Test
	void isNotResolvedByAMarkAsLongAsItIsFought() {
		Entry resolved = anEntry(1).marked(Milestone.RESOLVED).at(20);

		assertThat(of(anIncident().file(), resolved).value("resolved-at")).isEmpty();
		assertThat(of(resolved(), resolved).value("resolved-at")).contains("2026-11-20 10:20 CET");
	}

	@Test
	void measuresNothingThatEndsBeforeItBegins() {
		ComputedAnswers answers = of(resolved(), anEntry(2).marked(Milestone.DETECTED).at(10),
				anEntry(1).marked(Milestone.FIRST_OCCURRENCE).at(20));

		assertThat(answers.value("time-to-detect")).isEmpty();
		assertThat(of(resolved(), anEntry(1).marked(Milestone.FIRST_OCCURRENCE).at(0)).value("time-to-detect"))
			.as("nothing says when it was detected")
			.isEmpty();
	}

	@Test
	void saysWhetherWhatWasPromisedOfTheServiceWasKept() {
		Casefile file = withPostmortem();
		Entry begin = anEntry(1).marked(Milestone.FIRST_OCCURRENCE).at(0);

		file.postmortem().orElseThrow().promised(Duration.ofMinutes(40));
		assertThat(of(file, begin, anEntry(2).marked(Milestone.MITIGATED).at(40)).known("slo-breach"))
			.contains(new ComputedAnswer("No, it took 40 min, against a limit of 40 min", List.of("E1", "E2")));
		assertThat(of(file, begin, anEntry(2).marked(Milestone.MITIGATED).at(41)).value("slo-breach"))
			.contains("Yes, it took 41 min, against a limit of 40 min");
		assertThat(of(file, begin).value("slo-breach")).contains("Yes, it took 1 h, against a limit of 40 min");
		assertThat(of(file, anEntry(1).marked(Milestone.FIRST_OCCURRENCE).at(70)).value("slo-breach")).isEmpty();
		file.postmortem().orElseThrow().promised(null);
		assertThat(of(file, begin).value("slo-breach")).isEmpty();
	}

	@Test
	void anObjectiveIsBreachedByItsFigure() {
		Casefile file = withPostmortem();
		Entry begin = anEntry(1).marked(Milestone.FIRST_OCCURRENCE).at(0);
		file.postmortem().orElseThrow().promised(Duration.ofHours(4));

		file.postmortem()
			.orElseThrow()
			.replaceAnswer("audit", "objectives",
					"Availability | >= 99.9% | 99.2%\nLatency | < 300 ms | 210 ms\nErrors | few | some",
					person("alice"), minutesIn(61));
		assertThat(of(file, begin).value("slo-breach"))
			.contains("Yes, Availability: 99.2% against >= 99.9%; Latency: 210 ms against < 300 ms; "
					+ "it took 1 h, against a limit of 4 h");
		assertThat(of(file, begin).value("last-updated")).isEmpty();
		file.postmortem().orElseThrow().answer("audit", Map.of("in-register", "Yes"), person("alice"), minutesIn(62));
		assertThat(of(file, begin).value("last-updated")).contains("2026-11-20");

		file.postmortem()
			.orElseThrow()
			.replaceAnswer("audit", "objectives", "Availability | >= 99% | 99.2%", person("alice"), minutesIn(63));
		assertThat(of(file, begin).value("slo-breach"))
			.contains("No, Availability: 99.2% against >= 99%; it took 1 h, against a limit of 4 h");
		file.postmortem().orElseThrow().promised(Duration.ofMinutes(40));
		assertThat(of(file, begin).value("slo-breach").orElseThrow()).startsWith("Yes, Availability");
	}

	@Test
	void describesTheIncident() {
		Casefile file = file(anIncident().titled("Login fails").kind(Kind.NEAR_MISS).led("alice").resolved());
		ComputedAnswers answers = of(file, anEntry(1).at(0));

		assertThat(answers.value("incident-id")).contains("INC-2026-0001");
		assertThat(answers.value("title")).contains("Login fails");
		assertThat(answers.value("kind")).contains("near miss");
		assertThat(answers.value("severity")).contains("SEV2");
		assertThat(answers.value("commander")).contains("ALICE");
		assertThat(answers.value("participants")).contains("ALICE, BOB");
	}

	@ParameterizedTest
	@CsvSource({ "SEV0, Critical", "SEV1, High", "SEV2, Medium", "SEV3, Low" })
	void saysTheSeverityInAWord(Severity severity, String word) {
		assertThat(of(anIncident().severity(severity).file()).value("severity-word")).contains(word);
	}

	@Test
	void datesItByTheReadersDay() {
		Entry beforeMidnight = anEntry(1).at(14 * 60 + 30);

		assertThat(of(resolved(), beforeMidnight).value("date")).contains("2026-11-21");
		assertThat(
				new ComputedAnswers(resolved(), List.of(beforeMidnight), ComputedAnswersTests::name, ZoneId.of("UTC"))
					.value("date"))
			.contains("2026-11-20");
	}

	@Test
	void tellsHowTheSeverityChanged() {
		Incident incident = anIncident().open();
		incident.setSeverity(new SeverityChange(Severity.SEV1, person("bob"), minutesIn(5), null, null));
		incident.setSeverity(new SeverityChange(Severity.SEV3, person("bob"), minutesIn(65), "known", "one customer"));

		assertThat(of(file(incident)).value("severity-history")).contains("""
				2026-11-20 10:00 CET SEV2
				2026-11-20 10:05 CET SEV1
				2026-11-20 11:05 CET SEV3: one customer""");
	}

	@Test
	void countsOneAndSeveral() {
		Casefile file = anIncident().file();
		ComputedAnswers none = of(file, anEntry(1).byTheBot().at(0));

		assertThat(none.value("numbers")).contains("0 timeline entries, 1 person, 0 causes, 0 fixes");
		file.incident().join(person("carol"));
		file.causes().add("A script", null, false, person("bob"));
		aFix().in(file);
		assertThat(of(file, anEntry(1).at(0), anEntry(2).byTheBot().at(1)).value("numbers"))
			.contains("1 timeline entry, 2 people, 1 cause, 1 fix");
	}

	@Test
	void listsCausesAndWhatWasRuledOut() {
		Casefile file = anIncident().file();
		file.causes().add("A script", "nobody ran it", false, person("bob"));
		file.causes().add("The alert was off", null, true, person("bob"));
		file.causes().ruleOut("The network", null, person("bob"));
		ComputedAnswers answers = of(file);

		assertThat(answers.value("causes")).contains("CF1 A script\nCF2 (primary) The alert was off");
		assertThat(answers.value("cause-texts")).contains("A script\nThe alert was off");
		assertThat(answers.value("primary-cause")).contains("The alert was off");
		assertThat(answers.value("not-causes")).contains("The network");
	}

	@Test
	void listsTheWhysDownToTheRoot() {
		Casefile file = anIncident().file();
		file.causes().why(1, "The certificate expired", "the log", person("bob"));
		file.causes().why(2, "Nobody owned it", null, person("bob"));
		file.causes().reachRoot();

		assertThat(of(file).value("whys"))
			.contains("1. The certificate expired | the log\n2. Nobody owned it (root cause)");
	}

	@Test
	void listsFixesByWhenTheyAreWantedAndImprovementsOfTheProcessApart() {
		Casefile file = anIncident().file();
		aFix().titled("Renew").due(LocalDate.of(2026, 11, 20)).measured("renewals", "100%").in(file);
		aFix().titled("Alert").due(LocalDate.of(2026, 11, 27)).in(file);
		aFix().titled("Rotate").in(file);
		aFix().titled("Train").in(file).scoped(new FixScope(null, null, true, null, null));
		ComputedAnswers answers = of(file);

		assertThat(answers.value("fixes")).contains("F1 Renew\nF2 Alert\nF3 Rotate\nF4 Train");
		assertThat(answers.value("fixes-immediate")).contains("F1 Renew");
		assertThat(answers.value("fixes-short-term")).contains("F2 Alert");
		assertThat(answers.value("fixes-long-term")).contains("F3 Rotate");
		assertThat(answers.value("process-improvements")).contains("F4 Train");
		assertThat(answers.value("verification")).contains("F1 renewals: 100%");
	}

	@Test
	void readsTheDocument() {
		Casefile file = withPostmortem();
		file.postmortem().orElseThrow().relate(new Related("INC-2026-0009", "the same cause", person("bob")));
		file.postmortem().orElseThrow().reviewedAt(Instant.parse("2026-11-30T23:30:00Z"));
		ComputedAnswers answers = of(file);

		assertThat(answers.value("related")).contains("INC-2026-0009: the same cause");
		assertThat(answers.value("review-date")).contains("2026-12-01");
		assertThat(answers.value("template-version")).contains("1.2");
	}

	@ParameterizedTest
	@CsvSource({ "Yes, None", "No, IDENTIFY gap", "no - nobody thought of it, IDENTIFY gap" })
	void showsTheGapThatAnAnswerOfTheAuditTells(String answer, String gap) {
		Casefile file = withPostmortem();

		assertThat(of(file).value("gap-in-register")).isEmpty();
		file.postmortem().orElseThrow().answer("audit", Map.of("in-register", answer), person("bob"), minutesIn(70));
		assertThat(of(file).value("gap-in-register")).contains(gap);
		assertThat(of(file).value("gap-no-such")).isEmpty();
	}

	@Test
	void showsWhatAnAnswerComesFrom() {
		ComputedAnswer measured = new ComputedAnswer("20 min", List.of("E1", "E2"));
		ComputedAnswer plain = new ComputedAnswer("20 min", List.of());

		assertThat(measured.shown()).isEqualTo("20 min (E1 to E2)");
		assertThat(measured.besides("25 min")).isEqualTo("25 min (computed: 20 min, E1 to E2)");
		assertThat(plain.shown()).isEqualTo("20 min");
		assertThat(plain.besides("25 min")).isEqualTo("25 min (computed: 20 min)");
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 0 min", "PT59S, 0 min", "PT1M, 1 min", "PT60M, 1 h", "PT90M, 1 h 30 min", "P1D, 1 day",
			"P2DT1M, 2 days 1 min", "P1DT9H42M, 1 day 9 h 42 min" })
	void saysHowLongItTook(Duration duration, String words) {
		assertThat(ComputedAnswers.lasting(duration)).isEqualTo(words);
	}

}
