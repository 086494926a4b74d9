package dev.firewatch.chat.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

import dev.firewatch.chat.Administrators;
import dev.firewatch.chat.Deduplicator;
import dev.firewatch.chat.InstanceCount;
import dev.firewatch.chat.teams.CardFields.PeopleChoice;
import dev.firewatch.people.People;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Speaking to Teams. */
@Configuration(proxyBeanMethods = false)
@Conditional(TeamsIsOn.class)
@EnableConfigurationProperties(TeamsSettings.class)
class TeamsClientConfiguration {

	private static final Duration PATIENT = Duration.ofSeconds(10);

	/** Also for those whose message can't be answered before. */
	private static final Duration SIGNING_IN = Duration.ofSeconds(3);

	/** Somebody waits. */
	private static final Duration BRISK = Duration.ofSeconds(1);

	@Bean
	ServiceHosts teamsServiceHosts(TeamsSettings settings) {
		return new ServiceHosts(settings.serviceHosts(), !settings.hasCredentials());
	}

	@Bean
	TeamsReferences teamsReferences(MongoTemplate mongo) {
		return new TeamsReferences(mongo);
	}

	@Bean
	TeamsLogin teamsLogin(TeamsSettings settings, @Qualifier("realTime") Clock realTime) {
		return new TeamsLogin(settings, new Http(SIGNING_IN), realTime);
	}

	@Bean
	TeamsWeb teamsWeb(TeamsLogin login) {
		return new TeamsWeb(login, new Http(PATIENT), new Http(BRISK));
	}

	@Bean
	Connector teamsConnector(TeamsWeb web, TeamsReferences references, ServiceHosts hosts, TeamsSettings settings) {
		return new Connector(web, references, hosts, settings);
	}

	@Bean
	TeamsErrands teamsErrands(Deduplicator deduplicator) {
		return new TeamsErrands(deduplicator);
	}

	@Bean
	TeamsPeople teamsPeople(People people, TeamsReferences references, Connector connector, TeamsSettings settings,
			TeamsErrands errands, ZoneId organisationZone, @Value("${firewatch.slack.bot-token:}") String slack) {
		return new TeamsPeople(people, references, connector,
				new TeamsPeople.Organisation(settings.tenantId(), organisationZone, !slack.isBlank()), errands);
	}

	@Bean
	TeamsChats teamsChats(TeamsReferences references, TeamsPeople people, Connector connector, TeamsSettings settings,
			Administrators administrators) {
		return new TeamsChats(references, people, connector, settings, administrators);
	}

	/** Microsoft's local client opens no dialogs. */
	@Bean
	CardRenderer teamsCards(TeamsPeople people, TeamsChats chats, TeamsSettings settings) {
		return new CardRenderer(people::userId, room -> chats.link(room.id(), null), settings.hasCredentials());
	}

	@Bean
	FormCards teamsForms(CardRenderer cards, TeamsPeople people) {
		return new FormCards(cards, new PeopleChoice(cards.dialogs(), people::directoryId,
				cards.dialogs() ? people::nameOf : people::handleOf));
	}

	@Bean
	TeamsPosts teamsPosts(Connector connector, CardRenderer cards, InstanceCount instances,
			@Qualifier("realTime") Clock realTime) {
		return new TeamsPosts(connector, cards, new TeamsBudget(realTime, instances));
	}

	@Bean
	FallbackRooms teamsRooms(ChannelRooms channels, GroupChats chats, TeamsPosts posts, TeamsReferences references,
			Connector connector, TeamsSettings settings) {
		return new FallbackRooms(channels, new ThreadRooms(posts, references, connector, settings), chats, references,
				settings);
	}

	@Bean
	ChannelRooms teamsChannels(TeamsGraph graph, TeamsReferences references, TeamsPeople people, Connector connector,
			ChannelQuota quota, TeamsSettings settings) {
		return new ChannelRooms(graph, references, people, connector, quota, settings);
	}

	@Bean
	GroupChats teamsGroupChats(TeamsGraph graph, TeamsReferences references, TeamsPeople people, Connector connector,
			TeamsSettings settings) {
		return new GroupChats(graph, references, people, connector, settings);
	}

	@Bean
	ChannelQuota teamsChannelQuota(TeamsGraph graph, MongoTemplate mongo, Administrators administrators,
			@Qualifier("realTime") Clock realTime) {
		return new ChannelQuota(graph, mongo, administrators, realTime);
	}

	@Bean
	TeamsGraph teamsGraph(TeamsWeb web, @Value("${firewatch.graph-api-url}") String url) {
		return new TeamsGraph(web, url);
	}

	/** After Slack, and in local mode after the workspace, where both are served. */
	@Bean
	@Order(3)
	TeamsPlatform teamsPlatform(FallbackRooms rooms, TeamsPosts posts, TeamsPeople people, TeamsReferences references,
			TeamsChats chats) {
		return new TeamsPlatform(rooms, posts, people, references, chats);
	}

}
