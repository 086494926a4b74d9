package dev.firewatch.workflow;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.exchange.MarkdownExport;
import dev.firewatch.exchange.Reviews;
import dev.firewatch.exchange.YamlExport;
import dev.firewatch.workflow.incidents.CardMessage;
import dev.firewatch.workflow.postmortems.publishing.Drafts;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Caller;
import dev.firewatch.mongo.CommandCounter;
import dev.firewatch.people.Account;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.MitigationState;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskStatus;
import dev.firewatch.risk.Risks;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.OrganisationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The risk register as people keep it in chat. */
@OrganisationTest
class RiskScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2071, 3, 2, 10, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	CommandCounter counter;

	@Autowired
	CardMessage cards;

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	CommandRouter router;

	@Autowired
	People people;

	@Autowired
	Risks risks;

	@Autowired
	Drafts drafts;

	@BeforeEach
	void monday() {
		incidents.at(MONDAY);
	}

	@Test
	void aRiskIsEnteredChangedAndRemembersWhy() {
		String id = entered("P1 alerts are lost in the P2 queue P2 I4 @bob");

		Risk entered = risk(id);
		assertThat(entered.content().title()).startsWith("P1 alerts are lost in the P2 queue");
		assertThat(entered.content().score()).isEqualTo(8);
		assertThat(told("bob", "risk " + id + " p 4 three times this year")).contains("probability 2 → 4",
				"score 8 → 16", "once in 3 months");
		assertThat(told("bob", "risk " + id + " mitigation Contract tests @carol due 2071-03-20")).contains("M1");
		assertThat(told("bob", "risk " + id + " indicator Parse errors threshold > 5 source alerts")).contains("I1");
		assertThat(told("bob", "risk " + id + " cascade RISK-031 reports are late")).contains("Leads to RISK-031");
		assertThat(told("bob", "risk " + id + " review 2071-06-01")).contains("review Mon 1 Jun");
		assertThat(told("bob", "risk " + id + " escalation on call, then data lead")).contains("Escalation: on call");
		assertThat(told("bob", "risk " + id + " accept until 2071-12-24 the rewrite comes first"))
			.contains("Accepted until");

		Risk risk = risk(id);
		assertThat(risk.version()).isEqualTo(8);
		assertThat(risk.history().get(1).made().why()).isEqualTo("three times this year");
		assertThat(risk.history().get(1).made().by()).isEqualTo(chat.person("bob"));
		assertThat(risk.content().mitigations()).extracting(Mitigation::due)
			.containsExactly(MONDAY.toLocalDate().plusDays(18));
		assertThat(risk.content().indicators().get(0).threshold()).isEqualTo("> 5");
		assertThat(risk.content().indicators().get(0).source()).isEqualTo("alerts");
		assertThat(risk.content().status()).isEqualTo(RiskStatus.ACCEPTED);
		assertThat(told("erin", "risk " + id + " history")).contains("8 versions", "probability 2 → 4",
				"three times this year", "Bob");
	}

	@Test
	void aMitigationGoesFromPlannedToProven() {
		String id = entered("Mitigated P2 I2 @bob");
		incidents.say("bob", "risk " + id + " mitigation Contract tests @carol due fri");

		assertThat(told("carol", "risk " + id + " proven M1")).contains("only planned", "Your text is kept");
		assertThat(told("carol", "risk " + id + " implemented M1")).contains("implemented", "[Proven] [Failed]");
		assertThat(told("erin", "risk " + id + " proven M1")).contains("Only the owner of " + id);
		assertThat(told("bob", "risk " + id + " proven M7")).contains("It has M1");
		told("carol", "risk " + id + " proven M1 it held twice");

		assertThat(risk(id).content().mitigations()).extracting(Mitigation::state)
			.containsExactly(MitigationState.PROVEN);
	}

	@Test
	void whoeverKeepsTheRegisterChangesItAndOthersAskThem() {
		String id = entered("Kept P2 I2 @bob");

		assertThat(told("erin", "risk " + id + " p 5 because")).contains("Only the owner of " + id, "senior group",
				"Your text is kept");
		assertThat(risk(id).version()).isOne();
		assertThat(told("dave", "risk " + id.toLowerCase() + " p 5 because")).contains("probability 2 → 5");
		outsider("gina", Outsider.GUEST);
		assertThat(told("gina", "risk " + id)).contains("Only people of the organisation").doesNotContain("Kept");
		assertThat(told("gina", "risk")).doesNotContain("Kept");
	}

	@Test
	void theHistoryIsReadWholeAndLeadsToAllOfIt() {
		String id = entered("Long P2 I2 @bob");
		String text = "Contract tests against each of the sources, run before each of their releases, and nightly as well";
		told("bob", "risk " + id + " mitigation " + text + " @carol due 2071-03-20");
		for (int n = 0; n < 11; n++) {
			told("bob", "risk " + id + " p " + (n % 2 + 3) + " once more");
		}

		assertThat(told("erin", "risk " + id + " history")).contains("13 versions", "All versions on its page",
				"3 more versions");
		String last = entered("Short P2 I2 @bob");
		told("bob", "risk " + last + " mitigation " + text + " @carol due 2071-03-20");
		assertThat(told("erin", "risk " + last + " history")).contains(text, "due 2071-03-20");
	}

	@Test
	void whatIsKeptOfANewRiskDeclaresNoIncidentWhenItIsCopied() {
		String kept = told("bob", "risk new Foo P7 I4");

		assertThat(kept).contains("Your text is kept: risk new Foo P7 I4");
	}

	@Test
	void helpNamesWhatCanBeDoneWithARisk() {
		assertThat(told("bob", "help risk")).contains("mitigation", "indicator", "cascade", "risk link", "risk gaps",
				"propose", "history");
	}

	@Test
	void whatIsNoRiskIsANote() {
		String incident = incidents.declare("alice", "Aside " + UUID.randomUUID());

		assertThat(incidents.told("alice", incident, "risk of data loss")).contains("Add as a note?",
				"risk of data loss", "[Add as a note]", "[Search the register]");
		assertThat(told("alice", "risk assessment is due")).contains("risk assessment is due", "[Search the register]");
		assertThat(told("alice", "risk RISK-999999 p 4")).contains("There is no RISK-999999", "Your text is kept");
		String id = entered("Misheard P2 I2 @bob");
		for (String wrong : List.of("p 9 x", "p", "explode now", "owner @nobody", "mitigation x due soonish",
				"accept until 2071-12-24", "accept sometime", "cascade the sea", "implemented M1", "review yesterday",
				"retire", "cascade " + id + " itself")) {
			Reply reply = incidents.say("bob", "risk " + id + " " + wrong);
			assertThat(reply instanceof Reply.Ask || FakeChat.text(reply).contains("Your text is kept"))
				.as(wrong + ": " + reply)
				.isTrue();
		}
		assertThat(risk(id).version()).isOne();
	}

	@Test
	void theListIsSearchedAndSortedByScore() {
		String word = "w" + UUID.randomUUID().toString().replace("-", "");
		String low = entered(word + " low P1 I2");
		String high = entered(word + " high P5 I5");

		String list = told("erin", "risk search " + word);

		assertThat(list).contains("2 risks", "[Open]");
		assertThat(list.indexOf(high)).isLessThan(list.indexOf(low));
		assertThat(told("erin", "risk")).contains("highest score first", "[New risk]", high);
		assertThat(told("erin", "risk search nothing-like-it")).contains("No risk has");
	}

	@Test
	void aFormEntersAndChanges() {
		Reply form = incidents.say("alice", "risk new");
		assertThat(form).isInstanceOf(Reply.Ask.class);
		assertThat(incidents.say("alice", "risk new Without a score")).isInstanceOf(Reply.Ask.class);
		String title = "By form " + UUID.randomUUID();
		String entered = FakeChat.text(
				submit("alice", (Reply.Ask) form, Map.of("title", List.of(title), "probability", List.of("3"), "impact",
						List.of("5"), "owner", List.of(chat.person("alice").value()), "description", List.of("More"))));
		String id = id(entered);
		assertThat(risk(id).content().score()).isEqualTo(15);

		Reply score = incidents.say("alice", "risk " + id + " score");
		submit("alice", (Reply.Ask) score, Map.of("probability", List.of("4"), "impact", List.of("2"), "why",
				List.of("less harm than we thought")));
		Reply mitigation = incidents.say("alice", "risk " + id + " mitigation");
		submit("alice", (Reply.Ask) mitigation, Map.of("text", List.of("Runbook"), "owner",
				List.of(chat.person("bob").value()), "due", List.of("2071-04-01")));
		Reply retire = incidents.say("alice", "risk " + id + " retire");
		assertThat(submit("alice", (Reply.Ask) retire, Map.of("text", List.of(" ")))).isInstanceOf(Reply.Correct.class);
		submit("alice", (Reply.Ask) retire, Map.of("text", List.of("the service is gone")));

		Risk risk = risk(id);
		assertThat(risk.content().score()).isEqualTo(8);
		assertThat(risk.content().mitigations().get(0).owner().person()).isEqualTo(chat.person("bob"));
		assertThat(risk.content().status()).isEqualTo(RiskStatus.RETIRED);
		assertThat(risk.history()).last()
			.satisfies(version -> assertThat(version.made().why()).isEqualTo("the service is gone"));
	}

	@Test
	void anIncidentIsLinkedAndAPrivateOneIsShownToNobodyElse() {
		String id = entered("Linked P2 I2 @bob");
		String open = incidents.declare("alice", "Open " + UUID.randomUUID());
		String hidden = incidents.declare("alice", "private Hidden " + UUID.randomUUID());

		assertThat(incidents.told("alice", open, "risk link " + id)).contains(open + " is " + id + " come true.");
		assertThat(told("alice", "risk " + id + " link " + hidden))
			.contains("That makes 2 in a day; P2 expects one in 2 years");

		assertThat(told("alice", "risk " + id)).contains(open, hidden);
		assertThat(told("erin", "risk " + id)).contains(open).doesNotContain(hidden);
		assertThat(told("erin", "risk " + id + " history")).contains(open).doesNotContain(hidden);
		assertThat(told("erin", "risk " + id + " link " + hidden)).contains("I don't know " + hidden);
		assertThat(incidents.told("erin", open, "risk")).contains("Come true here: " + id);
		assertThat(incidents.told("alice", open, "risk unlink " + id)).contains("is not " + id);
		assertThat(risk(id).incidents()).hasSize(1);
	}

	@Test
	void theRiskOfAnIncidentStandsOnItsCardAndInItsDocument() {
		String title = "Schema changes " + UUID.randomUUID();
		String id = entered(title + " P2 I4 @bob");
		String open = incidents.open("Pipeline");

		assertThat(incidents.told("alice", open, "risk " + id)).contains("[This is it]");
		incidents.told("alice", open, "risk link " + id);
		incidents.settle();

		assertThat(incidents.told("alice", open, "status")).contains("Risk: " + id).doesNotContain(title);
		assertThat(incidents.file(open).register().words()).contains(id + ": " + title);
		assertThat(incidents.told("alice", open, "risk " + id)).contains("[This is not it]");
		incidents.say("alice", open, "resolve");
		incidents.settle();
		assertThat(MarkdownExport.write(drafts.dossier(incidents.file(open)))).contains(id + ": " + title);
	}

	@Test
	void theRelatedRiskOfAReviewIsFilledInUnlessSomebodyWritesIt() {
		String title = "Nearly changed " + UUID.randomUUID();
		String id = entered(title + " P2 I4 @bob");
		String near = incidents.declare("alice", "near-miss " + UUID.randomUUID());

		told("alice", near + " risk link " + id);
		told("alice", near + " resolve");
		Reply form = incidents.say("alice", near + " postmortem identification");
		assertThat(form.toString()).contains(id + ": " + title);
		assertThat(related(near)).isEqualTo(id + ": " + title);

		submit("alice", (Reply.Ask) form, Map.of("related-risk", List.of("The one of last year")));
		assertThat(related(near)).isEqualTo("The one of last year");
		assertThat(told("alice", near + " risk unlink " + id)).contains("is not " + id);
		assertThat(related(near)).isEqualTo("The one of last year");
		assertThat(incidents.file(near).register().open()).isTrue();
	}

	@Test
	void theAuditFillsItselfInAndIsConfirmedWithOneTap() {
		String id = entered("Audited " + UUID.randomUUID() + " P2 I4 @bob");
		told("bob", "risk " + id + " mitigation Schema validation @bob");
		for (int days = 0; days < 200; days += 90) {
			incidents.at(MONDAY.plusDays(days));
			told("alice", "risk " + id + " link " + incidents.declare("alice", "near-miss " + UUID.randomUUID()));
		}
		incidents.at(MONDAY.plusDays(182));
		String near = risk(id).incidents().get(2).value();
		told("alice", near + " resolve");
		answerAllBut(near, "audit-register");

		Message overview = ((Reply.Whisper) incidents.say("alice", near + " postmortem")).message();
		assertThat(FakeChat.text(new Reply.Whisper(overview))).contains("Was this in our register? Yes",
				"Underestimated", "3 in 6 months; P2 expects one in 2 years", "Adjust P from 2 to 4", "[That's right]");
		Action confirm = FakeChat.button(overview, "That's right");
		String said = FakeChat
			.text(chat.press(chat.person("alice"), chat.lobby(), confirm, incidents.clock().instant()));

		assertThat(said).contains("Saved");
		assertThat(audit(near)).containsEntry("in-register", "Yes")
			.containsEntry("probability-accurate", "Underestimated")
			.containsEntry("original-score", "P=2")
			.containsEntry("actual-frequency", "3rd occurrence in 6 months")
			.containsEntry("probability-action", "Adjust P from 2 to 4");
		assertThat(incidents.say("alice", near + " postmortem audit-effects").toString())
			.contains("Schema validation was planned but not implemented", "value=No");
	}

	@Test
	void whatIsProposedForAnAuditCostsTwoReadsAtMost() {
		String id = entered("Counted " + UUID.randomUUID() + " P2 I4 @bob");
		String near = incidents.declare("alice", "near-miss " + UUID.randomUUID());
		told("alice", near + " risk link " + id);
		told("alice", near + " resolve");
		incidents.settle();

		int plain = counter.during(() -> incidents.say("alice", near + " postmortem causes")).reads();
		int audit = counter.during(() -> incidents.say("alice", near + " postmortem audit-register")).reads();

		assertThat(audit - plain).isBetween(1, 2);
	}

	@Test
	void whatIsNoLongerProposedIsNotConfirmedUnseen() {
		String id = entered("Changed meanwhile " + UUID.randomUUID() + " P2 I4 @bob");
		String near = incidents.declare("alice", "near-miss " + UUID.randomUUID());
		told("alice", near + " risk link " + id);
		told("alice", near + " resolve");
		answerAllBut(near, "audit-register");
		Message overview = ((Reply.Whisper) incidents.say("alice", near + " postmortem")).message();
		Action confirm = FakeChat.button(overview, "That's right");

		told("alice", near + " risk unlink " + id);

		assertThat(chat.press(chat.person("alice"), chat.lobby(), confirm, incidents.clock().instant()))
			.isInstanceOf(Reply.Ask.class);
		assertThat(audit(near)).doesNotContainKey("in-register");
	}

	@Test
	void nothingOfAPrivateIncidentIsProposedInARegisterThatAllRead() {
		String id = entered("Payroll leaks P2 I4 @bob");
		String hidden = incidents.declare("alice", "private Payroll " + UUID.randomUUID());
		incidents.say("alice", hidden, "risk link " + id);

		assertThat(incidents.told("alice", hidden, "risk propose probability-accurate")).contains("is private",
				"close the gap with a fix or a reason");
		assertThat(risk(id).proposals()).isEmpty();
		assertThat(told("bob", "risk " + id)).doesNotContain(hidden);
	}

	@Test
	void changesAreProposedInWordsOfOnesOwnAndPutRightBeforeTheyAreAccepted() {
		String id = entered("Proposals " + UUID.randomUUID() + " P2 I2 @bob");
		told("bob", "risk " + id + " mitigation Checklists @bob");
		String open = incidents.open("Proposed");
		String title = "Reports are late " + UUID.randomUUID();

		assertThat(incidents.told("carol", open, "risk " + id + " propose impact 4"))
			.contains("Proposed as " + id + "/P1", "impact 2 → 4", "[Edit]");
		assertThat(incidents.told("carol", open, "risk " + id + " propose replace M1 with contract tests"))
			.contains("replace M1 with contract tests");
		assertThat(incidents.told("carol", open, "risk " + id + " propose risk " + title)).contains("enter the risk",
				"(P2 I2)");
		assertThat(incidents.told("carol", open, "risk " + id + " propose that we talk")).contains("What is to change?",
				"propose that we talk");
		assertThat(told("carol", "risk " + id + " propose impact 5")).contains("in the channel of the incident");

		assertThat(told("erin", "risk edit " + id + "/P1 5")).contains("Only whoever proposed");
		assertThat(told("carol", "risk edit " + id + "/P1 9")).contains("Scores go from 1 to 5");
		assertThat(told("carol", "risk edit " + id + "/P1 5")).contains("reads now: impact 2 → 5")
			.doesNotContain("[Accept]");
		Reply.Ask form = (Reply.Ask) incidents.say("bob", "risk edit " + id + "/P2");
		assertThat(form.toString()).contains("contract tests");
		assertThat(submit("bob", form, Map.of("text", List.of("  ")))).isInstanceOf(Reply.Correct.class);
		assertThat(FakeChat.text(submit("bob", form,
				Map.of("text", List.of("Contract tests for all"), "owner", List.of(chat.person("dave").value()), "due",
						List.of("2071-06-01")))))
			.contains("replace M1 with Contract tests for all, by @dave, due 2071-06-01");
		Reply.Ask missing = (Reply.Ask) incidents.say("carol", "risk edit " + id + "/P3");
		submit("carol", missing, Map.of("text", List.of(title), "band", List.of("3"), "impact", List.of("4")));
		assertThat(told("bob", "todo")).contains("impact 2 → 5", "[Edit]");

		assertThat(told("bob", "approve " + id + "/P1 " + id + "/P2 " + id + "/P3")).contains("Accepted " + id + "/P1",
				"Accepted " + id + "/P2", "It is RISK-");
		Risk entered = risks.titled(title).orElseThrow();
		assertThat(entered.content().score()).isEqualTo(12);
		assertThat(entered.content().owner().person()).isEqualTo(chat.person("bob"));
		assertThat(risk(id).content().impact()).isEqualTo(5);
		assertThat(risk(id).content().cascades()).extracting(one -> one.to()).containsExactly(entered.id());
		assertThat(risk(id).content().mitigations()).singleElement().satisfies(one -> {
			assertThat(one.text()).isEqualTo("Contract tests for all");
			assertThat(one.id()).as("the old one's number isn't given again").isEqualTo("M2");
			assertThat(one.owner().person()).isEqualTo(chat.person("dave"));
		});
		assertThat(told("carol", "risk edit " + id + "/P1 3")).contains("was accepted already");
		assertThat(told("bob", "risk " + id + " history")).contains("P1 impact 2 → 4 → proposed: impact 2 → 5");
		assertThat(incidents.told("alice", open, "risk edit the text of it")).contains("Add as a note?");
	}

	@Test
	void whyAChangeIsProposedOrAcceptedIsKeptOfOneAsOfSeveral() {
		String id = entered("Whys " + UUID.randomUUID() + " P2 I2 @bob");
		String open = incidents.open("Why");
		incidents.told("carol", open, "risk " + id + " propose impact 2 to 4 because all regions were down");
		assertThat(incidents.told("carol", open, "risk " + id + " propose p 3 third time this year"))
			.contains("probability 2 → 3, because: third time this year");

		assertThat(told("bob", "approve " + id + "/P1 the review showed it")).contains("Accepted");
		assertThat(told("bob", "approve " + id + "/P2")).contains("Accepted");

		assertThat(risk(id).history()).extracting(version -> version.made().why())
			.contains("all regions were down", "third time this year", "the review showed it");
		assertThat(risk(id).proposals().get(0).decision().why()).isEqualTo("the review showed it");
		assertThat(told("bob", "risk " + id + " history")).contains("the review showed it", "all regions were down");
	}

	@Test
	void aProposalThatWouldChangeNothingIsRefusedWithItsText() {
		String id = entered("Nothing " + UUID.randomUUID() + " P2 I2 @bob");
		String open = incidents.open("Nothing");
		incidents.told("carol", open, "risk " + id + " propose impact 4");

		assertThat(told("carol", "risk edit " + id + "/P1 2")).contains("That changes nothing", "Your text is kept",
				"edit " + id + "/P1 2");
		assertThat(told("carol", "risk edit " + id + "/P1 4")).contains("says that already: impact 2 → 4");
		Reply.Ask form = (Reply.Ask) incidents.say("bob", "risk edit " + id + "/P1");
		assertThat(submit("bob", form, Map.of("band", List.of("2")))).isInstanceOfSatisfying(Reply.Correct.class,
				wrong -> assertThat(wrong.problems()).containsKey("band"));

		assertThat(risk(id).proposals()).singleElement().satisfies(one -> assertThat(one.change().band()).isEqualTo(4));
	}

	@Test
	void theAnswerToANearMissOffersTheLikelyRisksAtOnce() {
		String word = "zeppelin" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
		String id = entered("The " + word + " loses its mooring P2 I4 @bob");

		Reply noted = incidents.say("carol", "new near-miss " + word + " nearly lost its mooring");
		assertThat(FakeChat.text(noted)).contains("[This is " + id + "]", "[New risk]", "[None]")
			.doesNotContain("[Which risk?]");
		assertThat(FakeChat.text(incidents.say("carol", "new near-miss qwertzuiop asdfghjkl")))
			.contains("[Which risk?]");
		assertThat(FakeChat.text(incidents.say("carol", "new external " + word + " of others lost its mooring")))
			.contains("[This is " + id + "]");
		assertThat(FakeChat.text(incidents.say("carol", "new " + word + " lost its mooring")))
			.doesNotContain("[This is " + id + "]");
	}

	@Test
	void theCardReadsTheRegisterOnceToSayWhichRiskItMayBe() {
		entered("Turbine bearings overheat near harbour P2 I4 @bob");
		String open = incidents.open("Turbine bearings overheat while harbour cranes lift containers slowly");
		incidents.say("alice", open, "mitigated");
		incidents.settle();
		Casefile unsaid = incidents.file(open);
		incidents.told("alice", open, "risk link none");
		incidents.settle();
		Casefile said = incidents.file(open);

		int[] reads = new int[2];
		assertThat(FakeChat.text(cards.compose(unsaid, incidents.clock().instant()))).contains("[This is RISK-");
		reads[0] = counter.during(() -> cards.compose(unsaid, incidents.clock().instant())).reads();
		reads[1] = counter.during(() -> cards.compose(said, incidents.clock().instant())).reads();

		assertThat(reads[0] - reads[1]).as("reads of the register").isEqualTo(1);
	}

	private Map<String, String> audit(String incident) {
		return incidents.file(incident).postmortem().orElseThrow().answers();
	}

	/** Everything else that would be asked first is skipped. */
	private void answerAllBut(String incident, String section) {
		incidents.file(incident)
			.postmortem()
			.orElseThrow()
			.open()
			.stream()
			.filter(open -> !open.startsWith("audit-"))
			.forEach(open -> told("alice", incident + " postmortem skip " + open + " R4 not here"));
	}

	private String related(String incident) {
		return String
			.valueOf(Reviews.tree(YamlExport.plain(drafts.dossier(incidents.file(incident)))).get("related_risk"));
	}

	@Test
	void likelyRisksAreOfferedOnceItIsMitigatedAndAtOnceForANearMiss() {
		String word = "zx" + UUID.randomUUID().toString().substring(0, 8);
		String id = entered(word + " schema change breaks pipeline P2 I4 @bob");
		String open = incidents.open(word + " schema change");

		assertThat(incidents.told("alice", open, "status")).doesNotContain("[Resolve] [Which risk?]");
		incidents.say("alice", open, "mitigated");
		assertThat(incidents.told("alice", open, "status"))
			.contains("[Which risk?]", "[This is " + id + "]", "[New risk]", "[None]")
			.doesNotContain("breaks pipeline");
		assertThat(told("alice", "new near-miss " + word + " schema nearly changed")).contains("[This is " + id + "]",
				"[New risk]", "[None]");

		Message offered = ((Reply.Whisper) incidents.say("alice", open, "risk link")).message();
		assertThat(FakeChat.text(new Reply.Whisper(offered))).contains("[This is " + id + "]", "[New risk]", "[None]");
		chat.press(chat.person("alice"), incidents.room(open), FakeChat.button(offered, "This is " + id),
				incidents.clock().instant());
		assertThat(incidents.file(open).register().names(new RiskId(id))).isTrue();
		assertThat(incidents.told("alice", open, "status")).doesNotContain("[Which risk?]");
	}

	@Test
	void aRiskEnteredFromTheCardCameTrueThere() {
		String open = incidents.open("zz" + UUID.randomUUID());
		String hidden = incidents.declare("alice", "private payroll " + UUID.randomUUID());

		Reply.Ask form = (Reply.Ask) incidents.say("alice", open, "risk link new");
		assertThat(form.toString()).contains(incidents.file(open).incident().title());
		assertThat(submit("alice", form,
				Map.of("title", List.of(" "), "probability", List.of("2"), "impact", List.of("3"))))
			.isInstanceOf(Reply.Correct.class);
		String told = FakeChat.text(submit("alice", form, Map.of("title", List.of("From the card " + UUID.randomUUID()),
				"probability", List.of("2"), "impact", List.of("3"))));
		assertThat(told).contains(open + " is RISK-", "come true");
		assertThat(incidents.file(open).register().names(new RiskId(id(told)))).isTrue();
		assertThat(risk(id(told)).incidents()).extracting(Object::toString).containsExactly(open);

		assertThat(incidents.say("alice", hidden, "risk link new").toString()).doesNotContain("payroll");
		String secret = incidents.told("alice", hidden, "risk link new Someone reads pay slips P1 I4 @bob");
		assertThat(told("erin", "risk " + id(secret) + " history")).doesNotContain(hidden);
	}

	@Test
	void theThirdOfOneRiskSaysSoOnceInItsRoom() {
		String id = entered("Thrice " + UUID.randomUUID() + " P2 I4 @bob");
		String third = "";
		for (int n = 0; n < 3; n++) {
			incidents.at(MONDAY.plusDays(90L * n));
			third = incidents.open("Again " + n);
			incidents.say("alice", third, "risk link " + id);
			incidents.say("alice", third, "risk link " + id);
			incidents.settle();
		}

		assertThat(chat.messagesIn(incidents.room(third)))
			.filteredOn(text -> text.contains("Third time for " + id + ": 3 in 6 months; P2 expects one in 2 years"))
			.hasSize(1);
	}

	@Test
	void twoRisksThatAreTheSameBecomeOne() {
		String old = entered("Old " + UUID.randomUUID() + " P2 I2 @bob");
		String into = entered("Into " + UUID.randomUUID() + " P2 I4 @bob");
		String other = entered("Other " + UUID.randomUUID() + " P1 I1 @bob");
		told("bob", "risk " + other + " cascade " + old + " it follows");
		told("bob", "risk " + old + " cascade " + other + " and back");
		String open = incidents.open("Merged");
		incidents.say("alice", open, "risk link " + old);

		assertThat(told("erin", "risk merge " + old + " into " + into)).contains("Only the owner");
		assertThat(told("bob", "risk merge " + old + " into " + old)).contains("Name two risks");
		assertThat(told("bob", "risk merge " + old + " into " + into)).contains(old + " is " + into + " now", open,
				"Leads to " + other);

		assertThat(risk(into).incidents()).extracting(Object::toString).containsExactly(open);
		assertThat(risk(old).incidents()).isEmpty();
		assertThat(risk(other).content().cascades()).extracting(one -> one.to().value()).containsExactly(into);
		assertThat(incidents.file(open).register().words().orElseThrow()).startsWith(into + ": Into");
		assertThat(told("erin", "risk " + old)).contains(old + " was merged into " + into, "Into");
		assertThat(told("erin", "risk " + old + " history")).contains("4 versions", "merged into");
		assertThat(told("erin", "risk " + into + " history")).contains("merged", old);
	}

	@Test
	void aFormAsksWhichRiskItIsAndTakesNone() {
		String id = entered("By form " + UUID.randomUUID() + " P2 I4 @bob");
		String open = incidents.open("Asked");

		Reply.Ask form = (Reply.Ask) incidents.say("alice", open, "risk link");
		assertThat(submit("alice", form, Map.of("risk", List.of("the one with the pipes"))))
			.isInstanceOf(Reply.Correct.class);
		assertThat(FakeChat.text(submit("alice", form, Map.of("risk", List.of("none"))))).contains("no risk");
		assertThat(incidents.file(open).register().words()).contains("NEW");
		assertThat(FakeChat.text(submit("alice", form, Map.of("risk", List.of(id.toLowerCase()))))).contains(id);
		assertThat(incidents.file(open).register().words().orElseThrow()).startsWith(id + ": By form");
		assertThat(incidents.told("alice", open, "risk link none")).contains("unlink " + id);
	}

	@Test
	void aRiskEnteredAfterItsIncidentIsNew() {
		String open = incidents.open("Unforeseen");
		incidents.at(MONDAY.plusHours(2));
		String id = entered("Only now " + UUID.randomUUID() + " P2 I4 @bob");

		incidents.told("alice", open, "risk link " + id);

		assertThat(incidents.file(open).register().words().orElseThrow()).startsWith("NEW (" + id);
	}

	@Test
	void theSameActTwiceHappensOnce() {
		Person bob = people.find(chat.person("bob")).orElseThrow();
		Caller caller = new Caller(bob, chat.lobby(), null);
		String title = "Once " + UUID.randomUUID();
		String key = UUID.randomUUID().toString();

		String first = id(
				FakeChat.text(router.say("risk new " + title + " P1 I1", List.of(), caller, key, MONDAY.toInstant())));
		String again = id(
				FakeChat.text(router.say("risk new " + title + " P1 I1", List.of(), caller, key, MONDAY.toInstant())));

		assertThat(again).isEqualTo(first);
	}

	private Reply submit(String who, Reply.Ask asked, Map<String, List<String>> values) {
		Person person = people.find(chat.person(who)).orElseThrow();
		return router.submit(new Submission(asked.form().action(), values, List.of(),
				new Caller(person, chat.lobby(), null), UUID.randomUUID().toString(), MONDAY.toInstant()));
	}

	private void outsider(String name, Outsider outsider) {
		Account account = new Account(Platform.LOCAL, name);
		people.save(new Person(new PersonId(account.key()), name, name, ZoneId.of("UTC"), List.of(account), outsider));
	}

	private String entered(String text) {
		return id(told("carol", "risk new " + text));
	}

	private String told(String who, String text) {
		return FakeChat.text(incidents.say(who, text));
	}

	private static String id(String reply) {
		Matcher id = Pattern.compile("RISK-\\d{3,}").matcher(reply);
		assertThat(id.find()).as(reply).isTrue();
		return id.group();
	}

	private Risk risk(String id) {
		return risks.find(new RiskId(id)).orElseThrow();
	}

}
