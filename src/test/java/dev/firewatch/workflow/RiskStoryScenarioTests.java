package dev.firewatch.workflow;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.exchange.Reviews;
import dev.firewatch.exchange.YamlExport;
import dev.firewatch.people.PersonId;
import dev.firewatch.risk.Cascade;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskIndicator;
import dev.firewatch.risk.RiskOwner;
import dev.firewatch.risk.RiskVersion.Made;
import dev.firewatch.risk.Risks;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.ReviewStory;
import dev.firewatch.workflow.postmortems.publishing.Drafts;
import dev.firewatch.workflow.rehearsal.Story;
import dev.firewatch.workflow.risks.RiskRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The worked case INC-2024-023 with its risk in the register: two earlier incidents, the
 * audit proposed, its gaps turned into changes that the owner accepts.
 */
@CoreTest
class RiskStoryScenarioTests {

	private static final ZonedDateTime SUMMER = ZonedDateTime.of(2023, 8, 18, 9, 0, 0, 0, ZoneId.of("UTC"));

	private static final RiskId PIPELINE = new RiskId("RISK-023");

	private static final RiskId REPORTS = new RiskId("RISK-031");

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Drafts drafts;

	@Autowired
	Casefiles casefiles;

	@Autowired
	Risks risks;

	@Autowired
	RiskRegister register;

	@BeforeEach
	@AfterEach
	void forget() {
		chat.mend();
		incidents.forgetAll();
	}

	private void register() {
		PersonId bob = chat.person("bob");
		RiskOwner owner = new RiskOwner("@bob", bob);
		register.enter(PIPELINE,
				RiskContent.titled("Source schema change breaks pipeline", 2, 4, owner)
					.mitigated(List.of(Mitigation.planned("Schema validation", owner, null)))
					.indicated(List.of(new RiskIndicator("", "Failed loads", "5 failures", null))),
				made("one", bob));
		register.enter(REPORTS, RiskContent.titled("Downstream reporting fails", 2, 3, owner), made("two", bob));
	}

	private Made made(String key, PersonId by) {
		return new Made(incidents.clock().instant(), by, null, null, "risk-story-" + key + incidents.clock().instant());
	}

	@Test
	void everyAnswerIsProposedAndTheGapsBecomeChangesOfTheRegister() {
		incidents.at(SUMMER.minusDays(200));
		register();
		for (int months = 0; months < 6; months += 3) {
			incidents.at(SUMMER.plusMonths(months));
			String earlier = incidents.declare("alice", "sev2 Schema changed " + months);
			incidents.say("alice", earlier, "risk link RISK-023");
		}
		String id = "";
		String told = "";
		for (Story.Step step : ReviewStory.story().steps()) {
			incidents.at(step.at(ReviewStory.FRIDAY));
			if (step.say() != null && step.say().startsWith("risk gap ")) {
				continue;
			}
			if (step.submit() != null) {
				before(step, id);
			}
			if ("sign".equals(step.say()) && risks.find(PIPELINE).orElseThrow().proposals().isEmpty()) {
				gaps(id);
			}
			told = play(step, id);
			assertThat(told).as(step.toString()).doesNotContain("text is kept", "Only ");
			id = id.isEmpty() ? casefiles.search(CasefileSearch.open(), 0, 500).get(0).id().value() : id;
			incidents.settle();
		}
		assertThat(told).contains("is published");

		Map<String, Object> exported = Reviews.tree(YamlExport.plain(drafts.dossier(incidents.file(id))));
		Map<String, Object> printed = Reviews.tree(Reviews.inc2024023());
		exported.remove("incident_id");
		printed.remove("incident_id");
		assertThat(exported).isEqualTo(printed);
	}

	/** What the form proposes before it is submitted as the document has it. */
	private void before(Story.Step step, String id) {
		if (step.submit().equals("identification")) {
			assertThat(incidents.told("alice", id, "risk link RISK-023"))
				.contains("That makes 3 in 6 months; P2 expects one in 2 years");
			String reports = incidents.declare("erin", "sev2 Reports are empty");
			incidents.say("erin", reports, "risk link RISK-031");
			incidents.say("alice", id, "related " + reports + " came with it");
		}
		String form = incidents.say("alice", id, "postmortem " + step.submit()).toString();
		List<String> proposed = switch (step.submit()) {
			case "identification" -> List.of("RISK-023: Source schema change breaks pipeline");
			case "audit-register" ->
				List.of("value=Yes", "value=Underestimated", "value=P=2", "value=3rd occurrence in 6 months",
						"value=Adjust P from 2 to 4", "No action needed - risk was known");
			case "audit-effects" -> List.of("value=No", "Add cascade to RISK-031",
					"Schema validation was planned but not implemented", "Implement M1 Schema validation");
			case "audit-response" -> List.of("value=Too late", "Detected after 2 h, expected within 15 min",
					"Tighten I1 Failed loads", "value=Yes", "value=No action needed");
			default -> List.of();
		};
		proposed.forEach(value -> assertThat(form).as(step.submit()).contains(value));
	}

	private void gaps(String id) {
		assertThat(incidents.told("alice", id, "quality")).contains("Risk register and process updated",
				"QUANTIFY gap");
		assertThat(incidents.told("alice", id, "risk gaps")).contains("4 gaps", "[Propose: probability 2 → 4]",
				"add the cascade to RISK-031", "implement M1", "add the indicator");
		for (String gap : List.of("probability-accurate", "cascades-predicted", "mitigation-worked",
				"indicators-fired")) {
			assertThat(incidents.told("alice", id, "risk propose " + gap)).contains("Proposed:");
		}
		assertThat(FakeChat.text(incidents.say("bob", "todo"))).contains("probability 2 → 4", "[Accept]");
		assertThat(incidents.told("alice", id, "quality")).contains("QUANTIFY gap");
		assertThat(FakeChat.text(incidents.say("bob", "approve RISK-023/P1 RISK-023/P2 RISK-023/P3")))
			.contains("Accepted RISK-023/P1: probability 2 → 4", "Accepted RISK-023/P2", "Accepted RISK-023/P3");
		assertThat(FakeChat.text(incidents.say("bob", "reject RISK-023/P4 too noisy")))
			.contains("Rejected RISK-023/P4");
		assertThat(FakeChat.text(incidents.say("bob", "approve RISK-023/P5"))).contains("threshold of I1 → 1");
		assertThat(incidents.told("alice", id, "quality")).contains("Nothing blocks publishing");

		Risk now = risks.find(PIPELINE).orElseThrow();
		assertThat(now.content().probability()).isEqualTo(4);
		assertThat(now.content().cascades()).extracting(Cascade::to).containsExactly(REPORTS);
		assertThat(now.content().indicators()).extracting(RiskIndicator::threshold).containsExactly("1");
		assertThat(now.history()).last().satisfies(version -> assertThat(version.made().incident()).hasToString(id));
		assertThat(incidents.told("alice", id, "risk gaps")).contains("No gap");
	}

	private String play(Story.Step step, String id) {
		PersonId person = chat.person(step.who());
		RoomRef room = id.isEmpty() ? chat.lobby() : incidents.room(id);
		Reply reply = step.submit() == null ? chat.say(person, room, step.text(id), incidents.clock().instant())
				: chat.submit(person, room, new Action("postmortem", id, step.submit()), step.answers(),
						incidents.clock().instant());
		assertThat(reply).as(step.toString()).isNotInstanceOf(Reply.Correct.class).isNotInstanceOf(Reply.Ask.class);
		return FakeChat.text(reply);
	}

}
