package dev.firewatch.casefile;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Signature;
import dev.firewatch.postmortem.Template;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.testing.TestPolicy;
import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.FixFixture.LOOKED;
import static dev.firewatch.testing.FixFixture.aFix;
import static dev.firewatch.testing.FixFixture.finish;
import static dev.firewatch.testing.FixFixture.missed;
import static dev.firewatch.testing.FixFixture.passed;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static dev.firewatch.testing.TemplateFixture.signedBy;
import static dev.firewatch.testing.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What is left before an incident can close. */
class LeftBeforeClosingTests {

	private static final Policy POLICY = TestPolicy.BUNDLED;

	private static final Template TEMPLATE = signedBy(
			template(section("summary", question("what")), section("lessons", question("learned"))), "commander",
			"scribe");

	private static final Obligations OBLIGATIONS = new Obligations(POLICY,
			new Templates(Map.of(TEMPLATE.id(), TEMPLATE)));

	private static Casefile resolved() {
		Casefile file = anIncident().led("alice").file();
		file.resolve(minutesIn(60), minutesIn(60), TEMPLATE, POLICY);
		return file;
	}

	private static void write(Casefile file) {
		Postmortem postmortem = file.postmortem().orElseThrow();
		postmortem.answer("summary", Map.of("what", "it broke"), person("alice"), minutesIn(70));
		postmortem.skip("lessons", "none", person("alice"), minutesIn(70));
	}

	private static void sign(Casefile file, String role) {
		file.postmortem().orElseThrow().sign(new Signature(role, person("alice"), minutesIn(80), file.contentHash()));
	}

	private static Casefile published() {
		Casefile file = resolved();
		write(file);
		sign(file, "commander");
		sign(file, "scribe");
		file.postmortem()
			.orElseThrow()
			.publish(List.of("commander", "scribe"), file::vouchesFor, file.contentHash(), person("alice"),
					minutesIn(90));
		return file;
	}

	private static Stream<ObligationKind> kinds(Casefile file) {
		return OBLIGATIONS.left(file).stream().map(Obligation::kind);
	}

	@Test
	void areTheSectionsTheSignaturesAndThePublicationAtFirst() {
		assertThat(OBLIGATIONS.left(resolved())).extracting(Obligation::kind, Obligation::item, Obligation::owedBy)
			.containsExactly(tuple(ObligationKind.SECTION, "summary", List.of(Owner.of(person("alice")))),
					tuple(ObligationKind.SECTION, "lessons", List.of(Owner.of(person("alice")))),
					tuple(ObligationKind.SIGNATURE, "commander", List.of(Owner.of(person("alice")))),
					tuple(ObligationKind.ROLE, "scribe", List.of(Owner.of(person("alice")))),
					tuple(ObligationKind.PUBLICATION, "", List.of(Owner.of(person("alice")))));
	}

	@Test
	void areNoSectionsOnceAllAreAnsweredOrSkipped() {
		Casefile file = resolved();
		write(file);

		assertThat(kinds(file)).containsExactly(ObligationKind.SIGNATURE, ObligationKind.ROLE,
				ObligationKind.PUBLICATION);
	}

	@Test
	void areSignaturesAgainOnceTheContentChanges() {
		Casefile file = resolved();
		write(file);
		sign(file, "commander");

		assertThat(OBLIGATIONS.left(file)).extracting(Obligation::item).containsExactly("scribe", "");
		file.causes().add("A script", null, false, person("bob"));
		assertThat(OBLIGATIONS.left(file)).extracting(Obligation::item).containsExactly("commander", "scribe", "");
	}

	@Test
	void areNoneOfThePostmortemOnceItIsPublished() {
		assertThat(OBLIGATIONS.left(published())).isEmpty();
	}

	@Test
	void areSignaturesOfThePolicyWhereTheTemplateNamesNone() {
		Casefile file = anIncident().led("alice").file();
		file.resolve(minutesIn(60), minutesIn(60), template(section("summary", question("what"))), POLICY);

		assertThat(OBLIGATIONS.left(file)
			.stream()
			.filter(one -> one.kind() == ObligationKind.SIGNATURE || one.kind() == ObligationKind.ROLE))
			.extracting(Obligation::item)
			.containsExactlyElementsOf(POLICY.postmortem().signRoles());
	}

	@Test
	void areTheFixesThatAreNotSettledEachInItsOwnWay() {
		Casefile file = published();
		aFix().owned("bob").in(file);
		aFix().in(file).start();
		finish(aFix().in(file));
		Fix failed = aFix().in(file);
		finish(failed);
		failed.verified(missed(null));
		Fix excepted = aFix().in(file);
		finish(excepted);
		excepted.verified(missed("good enough"));
		aFix().in(file).requestDrop(person("bob"), LOOKED, "superseded");

		assertThat(OBLIGATIONS.left(file)).extracting(Obligation::item, Obligation::kind)
			.containsExactly(tuple("F1", ObligationKind.FIX), tuple("F2", ObligationKind.FIX),
					tuple("F3", ObligationKind.CHECK), tuple("F4", ObligationKind.CHECK),
					tuple("F5", ObligationKind.EXCEPTION_APPROVAL), tuple("F6", ObligationKind.DROP_APPROVAL));
		assertThat(OBLIGATIONS.left(file).get(0).owedBy()).containsExactly(Owner.of(person("bob")));
	}

	@Test
	void areNoFixesThatAreVerifiedOrDropped() {
		Casefile file = published();
		Fix verified = aFix().in(file);
		finish(verified);
		verified.verified(passed());
		Fix dropped = aFix().in(file);
		dropped.requestDrop(person("bob"), LOOKED, "superseded");
		dropped.approve(person("carol"), false, LOOKED);

		assertThat(OBLIGATIONS.left(file)).isEmpty();
	}

	@Test
	void keepAnIncidentFromClosing() {
		Casefile file = published();
		Fix fix = aFix().in(file);
		finish(fix);

		assertThat(file.close(minutesIn(100), OBLIGATIONS)).contains(Refusal.of(Rule.WRONG_STATUS, "resolved"));
		assertThat(file.incident().status().ended()).isFalse();
		fix.verified(passed());
		assertThat(file.close(minutesIn(100), OBLIGATIONS)).isEmpty();
		assertThat(file.incident().endedAt()).contains(minutesIn(100));
	}

	@Test
	void areNotNamedWhileTheIncidentIsStillFought() {
		assertThat(anIncident().file().close(minutesIn(10), OBLIGATIONS))
			.contains(Refusal.of(Rule.NOT_RESOLVED, "declared"));
	}

}
