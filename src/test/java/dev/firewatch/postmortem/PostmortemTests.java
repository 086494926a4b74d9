package dev.firewatch.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.firewatch.incident.Incident;
import dev.firewatch.incident.SeverityChange;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.SectionState.With;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static dev.firewatch.testing.TemplateFixture.asked;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static dev.firewatch.testing.TemplateFixture.signedBy;
import static dev.firewatch.testing.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class PostmortemTests {

	private static final Instant OPENED = minutesIn(60);

	private static final Instant LATER = minutesIn(90);

	private static final Condition WORST = new Condition(Set.of(Severity.SEV0), Set.of(), Map.of());

	private static final Template TEMPLATE = template(section("summary", question("what"), question("who")),
			section("lessons", question("learned")));

	private static Postmortem opened() {
		return opened(TEMPLATE);
	}

	private static Postmortem opened(Template template) {
		return Postmortem.opened(template, anIncident().resolved(), OPENED, LATER);
	}

	private static Postmortem written() {
		Postmortem postmortem = opened();
		postmortem.answer("summary", Map.of("what", "it broke"), person("alice"), LATER);
		postmortem.skip("lessons", "none", person("alice"), LATER);
		return postmortem;
	}

	private static Postmortem published() {
		Postmortem postmortem = written();
		postmortem.publish(List.of(), "hash"::equals, "hash", person("alice"), LATER);
		return postmortem;
	}

	private static Signature signature(String role, String hash) {
		return new Signature(role, person("alice"), LATER, hash);
	}

	@Test
	void beginsWithEverySectionOpen() {
		Postmortem postmortem = opened();

		assertThat(postmortem.open()).containsExactly("summary", "lessons");
		assertThat(postmortem.template()).isEqualTo("mine");
		assertThat(postmortem.templateVersion()).contains("1.2");
		assertThat(postmortem.openedAt()).isEqualTo(OPENED);
		assertThat(postmortem.draftDue()).isEqualTo(LATER);
		assertThat(postmortem.answers()).isEmpty();
		assertThat(postmortem.published()).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> postmortem.state("no such"));
	}

	@Test
	void hasNoOpenSectionOnceAllAreAnsweredOrSkipped() {
		Postmortem postmortem = written();

		assertThat(postmortem.open()).isEmpty();
		assertThat(postmortem.answers()).containsExactly(Map.entry("what", "it broke"));
		assertThat(postmortem.state("summary").answeredBy()).isEqualTo(person("alice"));
		assertThat(postmortem.state("lessons").skipReason()).isEqualTo("none");
	}

	@Test
	void leavesASectionOpenThatSomebodyOnlyAddsTo() {
		Postmortem postmortem = opened();

		assertThat(postmortem.add("summary", "what", "it broke", person("bob"), LATER)).isEmpty();
		assertThat(postmortem.add("summary", "what", "at nine", person("carol"), LATER)).isEmpty();
		assertThat(postmortem.answers()).containsEntry("what", "it broke\nat nine");
		assertThat(postmortem.open()).contains("summary");
		assertThat(postmortem.state("summary").contributors("what")).containsExactly(person("bob"), person("carol"));
	}

	@Test
	void remembersWhoWasAskedAndWhoWantsToBeAskedLater() {
		Postmortem postmortem = opened();
		postmortem.later("summary", LATER);
		assertThat(postmortem.state("summary").laterUntil()).isEqualTo(LATER);
		postmortem.asked("summary", person("bob"), OPENED);

		assertThat(postmortem.state("summary").asked()).isEqualTo(person("bob"));
		assertThat(postmortem.state("summary").askedAt()).isEqualTo(OPENED);
		assertThat(postmortem.state("summary").laterUntil()).isNull();
		assertThat(postmortem.state("lessons").asked()).isNull();
	}

	@Test
	void asksAnewWhoeverASectionIsHandedTo() {
		Postmortem postmortem = opened();
		postmortem.asked("summary", person("bob"), OPENED);

		assertThat(postmortem.handOver("summary", new With(person("carol"), null))).isEmpty();
		assertThat(postmortem.state("summary").with().person()).isEqualTo(person("carol"));
		assertThat(postmortem.state("summary").askedAt()).isNull();
		assertThat(postmortem.state("summary").asked()).isNull();
	}

	@Test
	void showsOnlySectionsThatAreOfUse() {
		Template template = template(section("summary", question("what")), section("harm", WORST, question("hurt")),
				section("empty", asked("never", WORST)));
		Incident incident = anIncident().open();
		Postmortem postmortem = Postmortem.opened(template, incident, OPENED, LATER);

		assertThat(postmortem.sections()).extracting(SectionState::id).containsExactly("summary");
		assertThat(postmortem.has("harm")).isFalse();
		assertThat(postmortem.open()).containsExactly("summary");
		incident.setSeverity(new SeverityChange(Severity.SEV0, person("bob"), LATER, null, null));
		postmortem.fit(template, incident);
		assertThat(postmortem.open()).containsExactly("summary", "harm", "empty");
		assertThat(postmortem.has("harm")).isTrue();
	}

	@Test
	void showsASectionOnceAnAnswerCallsForIt() {
		Condition outage = new Condition(Set.of(), Set.of(), Map.of("what", List.of("outage")));
		Template template = template(section("summary", question("what")), section("outage", outage, question("long")));
		Postmortem postmortem = opened(template);

		assertThat(postmortem.has("outage")).isFalse();
		postmortem.answer("summary", Map.of("what", "outage"), person("bob"), LATER);
		postmortem.fit(template, anIncident().resolved());
		assertThat(postmortem.has("outage")).isTrue();
	}

	@Test
	void keepsWhatWasAnsweredWhenTheTemplateChanges() {
		Postmortem postmortem = written();
		Template other = new Template("other", "Other", "2.0",
				List.of(section("summary", question("what")), section("people", question("who"), question("learned"))),
				List.of("scribe"), Set.of(), List.of());
		postmortem.add("lessons", "learned", "to look", person("bob"), LATER);
		postmortem.use(other, anIncident().resolved());

		assertThat(postmortem.template()).isEqualTo("other");
		assertThat(postmortem.templateVersion()).contains("2.0");
		assertThat(postmortem.signRoles(List.of("commander"))).containsExactly("scribe");
		assertThat(postmortem.sections()).extracting(SectionState::id).containsExactly("summary", "people");
		assertThat(postmortem.state("summary").settled()).isTrue();
		assertThat(postmortem.state("people").answers()).containsExactly(Map.entry("learned", "to look"));
		assertThat(postmortem.open()).containsExactly("people");
		postmortem.use(TEMPLATE, anIncident().resolved());
		assertThat(postmortem.open()).isEmpty();
		assertThat(postmortem.state("lessons").skipReason()).isEqualTo("none");
		assertThat(postmortem.signRoles(List.of("commander"))).containsExactly("commander");
	}

	@Test
	void isSignedOnlyOnceNoSectionIsOpen() {
		Postmortem postmortem = opened();

		assertThat(postmortem.sign(signature("commander", "hash")))
			.contains(Refusal.of(Rule.SECTIONS_OPEN, "summary", "lessons"));
		assertThat(postmortem.signatures()).isEmpty();
		assertThat(written().sign(signature("commander", "hash"))).isEmpty();
	}

	@Test
	void isUnsignedWhereTheContentChangedSince() {
		Postmortem postmortem = written();
		postmortem.sign(signature("commander", "old"));
		postmortem.sign(signature("scribe", "new"));

		assertThat(postmortem.unsigned(List.of("commander", "scribe", "management"), "new"::equals))
			.containsExactly("commander", "management");
		postmortem.sign(signature("commander", "new"));
		assertThat(postmortem.unsigned(List.of("commander", "scribe"), "new"::equals)).isEmpty();
		assertThat(postmortem.signatures()).extracting(Signature::role).containsExactly("scribe", "commander");
	}

	@Test
	void isPublishedOnceItIsWrittenAndSigned() {
		Postmortem postmortem = written();

		assertThat(opened().publish(List.of(), "hash"::equals, "hash", person("alice"), LATER))
			.contains(Refusal.of(Rule.SECTIONS_OPEN, "summary", "lessons"));
		assertThat(postmortem.publish(List.of("commander", "scribe"), "hash"::equals, "hash", person("alice"), LATER))
			.contains(Refusal.of(Rule.SIGNATURES_MISSING, "commander", "scribe"));
		postmortem.sign(signature("commander", "hash"));
		assertThat(postmortem.published()).isFalse();
		assertThat(postmortem.publish(List.of("commander"), "hash"::equals, "hash", person("alice"), LATER)).isEmpty();
		assertThat(postmortem.published()).isTrue();
		assertThat(postmortem.publishedAt()).contains(LATER);
		assertThat(postmortem.publishedBy()).contains(person("alice"));
		assertThat(postmortem.editions()).containsExactly(new Edition(1, person("alice"), LATER, "hash", null));
	}

	static Stream<Function<Postmortem, Optional<Refusal>>> changes() {
		return Stream.of(postmortem -> postmortem.answer("summary", Map.of("what", "no"), person("bob"), LATER),
				postmortem -> postmortem.skip("summary", "no", person("bob"), LATER),
				postmortem -> postmortem.add("summary", "what", "no", person("bob"), LATER),
				postmortem -> postmortem.handOver("summary", new With(null, "scribe")),
				postmortem -> postmortem.later("summary", LATER),
				postmortem -> postmortem.sign(signature("commander", "hash")),
				postmortem -> postmortem.publish(List.of(), "hash"::equals, "hash", person("bob"), LATER));
	}

	@ParameterizedTest
	@MethodSource("changes")
	void isNotChangedOnceItIsPublished(Function<Postmortem, Optional<Refusal>> change) {
		Postmortem postmortem = published();
		SectionState before = postmortem.state("summary");

		assertThat(change.apply(postmortem)).contains(Refusal.of(Rule.PUBLISHED));
		assertThat(postmortem.state("summary")).isEqualTo(before);
		assertThat(postmortem.editions()).hasSize(1);
		assertThat(postmortem.signatures()).isEmpty();
	}

	@Test
	void isAmendedIntoANewVersionWithItsReason() {
		Postmortem postmortem = published();

		assertThat(written().amend("too early")).contains(Refusal.of(Rule.NOT_PUBLISHED));
		assertThat(postmortem.amend("a wrong number")).isEmpty();
		assertThat(postmortem.published()).isFalse();
		assertThat(postmortem.publishedBy()).isEmpty();
		assertThat(postmortem.amendReason()).contains("a wrong number");
		assertThat(postmortem.answer("summary", Map.of("what", "it melted"), person("bob"), LATER)).isEmpty();
		assertThat(postmortem.publish(List.of(), "other"::equals, "other", person("bob"), LATER)).isEmpty();
		assertThat(postmortem.editions()).extracting(Edition::version, Edition::contentHash, Edition::reason)
			.containsExactly(tuple(1, "hash", null), tuple(2, "other", "a wrong number"));
		assertThat(postmortem.amendReason()).isEmpty();
	}

	@Test
	void takesOverWhatWasPublishedElsewhere() {
		Postmortem postmortem = opened();
		postmortem.publishedElsewhere(Map.of("summary", Map.of("what", "it broke")), person("bob"), LATER, "hash");

		assertThat(postmortem.published()).isTrue();
		assertThat(postmortem.publishedBy()).contains(person("bob"));
		assertThat(postmortem.answers()).containsEntry("what", "it broke");
		assertThat(postmortem.state("summary").skipped()).isFalse();
		assertThat(postmortem.state("lessons").skipReason()).isEqualTo("Not in the file that was imported");
		assertThat(postmortem.editions()).containsExactly(new Edition(1, person("bob"), LATER, "hash", "Imported"));
	}

	@Test
	void putsOneAnswerInThePlaceOfAnotherEvenIfItIsPublished() {
		Postmortem postmortem = published();
		postmortem.replaceAnswer("summary", "what", "it broke softly", person("bob"), LATER);

		assertThat(postmortem.answers()).containsEntry("what", "it broke softly");
		assertThat(postmortem.published()).isTrue();
		assertThat(postmortem.state("summary").contributors("what")).containsExactly(person("alice"), person("bob"));
	}

	@Test
	void keepsTheOtherAnswersWhenOneIsReplaced() {
		Postmortem postmortem = opened();
		postmortem.answer("summary", Map.of("what", "it broke", "who", "us"), person("alice"), LATER);
		postmortem.replaceAnswer("summary", "what", "it melted", person("bob"), LATER);

		assertThat(postmortem.answers()).containsOnly(Map.entry("what", "it melted"), Map.entry("who", "us"));
	}

	@Test
	void leavesASectionOpenInWhichAnAnswerIsReplaced() {
		Postmortem postmortem = opened();
		postmortem.add("summary", "what", "Bob broke it", person("carol"), LATER);
		postmortem.replaceAnswer("summary", "what", "it broke", person("bob"), LATER);

		assertThat(postmortem.answers()).containsEntry("what", "it broke");
		assertThat(postmortem.open()).contains("summary");
		assertThat(postmortem.state("summary").answeredBy()).isNull();
	}

	@Test
	void numbersCommentsAndSettlesEachOnce() {
		Postmortem postmortem = opened();
		postmortem.comment(null, "Well written", false, person("bob"), OPENED);
		Comment change = postmortem.comment("summary", "Say it shorter", true, person("bob"), OPENED);

		assertThat(change.id()).isEqualTo("C2");
		assertThat(change.section()).isEqualTo("summary");
		assertThat(change.open()).isTrue();
		assertThat(postmortem.settle("C1", person("alice"), LATER)).isFalse();
		assertThat(postmortem.settle("C3", person("alice"), LATER)).isFalse();
		assertThat(postmortem.settle("c2", person("alice"), LATER)).isTrue();
		assertThat(postmortem.settle("c2", person("carol"), LATER)).isFalse();
		assertThat(postmortem.comments()).extracting(Comment::settledBy).containsExactly(null, person("alice"));
		assertThat(postmortem.comments().get(1).settledAt()).isEqualTo(LATER);
		assertThat(postmortem.comments().get(1).by()).isEqualTo(person("bob"));
	}

	@Test
	void relatesEachIncidentOnce() {
		Postmortem postmortem = opened();
		postmortem.relate(new Related("INC-1", "alike", person("bob")));
		postmortem.relate(new Related("INC-2", "alike", person("bob")));
		postmortem.relate(new Related("INC-1", "the same cause", person("carol")));

		assertThat(postmortem.related()).containsExactly(new Related("INC-2", "alike", person("bob")),
				new Related("INC-1", "the same cause", person("carol")));
	}

	@Test
	void remindsOfEachNewDateOfTheReview() {
		Postmortem postmortem = opened();
		assertThat(postmortem.reviewAt()).isEmpty();
		postmortem.reviewedAt(LATER);

		assertThat(postmortem.reviewAt()).contains(LATER);
		assertThat(postmortem.isRemindedOfReview()).isFalse();
		postmortem.remindedOfReview();
		assertThat(postmortem.isRemindedOfReview()).isTrue();
		postmortem.reviewedAt(minutesIn(500));
		assertThat(postmortem.isRemindedOfReview()).isFalse();
	}

	@Test
	void keepsWhatWasPromisedOfTheService() {
		Postmortem postmortem = opened();

		assertThat(postmortem.restoreWithin()).isEmpty();
		postmortem.promised(Duration.ofHours(4));
		assertThat(postmortem.restoreWithin()).contains(Duration.ofHours(4));
	}

	@Test
	void isSignedAsTheTemplateSaysElseAsThePolicySays() {
		assertThat(opened().signRoles(List.of("commander"))).containsExactly("commander");
		assertThat(opened(signedBy(TEMPLATE, "scribe")).signRoles(List.of("commander"))).containsExactly("scribe");
	}

}
