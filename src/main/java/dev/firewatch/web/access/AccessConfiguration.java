package dev.firewatch.web.access;

import dev.firewatch.PublicAddress;
import dev.firewatch.Settings;
import dev.firewatch.people.People;
import dev.firewatch.people.Secrets;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Who visits, and what they may see. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiToken.class)
class AccessConfiguration {

	@Bean
	Access access(Environment environment, ApiToken token) {
		return new Access(Settings.localMode(environment), token.value());
	}

	@Bean
	Sessions sessions(Secrets secrets, PublicAddress address) {
		return new Sessions(secrets, address.overTls());
	}

	@Bean
	Visitors visitors(People people, Access access) {
		return new Visitors(people, access.localMode());
	}

}
