package dev.firewatch.workflow.rehearsal;

import java.time.Clock;
import java.util.Optional;

import dev.firewatch.DomainClock;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.WorkspaceScript;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.workflow.followup.FollowUp;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Trying the product out: the sample, and moving the clock. */
@Configuration(proxyBeanMethods = false)
class RehearsalConfiguration {

	@Bean
	SampleStory sampleStory(Casefiles casefiles, RoomDirectory rooms, Deliveries deliveries, Clock clock,
			ObjectProvider<WorkspaceScript> stage) {
		return new SampleStory(casefiles, rooms, deliveries, clock, () -> Optional.ofNullable(stage.getIfAvailable()));
	}

	@Bean
	ClockShift clockShift(StoredShifts shifts, FollowUp followUp, Deliveries deliveries, DomainClock clock,
			ObjectProvider<WorkspaceScript> stage) {
		ClockShift shift = new ClockShift(shifts, followUp, deliveries, clock, () -> stage.getIfAvailable() != null);
		if (shift.mayMove()) {
			shift.restore();
		}
		return shift;
	}

}
