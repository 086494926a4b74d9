package dev.firewatch.workflow.deletions;

import dev.firewatch.chat.Verb;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.ElsewhereDecisions;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Records of safe deletions. */
@Configuration(proxyBeanMethods = false)
class DeletionsConfiguration {

	@Bean
	Deletions deletions(CasefileEditor editor, Policy policy) {
		return new Deletions(editor, policy);
	}

	@Bean
	DeletionCard deletionCard(People people) {
		return new DeletionCard(people);
	}

	@Bean
	Verb deletionVerb(IncidentResolver resolver, Deletions deletions, DeletionCard card) {
		return new DeletionVerb(resolver, deletions, card);
	}

	@Bean
	ElsewhereDecisions decideDeletion(IncidentResolver resolver, Deletions deletions, DeletionCard card,
			PermissionCheck permissions) {
		return new DecideDeletion(resolver, deletions, card, permissions);
	}

}
