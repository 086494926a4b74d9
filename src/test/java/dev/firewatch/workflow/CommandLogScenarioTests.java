package dev.firewatch.workflow;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChatConfiguration;
import dev.firewatch.testing.Incidents;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator gets to see of what people say: that they did, and nothing of it. */
@ExtendWith(OutputCaptureExtension.class)
@Import(FakeChatConfiguration.class)
@DirtiesContext
@CoreTest
class CommandLogScenarioTests {

	@Autowired
	Incidents incidents;

	@Autowired
	MeterRegistry meters;

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	@BeforeEach
	void logAsInOperation() {
		logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
	}

	@AfterEach
	void logAsInOtherTests() {
		logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
	}

	@Test
	void logsThatSomethingWasSaidAndNeverWhat(CapturedOutput output) {
		String id = incidents.open("Zebrafinch on the loose");
		incidents.say("bob", id, "note quokka at the gate");
		incidents.say("bob", id, "numbat without a verb");
		incidents.say("bob", id, "sev wombat");
		incidents.say("bob", id, "note");

		assertThat(output).containsPattern("verb=new outcome=\\w+ ms=\\d+ platform=local reference=[0-9a-f]{8}")
			.containsPattern("verb=note outcome=say ms=\\d+")
			.containsPattern("verb=other outcome=\\w+ ms=\\d+")
			.containsPattern("verb=note outcome=ask ms=\\d+")
			.doesNotContainIgnoringCase("zebrafinch")
			.doesNotContain("quokka", "numbat", "wombat");
		assertThat(meters.getMeters()).extracting(Meter::getId)
			.noneMatch(meter -> meter.toString().matches(".*(Zebrafinch|quokka|numbat|wombat).*"));
	}

}
