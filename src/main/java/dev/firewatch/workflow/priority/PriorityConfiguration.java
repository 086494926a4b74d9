package dev.firewatch.workflow.priority;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeping runs of priority. */
@Configuration(proxyBeanMethods = false)
class PriorityConfiguration {

	@Bean
	PriorityRuns priorityRuns(StoredRuns stored, Clock clock) {
		return new PriorityRuns(stored, clock);
	}

}
