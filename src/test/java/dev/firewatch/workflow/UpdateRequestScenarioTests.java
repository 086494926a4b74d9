package dev.firewatch.workflow;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever leads a burning incident is asked for updates. */
@CoreTest
class UpdateRequestScenarioTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2094, 1, 5, 2, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	private List<String> asked(String id) {
		return chat.messagesIn(incidents.room(id))
			.stream()
			.filter(text -> text.contains("Time for an update"))
			.toList();
	}

	@Test
	void areAskedForInTheRoomUntilThereIsOne() {
		incidents.at(TUESDAY);
		String id = incidents.declare("alice", "sev0 The plant has stopped");
		incidents.say("alice", id, "role commander");
		incidents.at(TUESDAY.plusMinutes(29));
		incidents.settle();
		assertThat(asked(id)).isEmpty();

		incidents.at(TUESDAY.plusMinutes(31));
		incidents.settle();
		incidents.settle();
		assertThat(asked(id)).singleElement().asString().contains("@Alice", "every 30 min", "[Post update]");

		incidents.say("alice", id, "update The valve is being replaced next 2h");
		incidents.at(TUESDAY.plusMinutes(120));
		incidents.settle();
		assertThat(asked(id)).hasSize(1);
		incidents.at(TUESDAY.plusMinutes(152));
		incidents.settle();
		assertThat(asked(id)).hasSize(2);
	}

	@Test
	void areNoMoreAskedForOnceTheHarmHasStopped() {
		incidents.at(TUESDAY.plusWeeks(2));
		String id = incidents.declare("alice", "sev0 The other plant has stopped");
		incidents.say("alice", id, "mitigated");
		incidents.at(TUESDAY.plusWeeks(2).plusHours(3));
		incidents.settle();

		assertThat(asked(id)).isEmpty();
	}

}
