package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.firewatch.incident.Incident;
import dev.firewatch.incident.SeverityChange;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Template;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.VerificationPlan;
import dev.firewatch.testing.TestPolicy;
import dev.firewatch.timeline.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.firewatch.testing.EntryFixture.anEntry;
import static dev.firewatch.testing.FixFixture.DUE;
import static dev.firewatch.testing.FixFixture.TODAY;
import static dev.firewatch.testing.FixFixture.aFix;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.file;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static dev.firewatch.testing.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

class CasefileTests {

	private static final Template TEMPLATE = template(section("summary", question("what")));

	private static Person somebody(String name, Outsider outsider) {
		return new Person(person(name), name, name, ZoneId.of("UTC"), List.of(), outsider);
	}

	private static Casefile resolved() {
		Casefile file = anIncident().led("alice").file();
		file.resolve(minutesIn(60), minutesIn(61), TEMPLATE, TestPolicy.BUNDLED);
		return file;
	}

	@Test
	void numbersItsFixes() {
		Casefile file = anIncident().file();
		Fix first = aFix().titled("Renew").in(file);
		Fix second = aFix().titled("Alert").measured("alerts", "1").in(file);

		assertThat(file.fixes()).containsExactly(first, second);
		assertThat(second.id()).isEqualTo("F2");
		assertThat(second.plan().metric()).isEqualTo("alerts");
		assertThat(file.fix("f2")).contains(second);
		assertThat(file.fix("F3")).isEmpty();
	}

	@Test
	void opensThePostmortemWhenItIsResolved() {
		Casefile file = resolved();
		Postmortem postmortem = file.postmortem().orElseThrow();

		assertThat(postmortem.template()).isEqualTo("mine");
		assertThat(postmortem.openedAt()).isEqualTo(minutesIn(61));
		// 48 hours later is a Sunday morning, at which nobody drafts.
		assertThat(postmortem.draftDue()).isEqualTo(Instant.parse("2026-11-23T17:00:00Z"));
		assertThat(postmortem.restoreWithin()).contains(Duration.ofHours(24));
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-20T23:00:00Z, 2026-11-27T14:00:00Z", "2026-11-21T10:00:00Z, 2026-11-30T14:00:00Z",
			"2026-11-22T10:00:00Z, 2026-11-30T14:00:00Z" })
	void isReviewedOnTheFirstWorkingDayAWeekLater(Instant resolved, Instant expected) {
		Casefile file = anIncident().file();
		file.resolve(resolved, resolved, TEMPLATE, TestPolicy.BUNDLED);

		assertThat(file.postmortem().flatMap(Postmortem::reviewAt)).contains(expected);
	}

	@Test
	void goesOnWithItsPostmortemWhenItIsResolvedAgain() {
		Casefile file = resolved();
		file.incident().reopen();

		assertThat(file.resolve(minutesIn(200), minutesIn(200), TEMPLATE, TestPolicy.BUNDLED)).isEmpty();
		assertThat(file.postmortem()).map(Postmortem::openedAt).contains(minutesIn(61));
		assertThat(file.incident().resolvedAt()).contains(minutesIn(200));
	}

	@Test
	void hasNoPostmortemWhereItCannotBeResolved() {
		Casefile file = file(anIncident().cancelled());

		assertThat(file.resolve(minutesIn(60), minutesIn(60), TEMPLATE, TestPolicy.BUNDLED))
			.contains(Refusal.of(Rule.WRONG_STATUS, "cancelled"));
		assertThat(file.postmortem()).isEmpty();
	}

	@Test
	void opensThePostmortemOfWhatWasLivedThroughElsewhereWithoutADeadline() {
		Casefile file = file(anIncident().resolved());
		file.importedAs(new Imported("delivery", person("bob"), minutesIn(70)));
		Postmortem opened = file.reopenedAs(TEMPLATE, minutesIn(70));

		assertThat(file.postmortem()).contains(opened);
		assertThat(opened.draftDue()).isEqualTo(minutesIn(70));
		assertThat(opened.reviewAt()).isEmpty();
		assertThat(file.imported()).map(Imported::by).contains(person("bob"));
	}

	@Test
	void keepsItsStatusWhereAnIndexReachesIt() {
		Casefile file = anIncident().file();

		assertThat(file.status()).isEqualTo("declared");
		file.incident().mitigate(minutesIn(10));
		file.settle();
		assertThat(file.status()).isEqualTo("mitigated");
		assertThat(file.version()).isZero();
	}

	@Test
	void countsTheHoldersOfARoleAsOwners() {
		Casefile file = anIncident().led("alice").file();
		Fix fix = aFix().ownedByRole("commander").in(file);
		Fix nobodys = aFix().ownedByRole("scribe").in(file);

		assertThat(file.owns(person("alice"), fix)).isTrue();
		assertThat(file.owns(person("bob"), fix)).isFalse();
		assertThat(file.people(List.of(Owner.of(person("carol")), Owner.of("scribe"), Owner.of("commander"))))
			.containsExactly(person("carol"), person("alice"));
		assertThat(file.concerned(nobodys)).isEmpty();
	}

	@Test
	void concernsTheVerifierOfAFixToo() {
		Casefile file = anIncident().file();
		Fix fix = aFix().owned("bob")
			.planned(new VerificationPlan(null, null, null, null, null, person("carol")))
			.in(file);

		assertThat(file.concerned(fix)).containsExactly(person("bob"), person("carol"));
		assertThat(file.owns(person("carol"), fix)).isFalse();
	}

	@Test
	void isSeenByEverybodyOfTheOrganisationUnlessItIsPrivate() {
		Person carol = somebody("carol", null);

		assertThat(anIncident().file().visibleTo(carol)).isTrue();
		assertThat(anIncident().inPrivate().file().visibleTo(carol)).isFalse();
		assertThat(anIncident().inPrivate().file().visibleTo(carol, true)).isFalse();
		assertThat(anIncident().inPrivate().led("carol").file().visibleTo(carol)).isTrue();
	}

	@Test
	void isSeenByAGuestWhoTakesPart() {
		Person guest = somebody("gina", Outsider.GUEST);
		Casefile owned = anIncident().file();
		aFix().owned("bob").in(owned);
		aFix().owned("gina").in(owned);
		Casefile othersOwn = anIncident().led("alice").file();
		aFix().owned("bob").in(othersOwn);
		Casefile joined = anIncident().file();
		joined.incident().join(guest.id());

		assertThat(anIncident().file().visibleTo(guest)).isFalse();
		assertThat(anIncident().file().visibleTo(guest, true)).isTrue();
		assertThat(anIncident().led("gina").file().visibleTo(guest)).isTrue();
		assertThat(joined.visibleTo(guest)).isTrue();
		assertThat(owned.visibleTo(guest)).isTrue();
		assertThat(othersOwn.visibleTo(guest)).isFalse();
		assertThat(anIncident().led("sam").file().visibleTo(somebody("sam", Outsider.STRANGER), true)).isFalse();
	}

	static Stream<Consumer<Casefile>> whatASignatureVouchesFor() {
		return Stream.of(file -> file.knowTimeline(List.of(anEntry(1).at(5))),
				file -> file.causes().add("A script", null, false, person("bob")),
				file -> file.causes().why(1, "It was not renewed", null, person("bob")),
				file -> file.causes().ruleOut("The network", null, person("bob")), file -> aFix().in(file),
				file -> file.postmortem()
					.orElseThrow()
					.answer("summary", Map.of("what", "it broke"), person("bob"), minutesIn(70)),
				file -> file.postmortem().orElseThrow().skip("summary", "nothing", person("bob"), minutesIn(70)),
				file -> file.incident()
					.setSeverity(new SeverityChange(Severity.SEV0, person("bob"), minutesIn(70), null, null)));
	}

	@ParameterizedTest
	@MethodSource("whatASignatureVouchesFor")
	void signaturesVouchForWhatHappenedAndWhatIsPromised(Consumer<Casefile> change) {
		Casefile file = resolved();
		String before = file.contentHash();
		change.accept(file);

		assertThat(file.contentHash()).isNotEqualTo(before).matches("[0-9a-f]{64}");
	}

	@Test
	void vouchesNotForHowFarThePromisesHaveCome() {
		Casefile file = resolved();
		Fix fix = aFix().in(file);
		String before = file.contentHash();
		fix.start();
		fix.done(person("bob"), minutesIn(100), "merged", TODAY, 30);

		assertThat(file.contentHash()).isEqualTo(before);
		assertThat(resolved().contentHash()).isEqualTo(resolved().contentHash());
	}

	static Stream<Consumer<Fix>> whatIsPromised() {
		return Stream.of(fix -> fix.handOver(List.of(Owner.of(person("erin")))),
				fix -> fix.plan(DUE.plusDays(1), fix.answers(), fix.plan()),
				fix -> fix.plan(DUE, fix.answers(),
						new VerificationPlan(null, "alerts", "0", null, null, person("erin"))),
				fix -> fix.scoped(FixScope.NONE.doneWhen("tested")));
	}

	@ParameterizedTest
	@MethodSource("whatIsPromised")
	void signaturesBindToWhoPromisedWhatByWhen(Consumer<Fix> change) {
		Casefile file = resolved();
		Fix fix = aFix().in(file);
		String before = file.contentHash();
		change.accept(fix);

		assertThat(file.vouchesFor(before)).isFalse();
	}

	@Test
	void vouchesForTheSameContentInEveryVersionOfTheCode() {
		Casefile file = resolved();
		aFix().owned("bob").in(file);

		assertThat(file.contentHash()).as("what is signed needs another form number if this changes")
			.isEqualTo("90d51fe8b82c2ac4baa1bfdd586f475bd143e1d694d35e366319b4c2945060c8");
		assertThat(SignedContent.thirdHash(file)).as("given until the timeline counted too")
			.isEqualTo("02afea091e7404aec326908137bc2a49b77750cd6cf2e27f23450eca6eeecb02");
		assertThat(SignedContent.secondHash(file)).as("given until November 2026")
			.isEqualTo("85c997451b2f4d2304f594775196e85c207db621f01678973150725f48ceb43e");
	}

	@Test
	void vouchesForTheTimelineAsDocumentsShowIt() {
		Casefile file = resolved();
		Entry first = anEntry(1).at(5);
		Entry second = anEntry(2).saying("Restarted").at(7);
		assertThat(file.knowTimeline(List.of(first, second))).isTrue();
		String signed = file.contentHash();

		assertThat(file.knowTimeline(List.of(second, anEntry(3).byTheBot().at(8), first))).isFalse();
		assertThat(file.knowTimeline(List.of(first, second.hidden(true)))).isTrue();
		assertThat(file.vouchesFor(signed)).isFalse();
		assertThat(file.knowTimeline(List.of(first, second))).isTrue();
		assertThat(file.vouchesFor(signed)).isTrue();
		assertThat(file.knowTimeline(List.of(first, anEntry(2).saying("Restarted twice").at(7)))).isTrue();
		assertThat(file.vouchesFor(signed)).isFalse();
	}

	@Test
	void goesOnAcceptingSignaturesOfTheEarlierForm() {
		Casefile file = resolved();

		assertThat(file.vouchesFor(SignedContent.earlierHash(file))).isTrue();
		assertThat(file.vouchesFor(SignedContent.secondHash(file))).isTrue();
		assertThat(file.vouchesFor(SignedContent.thirdHash(file))).isTrue();
		assertThat(file.vouchesFor("0".repeat(64))).isFalse();
	}

	@Test
	void vouchesForTheContentOfAnIncidentWithoutAPostmortem() {
		Incident one = anIncident().titled("One").open();
		Incident other = anIncident().titled("Other").open();

		assertThat(file(one).contentHash()).isNotEqualTo(file(other).contentHash());
	}

}
