package dev.firewatch.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.Risks;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody does what the documentation of the register says, word for word. */
@CoreTest
class RegisterGuideTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2051, 3, 6, 10, 0, 0, 0, ZoneOffset.UTC);

	private static final Pattern STEP = Pattern
		.compile("\\| `([^`]+)` \\| (Alice|Bob) \\| (anywhere|its channel) \\|.*");

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Risks risks;

	@BeforeEach
	void startEmpty() {
		incidents.at(MONDAY);
		incidents.forgetAll();
	}

	/** Who says what, and whether in the incident's channel. */
	private record GuideStep(String who, boolean inChannel, String say) {
	}

	private static List<GuideStep> steps() throws IOException {
		List<GuideStep> steps = new ArrayList<>();
		for (String line : Files.readAllLines(Path.of("src/docs/risks.md"))) {
			Matcher step = STEP.matcher(line);
			if (step.matches()) {
				steps.add(new GuideStep(step.group(2).toLowerCase(Locale.ROOT), step.group(3).equals("its channel"),
						step.group(1)));
			}
		}
		return steps;
	}

	@Test
	void eachStepOfTheGuideDoesWhatItSays() throws IOException {
		String risk = "";
		String incident = "";
		List<String> told = new ArrayList<>();
		for (GuideStep step : steps()) {
			incidents.at(MONDAY.plusMinutes(told.size()));
			String text = step.say().replace("RISK-001", risk);
			if (text.startsWith("new ")) {
				incident = incidents.declare(step.who(), text.substring("new ".length()));
				told.add(incident);
				continue;
			}
			RoomRef room = step.inChannel() ? incidents.room(incident) : chat.lobby();
			Reply reply = chat.say(chat.person(step.who()), room, text, incidents.clock().instant());
			incidents.settle();
			String answer = FakeChat.text(reply);
			told.add(answer);
			assertThat(answer).as(text).doesNotContain("text is kept", "Add as a note", "There is no");
			Matcher entered = Pattern.compile("RISK-\\d+").matcher(answer);
			risk = risk.isEmpty() && entered.find() ? entered.group() : risk;
			if (text.equals("mitigated")) {
				assertThat(incidents.told("alice", incident, "status")).contains("[This is " + risk + "]", "[New risk]",
						"[None]");
			}
		}

		assertThat(told).hasSize(14);
		assertThat(told.get(8)).as("answered beforehand").contains("value=Yes");
		assertThat(told.get(11)).contains("Accepted " + risk + "/P1: probability 2 → 3");
		assertThat(told.get(12)).contains("second time this year", "agreed in the review", incident);
		assertThat(risks.find(new RiskId(risk)).orElseThrow().content().probability()).isEqualTo(3);
	}

}
