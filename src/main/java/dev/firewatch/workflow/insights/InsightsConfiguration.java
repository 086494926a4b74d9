package dev.firewatch.workflow.insights;

import java.time.Clock;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Verb;
import dev.firewatch.insight.FeedbackLoops;
import dev.firewatch.policy.Services;
import dev.firewatch.report.Reports;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.kernel.FollowUpTask;
import dev.firewatch.workflow.kernel.OwnerNames;
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
	ImprovementList improvementList(Reports reports, OwnerNames owners) {
		return new ImprovementList(reports, owners);
	}

	@Bean
	ShowImprovements showImprovements(ImprovementList improvements, InsightReading reading, PersonalLinks links) {
		return new ShowImprovements(improvements, reading, links);
	}

	@Bean
	Verb showInsights(InsightReading reading, ShowImprovements improvements, PersonalLinks links) {
		return new ShowInsights(reading, improvements, links);
	}

	@Bean
	FollowUpTask learnFromBefore(Casefiles casefiles, Timelines timelines) {
		return new LearnFromBefore(casefiles, timelines);
	}

}
