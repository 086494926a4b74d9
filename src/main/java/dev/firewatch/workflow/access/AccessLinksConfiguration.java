package dev.firewatch.workflow.access;

import dev.firewatch.people.Secrets;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Links by which people come from chat to the pages. */
@Configuration(proxyBeanMethods = false)
class AccessLinksConfiguration {

	@Bean
	PersonalLinks personalLinks(Secrets secrets, @Value("${firewatch.base-url}") String baseUrl) {
		return new PersonalLinks(secrets, baseUrl);
	}

}
