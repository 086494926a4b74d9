package dev.firewatch.mongo;

import java.time.Clock;

import dev.firewatch.people.Secrets;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Keeps secrets, whose age is counted in real time. */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

	@Bean
	Secrets secrets(MongoTemplate mongo, @Qualifier("realTime") Clock realTime) {
		return new MongoSecrets(mongo, realTime);
	}

}
