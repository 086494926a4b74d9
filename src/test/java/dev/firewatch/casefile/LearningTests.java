package dev.firewatch.casefile;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.LearningEvent.What;
import dev.firewatch.incident.SeverityChange;
import dev.firewatch.incident.SignalDecision;
import dev.firewatch.incident.SignalDecision.Outcome;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.remediation.Fix;
import dev.firewatch.testing.FixFixture;
import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.FixFixture.aFix;
import static dev.firewatch.testing.IncidentFixture.DECLARED;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class LearningTests {

	private static Casefile published(Map<String, String> answers) {
		Casefile draft = anIncident().led("alice").file();
		Postmortem review = new Postmortem("risk-review", DECLARED, DECLARED, List.of(SectionState.untouched("audit")));
		review.publishedElsewhere(Map.of("audit", answers), person("alice"), minutesIn(100), "hash");
		return Casefile.restored(draft.id(), draft.origin(), draft.incident(), draft.causes(), List.of(), review);
	}

	@Test
	void saysHowFixesWereVerifiedDroppedAndAccepted() {
		Casefile file = anIncident().led("alice").file();
		aFix().owned("alice").in(file);
		aFix().owned("bob").in(file);
		aFix().owned("bob").in(file);
		aFix().owned("bob").in(file);
		FixFixture.finish(file.fixes().get(0));
		file.fixes().get(0).verified(FixFixture.passed());
		FixFixture.finish(file.fixes().get(1));
		file.fixes().get(1).verified(FixFixture.passed());
		Fix accepted = file.fixes().get(2);
		FixFixture.finish(accepted);
		accepted.verified(FixFixture.missed("R7 (A known and passing circumstance): leave"));
		accepted.approve(person("carol"), false, FixFixture.LOOKED.plusSeconds(60));
		Fix dropped = file.fixes().get(3);
		dropped.requestDrop(person("bob"), FixFixture.LOOKED, "no longer needed");
		dropped.approve(person("carol"), false, FixFixture.LOOKED);

		assertThat(Learning.of(file, null).events()).extracting(LearningEvent::what, LearningEvent::code)
			.containsExactly(tuple(What.SELF_VERIFIED, ""), tuple(What.VERIFIED, ""), tuple(What.EXCEPTION, "R7"),
					tuple(What.VERIFIED, ""), tuple(What.DROP, ""));
	}

	@Test
	void saysHowTheTwoSignalRuleWasUsed() {
		Casefile file = anIncident().severity(Severity.SEV1)
			.signal("phishing", "security")
			.signal("malware", "security")
			.led("alice")
			.file();
		file.incident().setSeverity(new SeverityChange(Severity.SEV3, person("alice"), minutesIn(5), "R2", "small"));
		assertThat(Learning.of(file, null).events()).extracting(LearningEvent::what, LearningEvent::code)
			.containsExactly(tuple(What.OVERRIDE, "R2"), tuple(What.FLAGGED, ""));

		file.incident()
			.decide(new SignalDecision(Outcome.RESOLVED, person("alice"), minutesIn(6), "R3", "a test", true));

		Learning learning = Learning.of(file, null);
		assertThat(learning.events()).extracting(LearningEvent::what, LearningEvent::code)
			.containsExactly(tuple(What.OVERRIDE, "R2"), tuple(What.OVERRIDE, "R3"), tuple(What.FLAGGED, ""),
					tuple(What.REVIEWED, ""));
		assertThat(learning.latest()).isEqualTo(minutesIn(6));
	}

	@Test
	void saysWhatAPublishedReviewFound() {
		Casefile file = published(
				Map.of("in-register", "Yes", "mitigation-worked", "No", "expected-detection", "15 minutes"));
		file.causes().add("Flags never expire", null, true, person("bob"));
		file.causes().add("Nobody owns the flags", null, false, person("bob"));
		file.causes().add("The FLAGS: never expire!", null, false, person("bob"));
		file.causes().accept("CF3", "Known");
		aFix().answering("CF1").in(file);

		Learning learning = Learning.of(file, Duration.ofMinutes(40));

		assertThat(learning.publishedAt()).isEqualTo(minutesIn(100));
		assertThat(learning.gaps()).containsExactly(AuditQuestion.MITIGATION_WORKED);
		assertThat(learning.audit()).isEqualTo(new AuditFigures(true, null, null, new AuditFigures.Tally(0, 1),
				Duration.ofMinutes(15), Duration.ofMinutes(40)));
		assertThat(learning.uncovered()).isEqualTo(1);
		assertThat(learning.causes()).containsExactly("expire flags never", "flags nobody owns", "expire flags never");
	}

	@Test
	void saysNothingOfAReviewThatIsOpenAgain() {
		Casefile file = published(Map.of("in-register", "Yes"));
		file.causes().add("Flags never expire", null, true, person("bob"));

		file.postmortem().orElseThrow().amend("A figure was wrong");

		Learning learning = Learning.of(file, null);
		assertThat(learning.publishedAt()).isNull();
		assertThat(learning.audit()).isNull();
		assertThat(learning.causes()).isEmpty();
		assertThat(learning.known()).as("what is known so far")
			.isEqualTo(new Learning.KnownSoFar(Map.of(), 1, 0, 1, 1, null));
	}

	@Test
	void aReviewWithoutAnAuditHasNoFigures() {
		assertThat(Learning.of(published(Map.of("summary", "Yes")), null).audit()).isNull();
	}

}
