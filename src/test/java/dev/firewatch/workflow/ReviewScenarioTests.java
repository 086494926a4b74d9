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
import dev.firewatch.exchange.ReviewImport.ReviewFormat;
import dev.firewatch.exchange.YamlExport;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Severity;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.ReviewStory;
import dev.firewatch.workflow.postmortems.publishing.Drafts;
import dev.firewatch.workflow.postmortems.takeover.ImportReview;
import dev.firewatch.workflow.rehearsal.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The worked case INC-2024-023 lived through in chat, from the first note to the
 * published review of the risk process.
 */
@CoreTest
class ReviewScenarioTests {

	private static final ZonedDateTime THAT_DAY = ZonedDateTime.of(2024, 2, 15, 5, 35, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Drafts drafts;

	@Autowired
	ImportReview imports;

	@Autowired
	Casefiles casefiles;

	@BeforeEach
	@AfterEach
	void forget() {
		chat.mend();
		incidents.forgetAll();
	}

	@Test
	void exportsWhatWasLivedThroughAsTheDocumentPrintsIt() {
		String id = "";
		String told = "";
		for (Story.Step step : ReviewStory.story().steps()) {
			if (step.say() != null && step.say().equals("sign")) {
				assertThat(incidents.told("alice", id, "quality")).contains("Nothing blocks publishing");
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
		assertThat(exported.keySet()).containsExactlyElementsOf(printed.keySet());

		backByImport(id);
	}

	private String play(Story.Step step, String id) {
		incidents.at(step.at(ReviewStory.FRIDAY));
		PersonId person = chat.person(step.who());
		RoomRef room = id.isEmpty() ? chat.lobby() : incidents.room(id);
		Reply reply = step.submit() == null ? chat.say(person, room, step.text(id), incidents.clock().instant())
				: chat.submit(person, room, new Action("postmortem", id, step.submit()), step.answers(),
						incidents.clock().instant());
		assertThat(reply).as(step.toString()).isNotInstanceOf(Reply.Correct.class).isNotInstanceOf(Reply.Ask.class);
		return FakeChat.text(reply);
	}

	/** Under another number, and whole: what is exported of it is the same again. */
	private void backByImport(String id) {
		String whole = YamlExport.write(drafts.dossier(incidents.file(id))).replace(id, "INC-1999-0023");

		ImportReview.Importer frank = new ImportReview.Importer(chat.person("frank"), incidents.clock().instant(),
				Platform.LOCAL);

		ImportReview.ImportOutcome importOutcome = imports.take(ReviewFormat.YAML, whole, frank);
		ImportReview.ImportOutcome again = imports.take(ReviewFormat.YAML, whole, frank);

		assertThat(importOutcome)
			.isEqualTo(new ImportReview.ImportOutcome(new IncidentId("INC-1999-0023"), true, true));
		assertThat(again.isNew()).isFalse();
		assertThat(YamlExport.write(drafts.dossier(casefiles.find(importOutcome.id()).orElseThrow()))).isEqualTo(whole);
	}

	@Test
	void importsItInChatOnceAndTellsWhatIsWrongByLine() {
		incidents.at(THAT_DAY.withYear(2041));
		incidents.open("Somewhere to type");
		PersonId frank = chat.person("frank");
		Action action = new Action("takeover", null, "");

		Reply wrong = chat.submit(frank, chat.lobby(), action,
				Map.of("yaml", List.of(Reviews.inc2024023().replace("severity: High", "severity: Awful"))),
				incidents.clock().instant());
		Reply taken = chat.submit(frank, chat.lobby(), action, Map.of("yaml", List.of(Reviews.inc2024023())),
				incidents.clock().instant());
		Reply clash = chat.submit(frank, chat.lobby(), action,
				Map.of("yaml", List.of(Reviews.inc2024023().replace("6 hours", "7 hours"))),
				incidents.clock().instant());

		assertThat(((Reply.Correct) wrong).problems().get("yaml")).contains("Line 3: severity \"Awful\"");
		assertThat(FakeChat.text(taken)).contains("INC-2024-023 is imported.");
		assertThat(((Reply.Correct) clash).problems().get("yaml")).contains("already exists");
		assertThat(incidents.file("INC-2024-023").incident().severity()).isEqualTo(Severity.SEV1);
		assertThat(FakeChat.text(chat.say(frank, chat.lobby(), "INC-2024-023 left", incidents.clock().instant())))
			.contains("6 things are left");
	}

}
