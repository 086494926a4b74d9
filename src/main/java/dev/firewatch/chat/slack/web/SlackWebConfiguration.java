package dev.firewatch.chat.slack.web;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

import dev.firewatch.chat.Administrators;
import dev.firewatch.chat.Deduplicator;
import dev.firewatch.chat.InstanceCount;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.slack.blocks.SlackMessageRenderer;
import dev.firewatch.chat.slack.web.SlackPeople.SlackPeopleRules;
import dev.firewatch.people.AwaySigns;
import dev.firewatch.people.Directory;
import dev.firewatch.people.DirectoryAway;
import dev.firewatch.people.People;
import dev.firewatch.people.Strangers;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Speaking to Slack. */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackConfigured.class)
@EnableConfigurationProperties({ SlackSettings.class, AnnouncementChannel.class })
class SlackWebConfiguration {

	private static final Duration TO_WAIT = Duration.ofMillis(300);

	private static final Duration PATIENT = Duration.ofSeconds(10);

	/** Somebody waits, and Slack itself gives up after three seconds. */
	private static final Duration BRISK = Duration.ofSeconds(1);

	@Bean(destroyMethod = "close")
	Slack slack(SlackSettings settings) {
		return client(config(settings, PATIENT));
	}

	/**
	 * A client that sends everything once. By default it would silently resend a message
	 * whose answer was lost, and so post it twice.
	 */
	static Slack client(SlackConfig config) {
		OkHttpClient http = SlackHttpClient.buildOkHttpClient(config)
			.newBuilder()
			.retryOnConnectionFailure(false)
			.build();
		SlackHttpClient client = new SlackHttpClient(http);
		client.setConfig(config);
		return Slack.getInstance(config, client);
	}

	private static SlackConfig config(SlackSettings settings, Duration timeout) {
		SlackConfig config = new SlackConfig();
		config.setMethodsEndpointUrlPrefix(settings.methodsUrl());
		config.setHttpClientCallTimeoutMillis((int) timeout.toMillis());
		config.setStatsEnabled(false);
		return config;
	}

	@Bean
	SlackBudget slackBudget(InstanceCount instances, @Qualifier("realTime") Clock realTime) {
		return new SlackBudget(realTime, instances);
	}

	@Bean
	SlackWeb slackWeb(SlackSettings settings, Slack slack, SlackBudget budget) {
		Slack brisk = client(config(settings, BRISK));
		return new SlackWeb(slack.methods(settings.botToken()), brisk.methods(settings.botToken()), budget);
	}

	/** What follows an answer to Slack, which gives up after three seconds in all. */
	@Bean
	ReplyExecutor slackErrands(Deduplicator deduplicator) {
		return new ReplyExecutor("slack", TO_WAIT, deduplicator);
	}

	@Bean
	SlackIdentity slackIdentity(SlackWeb web) {
		return new SlackIdentity(web);
	}

	@Bean
	SlackPeople slackPeople(People people, SlackWeb web, SlackIdentity identity, ZoneId organisationZone,
			AwaySigns away, Clock clock, Strangers strangers, @Qualifier("slackErrands") ReplyExecutor errands) {
		SlackPeopleRules rules = new SlackPeopleRules(organisationZone, away, clock);
		return new SlackPeople(people, web, identity, rules, strangers, errands);
	}

	@Bean
	SlackMessageRenderer slackMessageRenderer(SlackPeople people) {
		return new SlackMessageRenderer(people::userId);
	}

	@Bean
	SlackHosts slackHosts(SlackSettings settings) {
		return new SlackHosts(settings.apiUrl());
	}

	@Bean
	SlackPosts slackPosts(SlackWeb web, SlackMessageRenderer renderer, Administrators administrators,
			SlackHosts hosts) {
		return new SlackPosts(web, renderer, new SlackPictures(web, administrators, hosts));
	}

	@Bean
	SlackInvitations slackInvitations(SlackWeb web, Administrators administrators) {
		return new SlackInvitations(web, administrators);
	}

	@Bean
	SlackRooms slackRooms(SlackWeb web, SlackIdentity identity, SlackPosts posts, AnnouncementChannel announcements,
			Administrators administrators) {
		return new SlackRooms(new SlackChannels(web, identity), posts, announcements, administrators);
	}

	@Bean
	Directory slackDirectory(SlackInvitations invitations, SlackPeople people) {
		return name -> {
			try {
				return invitations.named(name).stream().map(user -> people.person(user, null).id()).toList();
			}
			catch (PlatformFailure unreadable) {
				throw new DirectoryAway(unreadable);
			}
		};
	}

	@Bean
	SlackFiles slackFiles(SlackSettings settings, SlackHosts hosts) {
		return new SlackFiles(settings.botToken(), hosts);
	}

	@Bean
	@Order(2)
	SlackPlatform slackPlatform(SlackIdentity identity, SlackPosts posts, SlackPeople people,
			SlackInvitations invitations, SlackBudget budget, SlackRooms rooms, SlackFiles files) {
		return new SlackPlatform(rooms, invitations, posts, people, identity, budget, files);
	}

	@Bean
	SlackHealth slackHealthIndicator(SlackIdentity identity) {
		return new SlackHealth(identity);
	}

}
