package dev.firewatch.workflow.deletions;

import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.kernel.CasefileEditor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Records of safe deletions. */
@Configuration(proxyBeanMethods = false)
class DeletionsConfiguration {

	@Bean
	Deletions deletions(CasefileEditor editor, People people, Policy policy) {
		return new Deletions(editor, people, policy);
	}

}
