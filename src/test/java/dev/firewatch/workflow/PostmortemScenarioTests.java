package dev.firewatch.workflow;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Reply;
import dev.firewatch.exchange.MarkdownExport;
import dev.firewatch.exchange.VersionDifference;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.workflow.postmortems.publishing.Drafts;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a postmortem gets finished: asked, discussed, checked, signed, published, amended.
 */
@CoreTest
class PostmortemScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2041, 3, 4, 10, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Drafts drafts;

	@BeforeEach
	void monday() {
		incidents.forgetAll();
		incidents.at(MONDAY);
	}

	@AfterEach
	void forget() {
		chat.mend();
		incidents.forgetAll();
	}

	private Reply answer(String who, String id, String section, Map<String, String> answers) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		answers.forEach((question, answer) -> values.put(question, List.of(answer)));
		return chat.submit(chat.person(who), incidents.room(id), new Action("postmortem", id, section), values,
				incidents.clock().instant());
	}

	private Postmortem postmortem(String id) {
		return incidents.file(id).postmortem().orElseThrow();
	}

	/** A nuisance, answered and with its one fix planned. */
	private String nuisance() {
		String id = incidents.declare("alice", "sev3 Search is slow");
		incidents.say("alice", id, "role commander");
		incidents.say("alice", id, "sev sev3 R2 only a nuisance");
		incidents.say("alice", id, "resolve");
		return id;
	}

	private static Map<String, String> shortAnswers() {
		return Map.of("summary-text", "The search page was slow for ten minutes.", "root-cause",
				"A deploy emptied the cache.");
	}

	@Test
	void asksFourQuestionsAndOneSignatureOfANuisance() {
		String id = nuisance();

		assertThat(postmortem(id).template()).isEqualTo("light");
		assertThat(FakeChat.text(answer("alice", id, "short", shortAnswers()))).contains("can be signed");
		assertThat(incidents.told("alice", id, "sign")).contains("`publish` publishes it");
		assertThat(incidents.told("alice", id, "publish")).contains("is published");
	}

	@Test
	void keepsEachVersionAndShowsWhatTheNextOneChanges() {
		String id = nuisance();
		answer("alice", id, "short", shortAnswers());
		incidents.say("alice", id, "sign");
		incidents.say("alice", id, "publish");
		assertThat(incidents.told("alice", id, "postmortem short")).contains("`amend <reason>`");

		assertThat(incidents.told("alice", id, "amend the cause was another one")).contains("Version 2 is begun");
		assertThat(incidents.told("alice", id, "close")).contains("Not yet");
		answer("alice", id, "short", Map.of("summary-text", "The search page was slow for ten minutes.", "root-cause",
				"The cache was never warmed up."));
		assertThat(incidents.told("alice", id, "publish")).contains("not signed by commander");
		incidents.say("alice", id, "sign");
		incidents.say("alice", id, "publish");

		Postmortem published = postmortem(id);
		assertThat(published.editions()).extracting(edition -> edition.reason())
			.containsExactly(null, "the cause was another one");
		List<VersionDifference.DifferenceLine> lines = VersionDifference.between(
				drafts.edition(incidents.file(id), published.editions().get(0)).orElseThrow(),
				drafts.edition(incidents.file(id), published.editions().get(1)).orElseThrow());
		assertThat(lines).contains(
				new VersionDifference.DifferenceLine("removed", "- **Why did it happen?** A deploy emptied the cache."),
				new VersionDifference.DifferenceLine("added",
						"- **Why did it happen?** The cache was never warmed up."));
		Awaitility.await()
			.untilAsserted(() -> assertThat(chat.messagesIn(chat.namedRoom("incidents")))
				.anyMatch(text -> text.contains("Postmortem of " + id + " is published, version 2")));
	}

	@Test
	void asksForTheSignatureAgainWhenTheTimelineChangesAfterIt() {
		String id = nuisance();
		answer("alice", id, "short", shortAnswers());
		incidents.say("alice", id, "sign");
		assertThat(FakeChat.text(incidents.say("alice", id, "left"))).doesNotContain("Sign-off by");

		incidents.say("bob", id, "note -5m The cache was cold for an hour");
		assertThat(FakeChat.text(incidents.say("alice", id, "left"))).contains("Sign-off by Commander");
		assertThat(incidents.told("alice", id, "publish")).contains("not signed by commander");

		incidents.say("alice", id, "sign");
		incidents.say("bob", id, "undo");
		assertThat(incidents.told("alice", id, "publish")).contains("not signed by commander");
		incidents.say("alice", id, "sign");
		assertThat(incidents.told("alice", id, "publish")).contains("is published");
		incidents.say("bob", id, "note Nothing is asked of anybody any more");
		assertThat(FakeChat.text(incidents.say("alice", id, "left"))).doesNotContain("Sign-off by");
	}

	@Test
	void waitsForTheChangesThatWereAskedFor() {
		String id = nuisance();
		answer("alice", id, "short", shortAnswers());
		incidents.say("alice", id, "sign");
		assertThat(incidents.told("bob", id, "change short Say how many people noticed")).contains("C1 on short",
				"a change is asked for", "[It's changed]");
		assertThat(incidents.told("carol", id, "comment Well told")).contains("C2");

		assertThat(incidents.told("alice", id, "publish"))
			.contains("Changes that were asked for: C1 \"Say how many people noticed\"");
		assertThat(incidents.told("alice", id, "change done C1")).contains("C1 is settled");
		assertThat(incidents.told("alice", id, "publish")).contains("is published");
		assertThat(incidents.told("alice", id, "comment")).contains("C1", "C2", "Well told");
	}

	@Test
	void countsTheSectionsThatSigningRefuses() {
		String id = nuisance();

		assertThat(incidents.told("alice", id, "sign")).contains("1 section without an answer (short)");
		assertThat(incidents.told("alice", id, "quality")).contains("to fix",
				"Every section answered or skipped: short missing [Answer]");
		answer("alice", id, "short", shortAnswers());
		assertThat(incidents.told("alice", id, "quality")).doesNotContain("Every section");
	}

	@Test
	void saysWhoseSignatureIsMissingAndHowARoleIsGiven() {
		String id = incidents.open("Unsigned");
		incidents.say("alice", id, "resolve");

		assertThat(incidents.told("alice", id, "quality")).contains("Still to sign: commander, technical lead",
				"Nobody is technical lead", "`role technical-lead @bob`");
		String small = nuisance();
		answer("alice", small, "short", shortAnswers());
		assertThat(incidents.told("alice", small, "quality")).contains("Still to sign: commander.");
		assertThat(incidents.told("alice", small, "sign")).contains("Alice signed the postmortem. `publish`");
		assertThat(incidents.told("alice", small, "quality")).doesNotContain("Still to sign");
	}

	@Test
	void aMomentThatTheCardShowsMayBeUnmarkedAllTheSame() {
		String id = incidents.open("Unmarked");
		incidents.say("alice", id, "note 09:02 the queue grew");
		incidents.say("alice", id, "resolve");

		assertThat(incidents.told("alice", id, "quality"))
			.contains("first occurrence and detected aren't marked: `mark E2 first-occurrence`");
	}

	@Test
	void saysWhatIsToMendBeforeItIsPublishedWithTheNextStep() {
		String id = incidents.open("Gate");
		incidents.say("alice", id, "cause Flags below the fold");
		incidents.say("alice", id, "fix Move them up @bob");
		incidents.say("alice", id, "resolve");

		String told = incidents.told("alice", id, "quality");

		assertThat(told).contains("to fix", "Timeline with its marks: ", "first occurrence", "Root cause beyond",
				"A fix for each cause, or a reason why not: CF1 missing [Fix for CF1]",
				"verification plan on each fix: F1 missing [Complete F1]", "Where each finding lands: not said for F1",
				"Answers that could wait until now: \"Which tests now guard against this?\" missing [Answer]");
		incidents.say("alice", id, "cause accept CF1 nothing can be done");
		assertThat(incidents.told("alice", id, "quality")).contains("✓ A fix for each cause");
	}

	@Test
	void asksWhyDownToTheRootAndMakesCausesOfTheLevels() {
		String id = incidents.open("Whys");

		assertThat(incidents.say("alice", id, "why")).isInstanceOf(Reply.Ask.class);
		assertThat(incidents.told("alice", id, "why The wrong draft was sent | the log of 09:52")).contains("Why 1",
				"Why did this problem occur?", "Evidence: the log of 09:52", "[Why did that happen?]");
		incidents.say("alice", id, "why The flags were not seen");
		incidents.say("alice", id, "why They stood below the fold");
		incidents.say("alice", id, "why 2 Nobody had to look at the flags");
		assertThat(incidents.file(id).causes().whys()).as("what followed from the old second level is gone").hasSize(2);
		assertThat(incidents.told("alice", id, "why root")).contains("(root cause)", "[Add the levels as causes]");
		assertThat(incidents.told("alice", id, "why causes")).contains("Added as CF1");
		assertThat(incidents.file(id).causes().all()).singleElement().satisfies(cause -> {
			assertThat(cause.text()).isEqualTo("Nobody had to look at the flags");
			assertThat(cause.primary()).isTrue();
		});
	}

	@Test
	void asksTheChannelWhatNobodyAskedKnowsAndNamesWhoKnew() {
		String id = incidents.open("Who knows");
		incidents.say("alice", id, "resolve");
		incidents.settle();

		assertThat(incidents.told("alice", id, "postmortem ask summary impact-details"))
			.contains("I asked the channel");
		Awaitility.await()
			.untilAsserted(() -> assertThat(chat.messagesIn(incidents.room(id))).anyMatch(
					text -> text.contains("Who knows? What else should readers know") && text.contains("[I know]")));
		incidents.say("bob", id, "postmortem tell impact-details Four accounts were reached.");
		incidents.say("carol", id, "postmortem tell impact-details Nobody lost data.");

		assertThat(postmortem(id).answers()).containsEntry("impact-details",
				"Four accounts were reached.\nNobody lost data.");
		assertThat(MarkdownExport.write(drafts.dossier(incidents.file(id)))).contains("(Bob, Carol)");
	}

	@Test
	void handsASectionToWhoeverHoldsARole() {
		String id = incidents.open("Roles");
		incidents.say("alice", id, "role compliance @frank");
		incidents.say("alice", id, "resolve");

		incidents.say("alice", id, "postmortem handover lessons compliance");
		incidents.settle();

		assertThat(incidents.toldDirectly("frank"))
			.anySatisfy(text -> assertThat(text).contains(id, "Lessons learned", "handed over to the compliance"));
	}

	@Test
	void hintsAtAKinderWordingAndTakesItAtATap() {
		String id = nuisance();

		Reply saved = answer("alice", id, "short", Map.of("summary-text", "Bob failed to warm up the cache.",
				"root-cause", "A deploy emptied the cache."));
		assertThat(FakeChat.text(saved)).startsWith("Saved").contains("Bob failed to", "[Word it more kindly]");

		assertThat(incidents.told("alice", id, "postmortem kinder short")).contains("It reads now: ");
		assertThat(postmortem(id).answers().get("summary-text")).doesNotContain("Bob failed");
	}

	@Test
	void remindsTheRoomOfTheReviewInTheMorningOfItsDay() {
		String id = incidents.open("Reviewed");
		incidents.say("alice", id, "resolve");
		incidents.settle();
		assertThat(incidents.told("alice", id, "review")).contains("Review of " + id, "1. Timeline", "[Move it]");
		assertThat(incidents.told("alice", id, "review 2041-03-07 15:30")).contains("2041-03-07T15:30");
		assertThat(incidents.told("alice", id, "review yesterday")).contains("Try `review 2041-03-11 14:00`");

		incidents.at(MONDAY.plusDays(3).withHour(9).withMinute(5));
		incidents.settle();
		incidents.settle();

		assertThat(chat.messagesIn(incidents.room(id)).stream().filter(text -> text.contains("1. Timeline")))
			.hasSize(1);
	}

	@Test
	void suggestsIncidentsLikeThisOneToConfirm() {
		String before = incidents.declare("bob", "Ledger export produces wrong totals");
		incidents.at(MONDAY.plusHours(3));
		String id = incidents.declare("alice", "Ledger export produces duplicate totals");
		incidents.say("alice", id, "role commander");
		incidents.say("alice", id, "resolve");

		assertThat(incidents.told("alice", id, "related")).contains(before, "[Related]");
		incidents.say("alice", id, "related " + before + " same export");

		assertThat(postmortem(id).related()).singleElement()
			.satisfies(related -> assertThat(related.relationship()).isEqualTo("same export"));
	}

	/** Otherwise nobody would see what only the answer asks for. */
	@Test
	void asksAtOnceWhatAnAnswerOfTheSameFormAsksFor() {
		String id = incidents.open("Same form");
		incidents.say("alice", id, "resolve");
		Map<String, String> answers = new LinkedHashMap<>(
				Map.of("immediate-mitigation", "Rolled back.", "rollback", "Yes"));

		Reply more = answer("alice", id, "fixes", answers);

		assertThat(((Reply.Ask) more).form().fields()).filteredOn(field -> field instanceof Field.TextField)
			.extracting(field -> ((Field.TextField) field).id() + "=" + ((Field.TextField) field).value())
			.contains("rollback-time=", "immediate-mitigation=Rolled back.");
		assertThat(postmortem(id).open()).contains("fixes");
		answers.put("rollback-time", "20m");
		assertThat(FakeChat.text(answer("alice", id, "fixes", answers))).startsWith("Saved");
		assertThat(postmortem(id).answers()).containsEntry("rollback-time", "20m");
	}

	@Test
	void asksOnlyWhatIsOfUseByEarlierAnswers() {
		String id = incidents.open("Conditions");
		incidents.say("alice", id, "resolve");
		Map<String, String> impact = Map.of("affected-users", "4", "harm", "Low", "availability", "None",
				"data-integrity", "None", "business-areas", "None");
		assertThat(postmortem(id).open()).doesNotContain("business");

		answer("alice", id, "impact", impact);
		assertThat(postmortem(id).open()).doesNotContain("business");
		Map<String, String> more = new LinkedHashMap<>(impact);
		more.put("business-areas", "Legal");
		answer("alice", id, "impact", more);

		assertThat(postmortem(id).open()).contains("business");
		Reply.Ask form = (Reply.Ask) incidents.say("alice", id, "postmortem business");
		assertThat(form.form().fields()).extracting(field -> field.id()).containsExactly("legal");
	}

}
