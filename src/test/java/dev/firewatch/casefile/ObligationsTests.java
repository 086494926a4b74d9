package dev.firewatch.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.incident.SignalDecision;
import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.postmortem.Signature;
import dev.firewatch.postmortem.Template;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.testing.TestPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.firewatch.casefile.Obligation.ObligationKind.CHANGE;
import static dev.firewatch.casefile.Obligation.ObligationKind.CHECK;
import static dev.firewatch.casefile.Obligation.ObligationKind.CLOSING;
import static dev.firewatch.casefile.Obligation.ObligationKind.DROP_APPROVAL;
import static dev.firewatch.casefile.Obligation.ObligationKind.EXCEPTION_APPROVAL;
import static dev.firewatch.casefile.Obligation.ObligationKind.FIX;
import static dev.firewatch.casefile.Obligation.ObligationKind.FLAGS;
import static dev.firewatch.casefile.Obligation.ObligationKind.PUBLICATION;
import static dev.firewatch.casefile.Obligation.ObligationKind.RESOLUTION;
import static dev.firewatch.casefile.Obligation.ObligationKind.ROLE;
import static dev.firewatch.casefile.Obligation.ObligationKind.SECTION;
import static dev.firewatch.casefile.Obligation.ObligationKind.SIGNATURE;
import static dev.firewatch.testing.FixFixture.DUE;
import static dev.firewatch.testing.FixFixture.aFix;
import static dev.firewatch.testing.FixFixture.finish;
import static dev.firewatch.testing.FixFixture.missed;
import static dev.firewatch.testing.FixFixture.passed;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static dev.firewatch.testing.TemplateFixture.meeting;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static dev.firewatch.testing.TemplateFixture.signedBy;
import static dev.firewatch.testing.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Whatever state a casefile is in, somebody owes the next step until it has ended. */
class ObligationsTests {

	private static final Template TEMPLATE = signedBy(template(section("summary", question("what"))), "commander",
			"scribe");

	private final Obligations obligations = new Obligations(TestPolicy.BUNDLED,
			new Templates(Map.of(TEMPLATE.id(), TEMPLATE)));

	private static Casefile resolved() {
		Casefile file = anIncident().led("alice").file();
		file.resolve(minutesIn(60), minutesIn(60), TEMPLATE, TestPolicy.BUNDLED);
		return file;
	}

	private static Casefile written() {
		Casefile file = resolved();
		document(file).answer("summary", Map.of("what", "it broke"), person("alice"), minutesIn(70));
		return file;
	}

	private static Casefile signed() {
		Casefile file = written();
		List.of("commander", "scribe")
			.forEach(role -> document(file)
				.sign(new Signature(role, person("alice"), minutesIn(80), file.contentHash())));
		return file;
	}

	private static Casefile published() {
		Casefile file = signed();
		document(file).publish(List.of("commander", "scribe"), file::vouchesFor, file.contentHash(), person("alice"),
				minutesIn(90));
		return file;
	}

	private static Postmortem document(Casefile file) {
		return file.postmortem().orElseThrow();
	}

	private Stream<ObligationKind> kinds(Casefile file) {
		return obligations.of(file).stream().map(Obligation::kind);
	}

	@Test
	void sendWhoeverLeadsToTheEndOfTheIncident() {
		Casefile unled = anIncident().file();
		assertThat(obligations.of(anIncident().led("carol").file())).extracting(Obligation::kind, Obligation::owedBy)
			.containsExactly(tuple(RESOLUTION, List.of(Owner.of(person("carol")))));
		assertThat(obligations.of(unled)).extracting(Obligation::owedBy)
			.containsExactly(List.of(Owner.of(unled.incident().declaredBy())));
	}

	@Test
	void leaveAsManyDaysToActAsThePolicySays(@TempDir Path directory) throws IOException {
		Files.writeString(directory.resolve("policy.yml"), "reminders:\n  days-to-act: 6\n");
		Obligations patient = new Obligations(new ConfigFiles(directory).policy(),
				new Templates(Map.of(TEMPLATE.id(), TEMPLATE)));

		assertThat(obligations.of(published()))
			.extracting(Obligation::kind, one -> one.since().until(one.due()).getDays())
			.containsExactly(tuple(CLOSING, 2));
		assertThat(patient.of(published())).extracting(Obligation::kind, one -> one.since().until(one.due()).getDays())
			.containsExactly(tuple(CLOSING, 6));
	}

	@Test
	void areTheSectionsThenTheSignaturesThenThePublication() {
		assertThat(kinds(resolved())).containsExactly(SECTION);
		assertThat(obligations.of(written())).extracting(Obligation::kind, Obligation::item, Obligation::owedBy)
			.containsExactly(tuple(SIGNATURE, "commander", List.of(Owner.of(person("alice")))),
					tuple(ROLE, "scribe", List.of(Owner.of(person("alice")))));
		assertThat(kinds(signed())).containsExactly(PUBLICATION);
	}

	@Test
	void sendTheCommanderToSignalsThatAddUp() {
		Casefile file = anIncident().led("alice").signal("phishing", "security").signal("malware", "security").file();

		assertThat(obligations.of(file)).filteredOn(one -> one.kind() == FLAGS)
			.extracting(Obligation::key, Obligation::owedBy, Obligation::due)
			.containsExactly(tuple("flags", List.of(Owner.of("commander")), LocalDate.of(2026, 11, 21)));
		assertThat(obligations.left(file)).extracting(Obligation::kind).containsExactly(FLAGS);
		assertThat(file.flagReview()).contains(FlagReview.WAITING);

		file.incident()
			.decide(new SignalDecision(SignalDecision.Outcome.REVIEWED, person("alice"), minutesIn(5), "R1", "seen",
					true));
		file.settle();
		assertThat(kinds(file)).containsExactly(RESOLUTION);
		assertThat(file.flagReview()).contains(FlagReview.REVIEWED);
		assertThat(anIncident().file().flagReview()).isEmpty();
	}

	@Test
	void endWithTheClosing() {
		Casefile file = published();
		assertThat(kinds(file)).containsExactly(CLOSING);

		file.close(minutesIn(100), obligations);
		assertThat(obligations.of(file)).isEmpty();
	}

	@Test
	void areOfTheSectionsHolder() {
		Casefile file = resolved();
		document(file).handOver("summary", new SectionState.With(person("carol"), null));

		assertThat(obligations.of(file)).extracting(Obligation::owedBy)
			.containsExactly(List.of(Owner.of(person("carol"))));
	}

	@Test
	void waitForTheReviewWithWhatItAnswersTogether() {
		Template together = template(section("summary", question("what")), meeting("lessons", question("lesson")));
		Obligations known = new Obligations(TestPolicy.BUNDLED, new Templates(Map.of(together.id(), together)));
		Casefile file = anIncident().led("alice").file();
		file.resolve(minutesIn(60), minutesIn(60), together, TestPolicy.BUNDLED);
		document(file).reviewedAt(minutesIn(60 * 24 * 20));

		LocalDate review = LocalDate.ofInstant(minutesIn(60 * 24 * 20), TestPolicy.BUNDLED.zone());
		assertThat(known.of(file)).filteredOn(one -> one.item().equals("lessons"))
			.extracting(Obligation::since, Obligation::due)
			.containsExactly(tuple(review, review));
		assertThat(known.of(file)).filteredOn(one -> one.item().equals("summary"))
			.allSatisfy(one -> assertThat(one.due()).isBefore(review));
	}

	@Test
	void nameAChangeThatIsAskedFor() {
		Casefile file = signed();
		document(file).comment(null, "name the service", true, person("bob"), minutesIn(85));

		assertThat(obligations.of(file)).extracting(Obligation::kind, Obligation::key)
			.contains(tuple(CHANGE, "change/C1"));
	}

	@Test
	void leaveTimeToSignAfterALateAnswer() {
		Casefile file = resolved();
		document(file).answer("summary", Map.of("what", "it broke"), person("alice"), minutesIn(60 * 24 * 30));

		assertThat(obligations.of(file))
			.allSatisfy(signature -> assertThat(signature.due()).isEqualTo(signature.since().plusDays(2)));
	}

	@Test
	void followAFixFromThePromiseToTheProof() {
		Casefile file = published();
		Fix fix = aFix().owned("dave").in(file);
		assertThat(obligations.of(file)).extracting(Obligation::kind, Obligation::key, Obligation::due)
			.containsExactly(tuple(FIX, "F1", DUE));

		finish(fix);
		assertThat(obligations.of(file)).extracting(Obligation::kind, Obligation::owedBy)
			.containsExactly(tuple(CHECK, List.of(Owner.of(person("alice")))));

		fix.verified(missed(null));
		assertThat(kinds(file)).containsExactly(CHECK, FIX);

		fix.verified(missed("on leave"));
		assertThat(kinds(file)).containsExactly(EXCEPTION_APPROVAL);

		fix.reject(false);
		fix.verified(passed());
		assertThat(kinds(file)).containsExactly(CLOSING);
	}

	@Test
	void askForADecisionOnADropFromTheNextDayOn() {
		Casefile file = published();
		Fix fix = aFix().owned("dave").in(file);
		fix.requestDrop(person("dave"), minutesIn(60 * 24), "not needed");

		assertThat(obligations.of(file)).extracting(Obligation::kind, Obligation::owedBy, Obligation::due)
			.containsExactly(tuple(DROP_APPROVAL, List.of(), LocalDate.of(2026, 11, 22)));
	}

	@Test
	void keepTheDayUntilWhichAFixIsSnoozed() {
		Casefile file = published();
		aFix().owned("dave").in(file).snooze(DUE.plusDays(3), "waits for parts");

		assertThat(obligations.of(file)).extracting(Obligation::snoozedUntil).containsExactly(DUE.plusDays(3));
	}

	@Test
	void areNeverForgottenInAnyOrderOfMoves() {
		for (long seed = 0; seed < 200; seed++) {
			String what = "seed " + seed;
			ClosingPropertyTests.live(seed, file -> {
				List<Obligation> waiting = obligations.of(file);
				assertThat(waiting.isEmpty()).as(what).isEqualTo(file.incident().status().ended());
				assertThat(waiting).as(what)
					.allSatisfy(one -> assertThat(one.owedBy().isEmpty()).isEqualTo(one.kind().approval()));
				List<String> left = file.incident().status().ended() ? List.of()
						: obligations.left(file)
							.stream()
							.filter(one -> one.kind().aboutFix())
							.map(Obligation::item)
							.toList();
				assertThat(waiting.stream().filter(one -> one.kind().aboutFix()).map(Obligation::item).distinct())
					.as(what)
					.containsExactlyElementsOf(left);
			});
		}
	}

}
