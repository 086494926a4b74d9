package dev.firewatch.workflow.priority;

import java.time.Clock;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Verb;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.kernel.ElsewhereDecisions;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Perishable;
import dev.firewatch.workflow.kernel.PermissionCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What comes first, and which weights count. */
@Configuration(proxyBeanMethods = false)
class PriorityConfiguration {

	@Bean
	PriorityRuns priorityRuns(StoredRuns stored, Clock clock) {
		return new PriorityRuns(stored, clock);
	}

	@Bean
	PriorityDecisions priorityDecisions(PriorityBook book, PermissionCheck permissions, Policy policy, Clock clock) {
		return new PriorityDecisions(book, permissions, policy, clock);
	}

	@Bean
	ElsewhereDecisions decideWeights(PriorityDecisions decisions, People people) {
		return new DecideWeights(decisions, people);
	}

	@Bean
	RealPriorities realPriorities(Casefiles casefiles, Risks risks, StoredCorrections corrections, People people,
			Clock clock) {
		return new RealPriorities(casefiles, risks, corrections, people, clock);
	}

	@Bean
	Verb priorityVerb(RealPriorities real, PriorityDecisions decisions, IncidentResolver resolver,
			PersonalLinks links) {
		return new PriorityVerb(real, decisions, resolver, links);
	}

	@Bean
	Perishable oldPriorityRuns(StoredRuns stored, PriorityDecisions decisions, Policy policy) {
		return now -> stored.deleteBySavedAtBeforeAndIdNotIn(now.minus(policy.keepPriorityRuns()), decisions.kept());
	}

}
