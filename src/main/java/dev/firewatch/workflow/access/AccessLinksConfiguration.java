package dev.firewatch.workflow.access;

import dev.firewatch.PublicAddress;
import dev.firewatch.people.Secrets;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Links that take people from chat to the pages. */
@Configuration(proxyBeanMethods = false)
class AccessLinksConfiguration {

	@Bean
	PersonalLinks personalLinks(Secrets secrets, PublicAddress address) {
		return new PersonalLinks(secrets, address);
	}

}
