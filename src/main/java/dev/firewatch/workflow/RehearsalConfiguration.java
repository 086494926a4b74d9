package dev.firewatch.workflow;

import java.time.Clock;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

import dev.firewatch.DomainClock;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Stage;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.Places;
import dev.firewatch.people.Platform;
import dev.firewatch.workflow.followup.FollowUp;
import dev.firewatch.workflow.incidents.DeclareFromOutside;
import dev.firewatch.workflow.rehearsal.ClockShift;
import dev.firewatch.workflow.rehearsal.SampleStory;

/** What pages and the API ask of the use cases besides chat. */
@Configuration(proxyBeanMethods = false)
class RehearsalConfiguration {

	@Bean
	DeclareFromOutside declareFromOutside(CommandRouter router, Casefiles casefiles,
			ObjectProvider<ChatPlatform> platforms, Clock clock) {
		return new DeclareFromOutside(router, casefiles,
				() -> platforms.orderedStream().findFirst().map(ChatPlatform::platform).orElse(Platform.LOCAL), clock);
	}

	@Bean
	SampleStory sampleStory(Casefiles casefiles, Places places, Deliveries deliveries, Clock clock,
			ObjectProvider<Stage> stage) {
		return new SampleStory(casefiles, places, deliveries, clock, () -> Optional.ofNullable(stage.getIfAvailable()));
	}

	@Bean
	ClockShift clockShift(MongoTemplate mongo, FollowUp followUp, Deliveries deliveries, DomainClock clock,
			ObjectProvider<Stage> stage) {
		ClockShift shift = new ClockShift(mongo, followUp, deliveries, clock, () -> stage.getIfAvailable() != null);
		if (shift.mayMove()) {
			shift.restore();
		}
		return shift;
	}

}
