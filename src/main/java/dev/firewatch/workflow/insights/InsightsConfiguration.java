package dev.firewatch.workflow.insights;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.insight.FeedbackLoops;
import dev.firewatch.timeline.Timelines;
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
	FollowUpTask learnFromBefore(Casefiles casefiles, Timelines timelines) {
		return new LearnFromBefore(casefiles, timelines);
	}

}
