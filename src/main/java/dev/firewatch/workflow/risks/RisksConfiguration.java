package dev.firewatch.workflow.risks;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Verb;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The risk register. */
@Configuration(proxyBeanMethods = false)
class RisksConfiguration {

	@Bean
	RiskRegister riskRegister(Risks risks) {
		return new RiskRegister(risks);
	}

	@Bean
	RiskBodies riskBodies(People people) {
		return new RiskBodies(people);
	}

	@Bean
	RiskImport riskImport(RiskRegister register, Risks risks, RiskBodies bodies) {
		return new RiskImport(register, risks, bodies);
	}

	@Bean
	RiskExport riskExport(Risks risks) {
		return new RiskExport(risks);
	}

	@Bean
	RiskHistory riskHistory(Casefiles casefiles, People people) {
		return new RiskHistory(casefiles, people);
	}

	@Bean
	Verb keepRisks(Risks risks, RiskRegister register, People people, Policy policy, RiskHistory history,
			IncidentResolver resolver, PermissionCheck permissions) {
		return new KeepRisks(risks, register, new RiskWords(people, policy), new RiskForms(policy),
				new RiskCard(history, people, policy), resolver, permissions);
	}

}
