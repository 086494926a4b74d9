package dev.firewatch.casefile;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.firewatch.casefile.ClosingBlocker.BlockerKind;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Signature;
import dev.firewatch.postmortem.Template;
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
class ClosingBlockersTests {

	private static final Policy POLICY = TestPolicy.BUNDLED;

	private static final Template TEMPLATE = signedBy(
			template(section("summary", question("what")), section("lessons", question("learned"))), "commander",
			"scribe");

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

	private static Stream<BlockerKind> kinds(Casefile file) {
		return file.left(POLICY).stream().map(ClosingBlocker::kind);
	}

	@Test
	void areTheSectionsTheSignaturesAndThePublicationAtFirst() {
		assertThat(resolved().left(POLICY)).containsExactly(
				new ClosingBlocker(BlockerKind.SECTION, "summary", List.of()),
				new ClosingBlocker(BlockerKind.SECTION, "lessons", List.of()),
				new ClosingBlocker(BlockerKind.SIGNATURE, "commander", List.of(Owner.of(person("alice")))),
				new ClosingBlocker(BlockerKind.SIGNATURE, "scribe", List.of(Owner.of("scribe"))),
				new ClosingBlocker(BlockerKind.PUBLICATION, "", List.of(Owner.of(person("alice")))));
	}

	@Test
	void areNoSectionsOnceAllAreAnsweredOrSkipped() {
		Casefile file = resolved();
		write(file);

		assertThat(kinds(file)).containsExactly(BlockerKind.SIGNATURE, BlockerKind.SIGNATURE, BlockerKind.PUBLICATION);
	}

	@Test
	void areSignaturesAgainOnceTheContentChanges() {
		Casefile file = resolved();
		write(file);
		sign(file, "commander");

		assertThat(file.left(POLICY)).extracting(ClosingBlocker::item).containsExactly("scribe", "");
		file.causes().add("A script", null, false, person("bob"));
		assertThat(file.left(POLICY)).extracting(ClosingBlocker::item).containsExactly("commander", "scribe", "");
	}

	@Test
	void areNoneOfThePostmortemOnceItIsPublished() {
		assertThat(published().left(POLICY)).isEmpty();
	}

	@Test
	void areSignaturesOfThePolicyWhereTheTemplateNamesNone() {
		Casefile file = anIncident().led("alice").file();
		file.resolve(minutesIn(60), minutesIn(60), template(section("summary", question("what"))), POLICY);

		assertThat(file.left(POLICY).stream().filter(blocker -> blocker.kind() == BlockerKind.SIGNATURE))
			.extracting(ClosingBlocker::item)
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

		assertThat(file.left(POLICY)).extracting(ClosingBlocker::item, ClosingBlocker::kind)
			.containsExactly(tuple("F1", BlockerKind.FIX_OPEN), tuple("F2", BlockerKind.FIX_OPEN),
					tuple("F3", BlockerKind.FIX_UNVERIFIED), tuple("F4", BlockerKind.FIX_FAILED),
					tuple("F5", BlockerKind.FIX_APPROVAL), tuple("F6", BlockerKind.FIX_APPROVAL));
		assertThat(file.left(POLICY).get(0).owners()).containsExactly(Owner.of(person("bob")));
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

		assertThat(file.left(POLICY)).isEmpty();
	}

	@Test
	void keepAnIncidentFromClosing() {
		Casefile file = published();
		Fix fix = aFix().in(file);
		finish(fix);

		assertThat(file.close(minutesIn(100), POLICY)).contains(Refusal.of(Rule.WRONG_STATUS, "resolved"));
		assertThat(file.incident().status().ended()).isFalse();
		fix.verified(passed());
		assertThat(file.close(minutesIn(100), POLICY)).isEmpty();
		assertThat(file.incident().endedAt()).contains(minutesIn(100));
	}

	@Test
	void areNotNamedWhileTheIncidentIsStillFought() {
		assertThat(anIncident().file().close(minutesIn(10), POLICY))
			.contains(Refusal.of(Rule.NOT_RESOLVED, "declared"));
	}

}
