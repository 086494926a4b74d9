package dev.firewatch.workflow;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.firewatch.casefile.GapSettlement;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.risk.ProposalKind;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskProposal;
import dev.firewatch.risk.Risks;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.OrganisationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an audit's gaps wait for, who says so, and who decides; Dave is of the senior
 * group.
 */
@OrganisationTest
class RiskGapsScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2073, 3, 6, 10, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Risks risks;

	@BeforeEach
	void monday() {
		incidents.at(MONDAY);
	}

	@Test
	void anOlderButtonSaysWhatWaitsAlready() {
		String id = entered("P3 I4 @bob");
		String near = audited(id, "audit-register", Map.of("in-register", "Yes", "probability-accurate",
				"Underestimated", "probability-action", "Adjust P from 3 to 5"));
		Message gaps = message(incidents.say("alice", near + " risk gaps"));
		Action older = FakeChat.button(gaps, "Propose: probability 3 → 5");
		assertThat(told("alice", near + " risk " + id + " propose p 4 it doubled")).contains("probability 3 → 4");

		String pressed = press("alice", older);

		assertThat(pressed).contains(id + "/P1 already waits: probability 3 → 4").doesNotContain("Proposed:");
		assertThat(risk(id).proposals()).extracting(one -> one.change().band()).containsExactly(4);
		assertThat(told("bob", "approve " + id + "/P1")).contains("Accepted");
		assertThat(press("alice", older)).contains("Nothing was proposed", "QUANTIFY gap");
		assertThat(risk(id).proposals()).hasSize(1);
	}

	@Test
	void whatIsProposedSaysWhichGapItAnswers() {
		String id = entered("P3 I4 @bob");
		String near = audited(id, "audit-register", Map.of("in-register", "Yes", "probability-accurate",
				"Underestimated", "probability-action", "Adjust P from 3 to 5"));

		assertThat(told("carol", near + " risk " + id + " propose p 4")).contains("Proposed as " + id + "/P1",
				"It answers the QUANTIFY gap of " + near, "the audit asks for: probability 3 → 5");
		assertThat(told("carol", near + " risk " + id + " propose escalation the lead")).doesNotContain("gap");

		assertThat(risk(id).proposals()).extracting(RiskProposal::gap).containsExactly("probability-accurate", "");
	}

	@Test
	void somethingElseThanTheAuditAsksForLeavesTheGapOpenUntilSomebodySaysThatItAnswersIt() {
		String id = entered("P2 I4 @bob");
		told("bob", "risk " + id + " mitigation Schema validation @bob");
		String near = audited(id, "audit-effects", Map.of("cascades-predicted", "Yes", "mitigation-worked", "No",
				"mitigation-action", "Implement M1 Schema validation"));

		Reply proposed = incidents.say("carol", near + " risk " + id + " propose mitigation Contract test");
		assertThat(FakeChat.text(proposed)).contains("Proposed as " + id + "/P1", "The MITIGATE gap of " + near,
				"stays open", "implement M1", "[It answers the MITIGATE gap]");
		assertThat(told("alice", near + " risk gaps")).contains("[Propose: implement M1").doesNotContain("waits for");
		told("bob", "approve " + id + "/P1");
		assertThat(told("alice", near + " risk gaps")).contains("MITIGATE gap");

		Action answers = FakeChat.button(message(proposed), "It answers the MITIGATE gap");
		assertThat(press("carol", answers)).contains("MITIGATE gap is closed: " + id + "/P1");
		assertThat(settled(near)).containsEntry("mitigation-worked", id + "/P1");
	}

	@Test
	void anOpenProposalIsSaidToAnswerAGapWithOneTap() {
		String id = entered("P2 I4 @bob");
		told("bob", "risk " + id + " mitigation Schema validation @bob");
		String near = audited(id, "audit-effects", Map.of("cascades-predicted", "Yes", "mitigation-worked", "No",
				"mitigation-action", "Implement M1 Schema validation"));
		Message proposed = message(incidents.say("carol", near + " risk " + id + " propose mitigation Contract test"));

		assertThat(press("carol", FakeChat.button(proposed, "It answers the MITIGATE gap")))
			.contains("waits for " + id + "/P1", "add the mitigation Contract test");
		assertThat(told("bob", "risk " + id + " history")).contains("answers the MITIGATE gap");
		assertThat(told("carol", near + " risk gap mitigation-worked RISK-9999/P1")).contains("No proposal",
				"Your text is kept");
		told("bob", "approve " + id + "/P1");
		assertThat(settled(near)).containsEntry("mitigation-worked", id + "/P1");
	}

	@Test
	void aFormAsksForAMitigationOrAnIndicatorThatTheAuditOnlyCallsMissing() {
		String id = entered("P2 I4 @bob");
		String near = audited(id, "audit-effects", Map.of("cascades-predicted", "Yes", "mitigation-worked", "No",
				"mitigation-action", "Add a mitigation"));
		audit(near, "audit-response",
				Map.of("escalation-worked", "Yes", "indicators-fired", "No", "indicators-action", "Add an indicator"));

		Message gaps = message(incidents.say("alice", near + " risk gaps"));
		assertThat(FakeChat.text(new Reply.Whisper(gaps))).contains("[Propose a mitigation]", "[Propose an indicator]")
			.doesNotContain("add the mitigation", "add the indicator");
		Reply asked = chat.press(chat.person("alice"), chat.lobby(), FakeChat.button(gaps, "Propose a mitigation"),
				incidents.clock().instant());
		assertThat(asked).isInstanceOf(Reply.Ask.class);
		Action form = ((Reply.Ask) asked).form().action();
		assertThat(submit("alice", form, Map.of("text", List.of("a mitigation")))).isInstanceOf(Reply.Correct.class);
		assertThat(FakeChat.text(submit("alice", form,
				Map.of("text", List.of("Second provider"), "owner", List.of(chat.person("bob").value()), "due",
						List.of("2073-04-01")))))
			.contains("add the mitigation Second provider, by @bob, due 2073-04-01");
		Action indicator = FakeChat.button(gaps, "Propose an indicator");
		submit("alice", indicator, Map.of("text", List.of("Queue length")));

		assertThat(risk(id).proposals()).extracting(one -> one.change().kind())
			.containsExactly(ProposalKind.MITIGATION, ProposalKind.INDICATOR);
		assertThat(risk(id).proposals()).extracting(RiskProposal::gap)
			.containsExactly("mitigation-worked", "indicators-fired");
	}

	@Test
	void theWordThatNamesAProposalIsNotPartOfIt() {
		String id = entered("P2 I4 @bob");
		String open = incidents.open("Edited");
		incidents.told("carol", open, "risk " + id + " propose mitigation First");
		incidents.told("carol", open, "risk " + id + " propose indicator Errors");

		assertThat(told("carol", "risk edit " + id + "/P1 mitigation Second provider"))
			.contains("reads now: add the mitigation Second provider");
		assertThat(told("carol", "risk edit " + id + "/P2 indicator: Late loads"))
			.contains("reads now: add the indicator Late loads");
		assertThat(told("carol", "risk edit " + id + "/P1 Add a mitigation")).contains("Say what is to change",
				"Your text is kept");
		assertThat(incidents.told("carol", open, "risk " + id + " propose mitigation mitigation"))
			.contains("What is to change?");
	}

	@Test
	void whoeverProposedItLeavesItToSomebodyElseUnlessTheyOwnTheRisk() {
		String id = entered("P2 I4 @bob");
		String open = incidents.open("Decided");
		assertThat(incidents.told("dave", open, "risk " + id + " propose p 3")).doesNotContain("[Accept]");
		assertThat(told("dave", "approve " + id + "/P1")).contains("You proposed " + id + "/P1", "Bob",
				"Your text is kept");
		assertThat(told("erin", "approve " + id + "/P1")).contains("Only the owner of " + id);
		assertThat(told("dave", "reject " + id + "/P1 it was wrong")).contains("Rejected " + id + "/P1");

		incidents.told("carol", open, "risk " + id + " propose p 4");
		assertThat(told("dave", "approve " + id + "/P2")).contains("Accepted " + id + "/P2",
				"Dave decided it; " + id + " is owned by Bob");
		assertThat(incidents.told("bob", open, "risk " + id + " propose p 5")).contains("[Accept]");
		assertThat(told("bob", "approve " + id + "/P3")).contains("Accepted " + id + "/P3").doesNotContain("owned by");
	}

	/** A near miss of the risk, whose audit has these answers. */
	private String audited(String risk, String section, Map<String, String> answers) {
		String near = incidents.declare("alice", "near-miss " + UUID.randomUUID());
		told("alice", near + " risk link " + risk);
		told("alice", near + " resolve");
		audit(near, section, answers);
		return near;
	}

	private void audit(String near, String section, Map<String, String> answers) {
		Reply saved = submit("alice", new Action("postmortem", near, section),
				answers.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue()))));
		assertThat(FakeChat.text(saved)).contains("Saved");
	}

	private Map<String, String> settled(String incident) {
		return incidents.file(incident)
			.register()
			.settled()
			.stream()
			.collect(Collectors.toMap(GapSettlement::gap, GapSettlement::how));
	}

	private Reply submit(String who, Action action, Map<String, List<String>> values) {
		return chat.submit(chat.person(who), chat.lobby(), action, values, incidents.clock().instant());
	}

	private String press(String who, Action action) {
		return FakeChat.text(chat.press(chat.person(who), chat.lobby(), action, incidents.clock().instant()));
	}

	private static Message message(Reply reply) {
		return ((Reply.Whisper) reply).message();
	}

	private String entered(String scores) {
		Matcher id = Pattern.compile("RISK-\\d{3,}")
			.matcher(told("carol", "risk new Gaps " + UUID.randomUUID() + " " + scores));
		assertThat(id.find()).isTrue();
		return id.group();
	}

	private String told(String who, String text) {
		return FakeChat.text(incidents.say(who, text));
	}

	private Risk risk(String id) {
		return risks.find(new RiskId(id)).orElseThrow();
	}

}
