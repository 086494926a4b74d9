package dev.firewatch.workflow;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Reply;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A breached service level or a misroute makes the review a duty. */
@CoreTest
class RequiredReviewScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2093, 1, 5, 10, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	private List<String> saidInRoom(String id) {
		return chat.messagesIn(incidents.room(id))
			.stream()
			.filter(text -> text.contains("has to be held before it can close"))
			.toList();
	}

	@Test
	void isSaidOnceInTheRoomAndLeftUntilSomebodySaysThatItWasHeld() {
		incidents.at(MONDAY);
		String id = incidents.declare("alice", "sev3 A cosmetic slip nobody hurried about");
		incidents.say("alice", id, "role commander");
		incidents.at(MONDAY.plusDays(9));
		incidents.say("alice", id, "resolve");
		incidents.settle();

		assertThat(saidInRoom(id)).singleElement()
			.asString()
			.contains("it took 9 days", "a limit of 5 days", "[Use the full postmortem]");
		assertThat(incidents.told("alice", id, "left")).contains("The review has to be held", "service level",
				"[It was held]", "@Alice");
		assertThat(incidents.told("bob", id, "status")).contains("The review has to be held");
		assertThat(FakeChat.text(incidents.say("alice", "todo"))).contains("Hold the review", id);

		Reply.Ask form = (Reply.Ask) incidents.say("bob", id, "review held");
		assertThat(form.form().title()).contains("review");
		Reply empty = chat.submit(chat.person("bob"), incidents.room(id), new Action("review", id, "held"),
				Map.of("outcome", List.of("")), MONDAY.plusDays(9).toInstant());
		assertThat(empty).isInstanceOf(Reply.Correct.class);
		chat.submit(chat.person("bob"), incidents.room(id), new Action("review", id, "held"),
				Map.of("outcome", List.of("Two more fixes")), MONDAY.plusDays(9).toInstant());
		incidents.settle();

		assertThat(incidents.told("alice", id, "left")).doesNotContain("The review has to be held");
		assertThat(incidents.told("alice", id, "review")).contains("Held: Two more fixes", "@Bob");
		assertThat(incidents.told("alice", id, "timeline")).contains("Review held: Two more fixes");
		assertThat(saidInRoom(id)).hasSize(1);
	}

	@Test
	void isDueForWhatWasTakenForSomethingOrdinary() {
		incidents.at(MONDAY.plusWeeks(4));
		String id = incidents.open("The login page looks odd");
		incidents.say("bob", id, "note somebody used a leaked key of ours");
		incidents.say("alice", id, "resolve");
		incidents.settle();

		assertThat(saidInRoom(id)).singleElement().asString().contains("it was handled as SEV2", "leaked key");
		incidents.at(MONDAY.plusWeeks(4).plusDays(9));
		incidents.settle();
		assertThat(incidents.toldDirectly("alice")).last().asString().contains("Hold the review", "[It was held]");
	}

	@Test
	void isNoDutyWhereNothingWasBroken() {
		incidents.at(MONDAY.plusWeeks(8));
		String id = incidents.open("A slow page");
		incidents.say("alice", id, "resolve");
		incidents.settle();

		assertThat(saidInRoom(id)).isEmpty();
		assertThat(incidents.told("alice", id, "left")).doesNotContain("The review has to be held");
	}

}
