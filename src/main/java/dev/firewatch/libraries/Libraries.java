package dev.firewatch.libraries;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.data.autoconfigure.web.DataWebAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.SslHealthContributorAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.ssl.SslMetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.repository.config.EnableMongoRepositories;

/**
 * Lets Spring Boot set up the libraries, but for what nothing here uses.
 * <p>
 * It has a package of its own as some of them read every class of the package where this
 * stands, in search of annotations that we don't use.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = { AopAutoConfiguration.class, DataWebAutoConfiguration.class,
		PersistenceExceptionTranslationAutoConfiguration.class, ScheduledTasksObservationAutoConfiguration.class,
		SslHealthContributorAutoConfiguration.class, SslMetricsAutoConfiguration.class,
		TransactionAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class })
@EnableMongoRepositories("dev.firewatch")
class Libraries {

}
