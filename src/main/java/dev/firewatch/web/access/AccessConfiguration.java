package dev.firewatch.web.access;

import dev.firewatch.Settings;
import dev.firewatch.people.People;
import dev.firewatch.people.Secrets;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Who visits, and what they may see. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

	@Bean
	Access access(Environment environment, @Value("${firewatch.api-token}") String apiToken) {
		return new Access(Settings.localMode(environment), apiToken);
	}

	@Bean
	Sessions sessions(Secrets secrets, @Value("${firewatch.base-url}") String baseUrl) {
		return new Sessions(secrets, baseUrl.startsWith("https:"));
	}

	@Bean
	Visitors visitors(People people, Access access) {
		return new Visitors(people, access.localMode());
	}

}
