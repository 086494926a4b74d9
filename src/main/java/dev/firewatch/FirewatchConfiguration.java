package dev.firewatch;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;
import org.springframework.core.env.Environment;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Services;
import dev.firewatch.postmortem.Phrasing;
import dev.firewatch.postmortem.Templates;

/** The clock, and the rules as configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ DomainSettings.class, PublicAddress.class })
class FirewatchConfiguration {

	private static final Logger log = LoggerFactory.getLogger(FirewatchConfiguration.class);

	@Bean
	@Primary
	DomainClock clock(DomainSettings settings) {
		Duration offset = settings.clockOffset();
		if (!offset.isZero()) {
			log.warn("THE CLOCK IS SHIFTED by {}: due dates and reminders follow it", offset);
		}
		return new DomainClock(Clock.systemUTC(), offset);
	}

	/** For signatures, tokens, leases and back-off, which a rehearsal must not move. */
	@Bean
	Clock realTime() {
		return Clock.systemUTC();
	}

	@Bean
	ConfigFiles configFiles(DomainSettings settings) {
		return new ConfigFiles(settings.configDir());
	}

	@Bean
	Policy policy(ConfigFiles files) {
		return files.policy();
	}

	/** The zone of people whose own is unknown. */
	@Bean
	ZoneId organisationZone(Policy policy) {
		return policy.zone();
	}

	/** The reaction that adds a message to the timeline. */
	@Bean
	String captureReaction(Policy policy) {
		return policy.capture().reaction();
	}

	/** The word that adds a message containing it to the timeline; blank for none. */
	@Bean
	String captureKeyword(Policy policy) {
		return policy.capture().word();
	}

	@Bean
	Services services(ConfigFiles files) {
		return files.services();
	}

	@Bean
	Templates templates(ConfigFiles files, Policy policy) {
		Templates templates = Templates.load(files, policy);
		log.info("Postmortem templates: {}; {} unless policy.yml chooses another",
				String.join(", ", templates.byId().keySet().stream().sorted().toList()),
				policy.postmortem().template());
		return templates;
	}

	@Bean
	Phrasing phrasing(ConfigFiles files) {
		return Phrasing.load(files);
	}

	/** Warns about settings that have no effect. */
	@Bean
	ApplicationRunner unreadSettings(Environment environment) {
		return arguments -> Settings.all()
			.stream()
			.filter(setting -> Settings.NOT_READ_YET.contains(setting.property()))
			.filter(setting -> StringUtils.hasText(environment.getProperty(setting.property())))
			.forEach(setting -> log.warn("{} is set, but nothing reads it yet: it changes nothing.",
					setting.variable()));
	}

}
