package dev.firewatch.workflow.obligations;

import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Verb;
import java.util.Set;

import dev.firewatch.people.AwaySigns;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.kernel.PermissionCheck;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits for people. */
@Configuration(proxyBeanMethods = false)
class ObligationsConfiguration {

	@Bean
	Obligations obligations(Policy policy, Templates templates) {
		return new Obligations(policy, templates);
	}

	@Bean
	Absences absences(AbsenceDocuments documents) {
		return new Absences(documents);
	}

	/** What in people's status means that they are away. */
	@Bean
	AwaySigns awaySigns(Policy policy) {
		return new AwaySigns(Set.copyOf(policy.reminders().awayStatus()));
	}

	@Bean
	Debtors debtors(People people, PermissionCheck permissions, Policy policy, Services services, Absences absences) {
		return new Debtors(people, permissions, policy, services, absences);
	}

	@Bean
	Verb declareAbsence(Absences absences, People people) {
		return new DeclareAbsence(absences, people);
	}

	@Bean
	ObligationLines obligationLines(FixLines fixes, Policy policy, Templates templates, People people) {
		return new ObligationLines(fixes, policy, templates, people);
	}

}
