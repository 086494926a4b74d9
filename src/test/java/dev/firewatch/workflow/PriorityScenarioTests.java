package dev.firewatch.workflow;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.people.People;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes first in chat, and correcting what it rests on. */
@CoreTest
class PriorityScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2061, 3, 7, 10, 0, 0, 0, ZoneOffset.UTC);

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	CommandRouter router;

	@Autowired
	People people;

	@BeforeEach
	void monday() {
		incidents.at(MONDAY);
		incidents.forgetAll();
	}

	private String declared(String text) {
		String id = incidents.declare("alice", text);
		incidents.settle();
		return id;
	}

	private String told(String who, String text) {
		return FakeChat.text(incidents.say(who, text));
	}

	private Reply submit(String who, Reply.Ask form, Map<String, List<String>> values) {
		return router.submit(new Submission(form.form().action(), values, List.of(),
				new Caller(people.find(chat.person(who)).orElseThrow(), chat.lobby(), null),
				UUID.randomUUID().toString(), incidents.clock().instant()));
	}

	@Test
	void theListSaysWhatComesFirstAndWhyAndShowsItAsAPicture() {
		String first = declared("sev0 Everything is down");
		String last = declared("sev3 A typo in the footer");

		Message list = FakeChat.message(incidents.say("bob", "priority")).orElseThrow();

		String text = FakeChat.text(list);
		assertThat(text).contains("of 2 records", "first, from", first, "[Why?]", "means nothing yet",
				"false positives");
		assertThat(text.indexOf(first)).isLessThan(text.indexOf(last));
		assertThat(list.pictures()).singleElement().satisfies(picture -> {
			assertThat(picture.words()).contains(first + ": severity 1.000", last + ": severity 0.250");
			assertThat(picture.content()).startsWith(0x89, 'P', 'N', 'G');
		});
	}

	@Test
	void aFactorIsCorrectedWithAReasonInTheChannelOrByNumber() {
		String id = declared("sev2 Orders wait");

		assertThat(told("bob", "priority " + id)).contains(
				"label=exposure, value=[Plain[text=0.5 · blast radius: not known yet",
				"label=severity, value=[Plain[text=0.5 · SEV2", "[Correct a factor]");
		assertThat(incidents.told("bob", id, "priority exposure 0.7 two more regions")).contains(
				"Corrected: exposure of " + id,
				"label=exposure, value=[Plain[text=0.7 · Bob on 2061-03-07: two more regions", "by the rules: 0.5");
		assertThat(told("carol", "priority " + id + " control gap 1 nothing stopped it"))
			.contains("label=control gap, value=[Plain[text=1 ·");
		assertThat(told("carol", "priority " + id.replaceFirst("INC-\\d+-0*", "") + " business-impact .25 one shop"))
			.contains("label=business impact, value=[Plain[text=0.25 ·");
		assertThat(told("dave", "priority " + id)).contains("two more regions", "nothing stopped it", "one shop");
	}

	@Test
	void theFormCorrectsAsWell() {
		String id = declared("sev2 Orders wait");
		Reply.Ask form = (Reply.Ask) incidents.say("bob", "priority " + id + " correct");

		assertThat(submit("bob", form,
				Map.of("factor", List.of("activity"), "value", List.of("lots"), "reason", List.of("it calms down"))))
			.isInstanceOfSatisfying(Reply.Correct.class,
					wrong -> assertThat(wrong.problems()).containsOnlyKeys("value"));
		assertThat(submit("bob", form,
				Map.of("factor", List.of("activity"), "value", List.of("0.1"), "reason", List.of(""))))
			.isInstanceOfSatisfying(Reply.Correct.class,
					wrong -> assertThat(wrong.problems()).containsOnlyKeys("reason"));
		assertThat(FakeChat.text(submit("bob", form,
				Map.of("factor", List.of("activity"), "value", List.of("0.1"), "reason", List.of("it calms down")))))
			.contains("label=activity, value=[Plain[text=0.1 · Bob on 2061-03-07: it calms down");
		assertThat(incidents.say("bob", "priority " + id + " exposure")).as("asks for the rest")
			.isInstanceOf(Reply.Ask.class);
	}

	@Test
	void whatCannotBeCorrectedIsHandedBack() {
		String id = declared("sev2 Orders wait");

		assertThat(told("bob", "priority " + id + " exposure 7 too much")).contains("a number from 0 to 1",
				"Your text is kept", "exposure 7 too much");
		assertThat(told("bob", "priority " + id + " exposure 0.7")).contains("Say why", "Your text is kept");
		assertThat(told("bob", "priority " + id + " loudness 0.7 why")).contains("Which factor?", "business impact",
				"Your text is kept");
		assertThat(told("bob", "priority INC-1999-0001 exposure 0.7 why")).contains("isn't among", "Your text is kept");
		assertThat(incidents.told("bob", id, "priority is to get checkout back")).contains("[Add as a note]",
				"priority is to get checkout back");
	}

	@Test
	void aPrivateIncidentIsInTheListOfThoseInItAlone() {
		String hidden = incidents.declare("alice", "private sev0 Salaries leak");
		declared("sev3 A typo in the footer");

		assertThat(told("alice", "priority")).contains(hidden, "Salaries leak");
		for (String text : List.of("priority", "priority " + hidden, "priority " + hidden + " exposure 1 why")) {
			assertThat(told("bob", text)).as(text).doesNotContain("Salaries", hidden + ": severity");
		}
		assertThat(told("alice", "priority " + hidden)).contains("label=exposure, value=[Plain[text=0.5 ·");
	}

}
