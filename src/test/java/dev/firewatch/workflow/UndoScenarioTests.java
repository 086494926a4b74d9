package dev.firewatch.workflow;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

import dev.firewatch.chat.Reply;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class UndoScenarioTests {

	@Autowired
	Incidents incidents;

	@BeforeEach
	void begin() {
		incidents.at(ZonedDateTime.of(2042, 3, 3, 10, 0, 0, 0, ZoneOffset.UTC));
	}

	@Test
	void takesBackWhatTheCallerAddedLast() {
		String id = incidents.open("Printer");
		incidents.say("alice", id, "note rolled back");
		incidents.say("bob", id, "note that was meant for another room");

		Reply undone = incidents.say("bob", id, "undo");

		assertThat(undone).isInstanceOf(Reply.Say.class);
		assertThat(FakeChat.text(undone)).matches("Bob took back E\\d+\\.");
		assertThat(FakeChat.text(incidents.say("alice", id, "timeline"))).contains("rolled back")
			.doesNotContain("another room");
	}

	@Test
	void changesNothingTheSecondTime() {
		String id = incidents.open("Coffee");
		incidents.say("bob", id, "note one");
		incidents.say("bob", id, "note two");
		incidents.say("bob", id, "undo");

		assertThat(FakeChat.text(incidents.say("bob", id, "undo"))).contains("gone already", "remove E");
		assertThat(FakeChat.text(incidents.say("alice", id, "timeline"))).contains("one");
	}

	@Test
	void leavesAloneWhatIsOlderThanFiveMinutes() {
		String id = incidents.open("Elevator");
		String entry = added(incidents.say("bob", id, "note one"));
		incidents.at(incidents.clock().instant().plus(Duration.ofMinutes(6)).atZone(ZoneOffset.UTC));

		assertThat(FakeChat.text(incidents.say("bob", id, "undo"))).contains("more than five minutes ago",
				"remove " + entry);
		assertThat(FakeChat.text(incidents.say("alice", id, "timeline"))).contains("one");
	}

	@Test
	void leavesAloneWhatSomebodyHasBuiltOn() {
		String id = incidents.open("Doorbell");
		String entry = added(incidents.say("bob", id, "note queue 23"));
		incidents.say("alice", id, "mark " + entry + " detected");

		assertThat(FakeChat.text(incidents.say("bob", id, "undo"))).contains("has been changed", "remove " + entry);
	}

	@Test
	void saysThatThereIsNothingOfTheCallers() {
		String id = incidents.open("Fountain");

		assertThat(FakeChat.text(incidents.say("carol", id, "undo"))).contains("haven't added anything");
	}

	/** The number of the entry that an echo ends with. */
	private static String added(Reply echo) {
		return FakeChat.text(echo).replaceAll("(?s).*\\((E\\d+)\\).*", "$1");
	}

}
