package dev.firewatch.workflow.affected;

import dev.firewatch.chat.Verb;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.ElsewhereDecisions;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** People whom incidents harmed. */
@Configuration(proxyBeanMethods = false)
class AffectedConfiguration {

	@Bean
	AffectedCard affectedCard(People people, Policy policy) {
		return new AffectedCard(people, policy);
	}

	@Bean
	AffectedPeople affectedPeople(CasefileEditor editor, PermissionCheck permissions, AffectedCard card) {
		return new AffectedPeople(editor, permissions, card);
	}

	@Bean
	Verb affectedVerb(IncidentResolver resolver, AffectedPeople people, AffectedCard card, Policy policy) {
		return new AffectedVerb(resolver, people, card, policy);
	}

	@Bean
	ElsewhereDecisions decideNotice(IncidentResolver resolver, AffectedPeople people) {
		return new DecideNotice(resolver, people);
	}

}
