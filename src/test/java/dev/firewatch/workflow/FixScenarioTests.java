package dev.firewatch.workflow;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import dev.firewatch.chat.Action;
import dev.firewatch.policy.Severity;
import dev.firewatch.remediation.Fix;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a fix, and where it is seen. */
@CoreTest
class FixScenarioTests {

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	/** Each test has weeks of its own, as people get one message a day. */
	private static ZonedDateTime monday(int number) {
		return ZonedDateTime.of(2071, 1, 5, 10, 0, 0, 0, ZoneOffset.UTC).plusWeeks(number * 20L);
	}

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	private String press(String who, String id, String verb, String argument) {
		return FakeChat.text(chat.press(chat.person(who), incidents.room(id), new Action(verb, id, argument),
				incidents.clock().instant()));
	}

	private Fix fix(String id) {
		return incidents.file(id).fix("F1").orElseThrow();
	}

	@Test
	void offersItsConditionsAndTakesThemWithOneTap() {
		incidents.at(monday(0));
		String id = incidents.open("Conditions");

		assertThat(incidents.told("alice", id, "fix Expire flags @dave category prevention"))
			.contains("Is it done when: Improvement implemented", "[Yes, all of these]", "[No conditions]");
		assertThat(press("alice", id, "fix", "F1 criteria all"))
			.contains("Done when: Improvement implemented", "Monitoring in place")
			.doesNotContain("Is it done when");
		assertThat(fix(id).scope().acceptance()).hasSize(5);
		assertThat(incidents.told("dave", id, "todo")).contains("5 conditions");
	}

	@Test
	void takesNoConditionsWithOneTapAndDoesntAskAgain() {
		incidents.at(monday(1));
		String id = incidents.open("None");
		incidents.say("alice", id, "fix Expire flags @dave");

		press("alice", id, "fix", "F1 criteria none");
		assertThat(incidents.told("alice", id, "fix F1 lands \"runbook\"")).doesNotContain("Is it done when",
				"Done when");
		assertThat(fix(id).scope().lands()).isEqualTo("runbook");
	}

	@Test
	void asksNoConditionsOfANuisance() {
		incidents.at(monday(2));
		String id = incidents.declare("alice", "sev3 Nuisance of one user");
		assertThat(incidents.file(id).incident().severity()).isEqualTo(Severity.SEV3);

		assertThat(incidents.told("alice", id, "fix Expire flags @dave")).contains("F1")
			.doesNotContain("Is it done when", "[No conditions]");
	}

	@Test
	void changesConditionsByWordsAndByForm() {
		incidents.at(monday(3));
		String id = incidents.open("Words");
		incidents.say("alice", id, "fix Expire flags @dave");

		assertThat(incidents.told("alice", id, "fix F1 criteria \"deployed; seen in staging\" due 3w"))
			.contains("Done when: deployed · seen in staging");
		assertThat(fix(id).due()).isEqualTo(monday(3).toLocalDate().plusWeeks(3));
		assertThat(incidents.told("alice", id, "fix F1 criteria deployed everywhere"))
			.contains("I don't understand \"everywhere\"", "Your text is kept");
		assertThat(incidents.told("alice", id, "fix F1 due fri @bob")).contains("handover F1");

		chat.submit(chat.person("alice"), incidents.room(id), new Action("fix", id, "F1"),
				Map.of("title", List.of("Expire flags"), "owners", List.of(chat.person("dave").value()), "criteria",
						List.of("deployed\nalert seen")),
				incidents.clock().instant());
		assertThat(fix(id).scope().acceptance()).containsExactly("deployed", "alert seen");
	}

	@Test
	void showsTheVerifierByWhatDoneWasPromised() {
		incidents.at(monday(4));
		String id = incidents.open("Verifier");
		incidents.say("alice", id,
				"fix Expire flags @dave due 3d metric \"flags\" target \"0\" check 3d verifier @frank criteria \"expired; documented\"");
		incidents.say("dave", id, "done F1");

		assertThat(press("frank", id, "verify", "F1")).contains("Done when: expired · documented");
		incidents.at(monday(4).plusDays(3));
		incidents.settle();
		assertThat(incidents.toldDirectly("frank")).last()
			.asString()
			.contains("Done when: expired · documented", "Metric: flags");
	}

	@Test
	void proposesItsCategoryAndTakesAnotherWithOneTap() {
		incidents.at(monday(5));
		String id = incidents.open("Category");

		assertThat(incidents.told("alice", id, "fix Write a runbook for the queue @dave"))
			.contains("Category: response, as it says \"runbook\"", "[It's detection]", "[It's training]");
		assertThat(fix(id).due()).as("28 days for response").isEqualTo(monday(5).toLocalDate().plusDays(28));

		assertThat(press("alice", id, "fix", "F1 category training")).doesNotContain("as it says");
		assertThat(fix(id).scope().category()).isEqualTo("training");
		assertThat(fix(id).due()).as("nobody named a day").isEqualTo(monday(5).toLocalDate().plusDays(14));
		assertThat(incidents.told("dave", id, "todo")).contains("training");

		incidents.say("alice", id, "fix F1 due 5d");
		incidents.say("alice", id, "fix F1 category response");
		assertThat(fix(id).due()).as("a day that was named stays").isEqualTo(monday(5).toLocalDate().plusDays(5));
	}

}
