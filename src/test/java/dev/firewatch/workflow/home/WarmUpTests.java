package dev.firewatch.workflow.home;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.mongo.CommandCounter;
import dev.firewatch.testing.CoreTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** The first command has as much time as any other. */
@CoreTest
@DirtiesContext
@Import(WarmUpTests.Watching.class)
class WarmUpTests {

	@Autowired
	Watching.Seen seen;

	@Autowired
	WarmUp warmUp;

	@Autowired
	CommandCounter counter;

	@Autowired
	Casefiles casefiles;

	@Autowired
	MeterRegistry meters;

	@Test
	void goesTheWayOfACommandBeforeTheInstanceIsReady() {
		assertThat(seen.beforeReady).contains("find", "update");
	}

	@Test
	void leavesNothingBehind() {
		CommandCounter.Counts counts = counter.during(() -> warmUp.run(new DefaultApplicationArguments()));

		assertThat(counts.reads()).isPositive();
		assertThat(counts.writes()).as("the way of a write, too").isEqualTo(1);
		assertThat(casefiles.find(new IncidentId("INC-0000-0000"))).isEmpty();
		assertThat(meters.find("firewatch.commands").timers()).as("nobody said anything").isEmpty();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Watching {

		/** What had been asked of the database when the instance became ready. */
		static final class Seen
				implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>>, CommandListener {

			private final List<String> commands = new CopyOnWriteArrayList<>();

			private List<String> beforeReady = List.of();

			@Override
			public void commandStarted(CommandStartedEvent event) {
				if (event.getCommand().toJson().contains("INC-0000-0000")) {
					commands.add(event.getCommandName());
				}
			}

			@Override
			public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
				if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC && beforeReady.isEmpty()) {
					beforeReady = List.copyOf(commands);
				}
			}

		}

		@Bean
		Seen seen() {
			return new Seen();
		}

		@Bean
		MongoClientSettingsBuilderCustomizer watched(Seen seen) {
			return settings -> settings.addCommandListener(seen);
		}

	}

}
