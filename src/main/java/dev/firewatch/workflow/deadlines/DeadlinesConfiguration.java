package dev.firewatch.workflow.deadlines;

import java.time.Clock;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Verb;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.FollowUpTask;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.obligations.Debtors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What compliance has to see to by when. */
@Configuration(proxyBeanMethods = false)
class DeadlinesConfiguration {

	@Bean
	ComplianceDates complianceDates(Casefiles casefiles) {
		return new ComplianceDates(casefiles);
	}

	@Bean
	Notices notices(CasefileEditor editor, PermissionCheck permissions, Policy policy) {
		return new Notices(editor, permissions, policy);
	}

	@Bean
	FollowUpTask noticeReminders(CasefileEditor editor, Debtors debtors, Policy policy) {
		return new NoticeReminders(editor, debtors, policy);
	}

	@Bean
	EffectComposer deadlineMessages(Casefiles casefiles, DirectMessages direct, Policy policy, Clock clock) {
		return new DeadlineMessages(casefiles, direct, policy, clock);
	}

	@Bean
	Verb deadlinesVerb(IncidentResolver resolver, ComplianceDates dates, Notices notices) {
		return new DeadlinesVerb(resolver, dates, notices);
	}

	@Bean
	Verb sayAware(IncidentResolver resolver, Notices notices, Policy policy) {
		return new SayAware(resolver, notices, policy);
	}

}
