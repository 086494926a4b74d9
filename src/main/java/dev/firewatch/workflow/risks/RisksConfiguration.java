package dev.firewatch.workflow.risks;

import dev.firewatch.people.People;
import dev.firewatch.risk.Risks;
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

}
