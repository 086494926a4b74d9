package dev.firewatch.workflow.deadlines;

import java.util.List;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.DatedDuties;
import dev.firewatch.chat.Verb;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What compliance has to see to by when. */
@Configuration(proxyBeanMethods = false)
class DeadlinesConfiguration {

	@Bean
	DatedDuties noticeDuties(Casefiles casefiles, Policy policy) {
		return new NoticeDuties(casefiles, policy);
	}

	@Bean
	DatedDuties retentionDuties(Casefiles casefiles, Policy policy) {
		return new RetentionDuties(casefiles, policy);
	}

	@Bean
	ComplianceDates complianceDates(List<DatedDuties> kinds) {
		return new ComplianceDates(kinds);
	}

	@Bean
	Notices notices(CasefileEditor editor, PermissionCheck permissions, Policy policy) {
		return new Notices(editor, permissions, policy);
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
