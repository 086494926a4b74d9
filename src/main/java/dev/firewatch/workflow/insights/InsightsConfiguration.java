package dev.firewatch.workflow.insights;

import java.time.Clock;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Verb;
import dev.firewatch.insight.FeedbackLoops;
import dev.firewatch.policy.Services;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.kernel.FollowUpTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures over time. */
@Configuration(proxyBeanMethods = false)
class InsightsConfiguration {

	@Bean
	FeedbackLoops feedbackLoops(Casefiles casefiles) {
		return new FeedbackLoops(casefiles);
	}

	@Bean
	InsightReading insightReading(FeedbackLoops loops, Services services, Clock clock) {
		return new InsightReading(loops, services, clock);
	}

	@Bean
	Verb showInsights(InsightReading reading, PersonalLinks links) {
		return new ShowInsights(reading, links);
	}

	@Bean
	FollowUpTask learnFromBefore(Casefiles casefiles, Timelines timelines) {
		return new LearnFromBefore(casefiles, timelines);
	}

}
