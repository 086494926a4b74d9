package dev.firewatch.casefile;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Kind;
import dev.firewatch.incident.SeverityChange;
import dev.firewatch.incident.Signal;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.RequiredReview.ReviewReason;
import dev.firewatch.postmortem.RequiredReview.ReviewTrigger;
import dev.firewatch.postmortem.Template;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.remediation.Owner;
import dev.firewatch.testing.IncidentFixture;
import dev.firewatch.testing.TestPolicy;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.EntryFixture.anEntry;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static dev.firewatch.testing.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What makes the review a duty: a breached service level, or a misroute. */
class ReviewTriggersTests {

	private static final int DAY = 24 * 60;

	private static final Template TEMPLATE = template(section("summary", question("what")));

	private static final Obligations OBLIGATIONS = new Obligations(TestPolicy.BUNDLED,
			new Templates(Map.of(TEMPLATE.id(), TEMPLATE)));

	private final ReviewTriggers triggers = new ReviewTriggers(Set.of("security"));

	private static Casefile resolved(Incident incident, int minutes) {
		Casefile file = IncidentFixture.file(incident);
		file.resolve(minutesIn(minutes), minutesIn(minutes), TEMPLATE, TestPolicy.BUNDLED);
		return file;
	}

	private List<ReviewReason> found(Casefile file, Entry... entries) {
		return triggers.concern(file) ? triggers.found(file,
				new ComputedAnswers(file, List.of(entries), PersonId::value, ZoneOffset.UTC), minutesIn(2 * DAY))
				: List.of();
	}

	private static Incident minor() {
		return anIncident().severity(Severity.SEV2).led("alice").open();
	}

	@Test
	void areABreachedServiceLevelFromTheFirstOccurrenceOn() {
		Entry first = anEntry(1).marked(Milestone.FIRST_OCCURRENCE).at(-60);

		assertThat(found(resolved(minor(), DAY - 61), first)).isEmpty();
		assertThat(found(resolved(minor(), DAY - 59), first)).extracting(ReviewReason::trigger, ReviewReason::words)
			.containsExactly(tuple(ReviewTrigger.SERVICE_LEVEL,
					"the service level was breached: it took 1 day 1 min, against a limit of 1 day"));
	}

	@Test
	void areASignalThatBecameKnownWhileItWasHandledAsSomethingMilder() {
		Incident incident = minor();
		incident.notice(List.of(new Signal("credential", "security", Severity.SEV1)), minutesIn(5));
		Incident other = minor();
		other.notice(List.of(new Signal("data loss", "data", Severity.SEV1)), minutesIn(5));

		assertThat(found(resolved(incident, 60))).extracting(ReviewReason::trigger, ReviewReason::words)
			.containsExactly(tuple(ReviewTrigger.MISROUTE,
					"it was handled as SEV2, although \"credential\" (security) recommends SEV1"));
		assertThat(found(resolved(other, 60))).isEmpty();
	}

	@Test
	void areASeverityThatWasLoweredBelowTheSignal() {
		Incident known = anIncident().severity(Severity.SEV1).signal("phishing", "security").led("alice").open();
		assertThat(found(resolved(known, 60))).isEmpty();

		Incident lowered = anIncident().severity(Severity.SEV1).signal("phishing", "security").led("alice").open();
		lowered.setSeverity(new SeverityChange(Severity.SEV3, person("alice"), minutesIn(3), "one user", "R1"));
		assertThat(found(resolved(lowered, 60))).extracting(ReviewReason::trigger)
			.containsExactly(ReviewTrigger.MISROUTE);
	}

	@Test
	void areNothingInADrillOrWhereItIsKnownAlready() {
		assertThat(found(resolved(anIncident().kind(Kind.DRILL).led("alice").open(), 3 * DAY), anEntry(1).at(0)))
			.isEmpty();
		Casefile file = resolved(minor(), 3 * DAY);
		found(file, anEntry(1).at(0)).forEach(file.postmortem().orElseThrow()::requireReview);

		assertThat(file.postmortem().orElseThrow().review().reasons()).hasSize(1);
		assertThat(found(file, anEntry(1).at(0))).isEmpty();
	}

	@Test
	void keepTheIncidentOpenUntilTheReviewWasHeld() {
		Casefile file = resolved(minor(), 60);
		assertThat(OBLIGATIONS.left(file)).extracting(Obligation::kind).doesNotContain(ObligationKind.REVIEW);
		file.postmortem()
			.orElseThrow()
			.requireReview(new ReviewReason(ReviewTrigger.MISROUTE, "it was taken for something else", minutesIn(70)));

		assertThat(OBLIGATIONS.of(file)).filteredOn(one -> one.kind() == ObligationKind.REVIEW)
			.extracting(Obligation::owedBy, Obligation::key, Obligation::due)
			.containsExactly(tuple(List.of(Owner.of(person("alice"))), "review", LocalDate.of(2026, 11, 27)));
		assertThat(OBLIGATIONS.left(file)).extracting(Obligation::kind).startsWith(ObligationKind.REVIEW);
		assertThat(file.close(minutesIn(80), OBLIGATIONS)).map(Refusal::rule).contains(Refusal.Rule.WRONG_STATUS);

		file.postmortem().orElseThrow().reviewHeld(person("alice"), minutesIn(90), "two fixes more");
		assertThat(OBLIGATIONS.left(file)).extracting(Obligation::kind).doesNotContain(ObligationKind.REVIEW);
	}

}
