package dev.firewatch.workflow.evidence;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who looked at what. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

	@Bean
	Looks looks(LookDocuments documents, Clock clock) {
		return new Looks(documents, clock);
	}

}
