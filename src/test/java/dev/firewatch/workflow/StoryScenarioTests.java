package dev.firewatch.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.firewatch.DomainClock;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.exchange.Dossier;
import dev.firewatch.exchange.MarkdownExport;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.StoryMarkdown;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.followup.FollowUp;
import dev.firewatch.workflow.rehearsal.Story;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class StoryScenarioTests {

	private static final ZonedDateTime FRIDAY = ZonedDateTime.of(2026, 10, 9, 0, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	FakeChat chat;

	@Autowired
	DomainClock clock;

	@Autowired
	Casefiles casefiles;

	@Autowired
	Timelines timelines;

	@Autowired
	RoomDirectory places;

	@Autowired
	Templates templates;

	@Autowired
	People people;

	@Autowired
	Deliveries deliveries;

	@Autowired
	FollowUp followUp;

	@Test
	void ticket4821ClosesOnlyWhenEveryFixIsVerified() {
		String id = "";
		for (Story.Step step : Story.ticket4821().steps()) {
			Reply reply = play(step, id);
			if (id.isEmpty()) {
				// Other tests' incidents may be of later years.
				Instant at = step.at(FRIDAY).toInstant();
				id = casefiles.search(CasefileSearch.open(), 0, 500)
					.stream()
					.filter(file -> file.incident().declaredAt().equals(at))
					.findFirst()
					.orElseThrow()
					.id()
					.value();
				String declared = id;
				Awaitility.await().until(() -> places.room(declared).isPresent());
			}
			if (step.refused() != null) {
				assertThat(FakeChat.text(reply)).contains("Not yet: 1 thing is left", step.refused(), "94%", "@Dave");
			}
			else {
				assertThat(reply).as("%s: %s", step, FakeChat.text(reply)).isNotInstanceOf(Reply.Correct.class);
				assertThat(FakeChat.text(reply)).as(step.toString()).doesNotContain("kept", "Only ", "don't");
			}
		}
		Casefile before = casefiles.find(new IncidentId(id)).orElseThrow();
		assertThat(before.incident().status()).isEqualTo(Status.FOLLOWING_UP);
		assertThat(before.fix("F3").orElseThrow().status()).isEqualTo(FixStatus.STARTED);

		for (Story.Step step : Story.ticket4821().lastAct()) {
			play(step, id);
		}

		Casefile after = casefiles.find(new IncidentId(id)).orElseThrow();
		assertThat(after.incident().status()).isEqualTo(Status.CLOSED);
		assertThat(after.fixes()).allMatch(fix -> fix.status() == FixStatus.VERIFIED);
		assertThat(after.causes().all()).hasSize(4);
		assertThat(after.causes().ruledOut()).hasSize(4);
		assertThat(after.causes().all().get(0).primary()).isTrue();
		assertThat(timelines.read(id)).filteredOn(entry -> entry.evidence() != null).hasSize(9);
		String markdown = MarkdownExport.write(new Dossier(after, timelines.read(id),
				templates.template(after.postmortem().orElseThrow().template()).orElseThrow(), people::nameOf));
		assertThat(StoryMarkdown.normalised(markdown)).isEqualTo(StoryMarkdown.expected());
	}

	private Reply play(Story.Step step, String id) {
		Instant at = step.at(FRIDAY).toInstant();
		clock.shiftTo(Duration.between(Instant.now(), at));
		PersonId person = chat.person(step.who());
		RoomRef room = switch (step.where()) {
			case LOBBY -> chat.lobby();
			case DIRECT -> chat.direct(person);
			case ROOM -> places.room(id).orElseThrow();
		};
		Reply reply = step.submit() != null
				? chat.submit(person, room, new Action("postmortem", id, step.submit()), answers(step), at)
				: chat.say(person, room, step.text(id), at);
		followUp.tick();
		Awaitility.await().until(deliveries::idle);
		return reply;
	}

	private Map<String, List<String>> answers(Story.Step step) {
		Map<String, List<String>> answers = new LinkedHashMap<>(step.answers());
		answers.replaceAll((question, given) -> given.stream()
			.map(text -> text.startsWith("@") ? chat.person(text.substring(1)).value() : text)
			.toList());
		return answers;
	}

}
