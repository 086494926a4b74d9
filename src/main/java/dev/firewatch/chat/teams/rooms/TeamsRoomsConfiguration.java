package dev.firewatch.chat.teams.rooms;

import java.time.Clock;

import dev.firewatch.chat.Administrators;
import dev.firewatch.chat.teams.connector.Connector;
import dev.firewatch.chat.teams.connector.TeamsBudget;
import dev.firewatch.chat.teams.connector.TeamsChats;
import dev.firewatch.chat.teams.connector.TeamsGraph;
import dev.firewatch.chat.teams.connector.TeamsIsOn;
import dev.firewatch.chat.teams.connector.TeamsLinks;
import dev.firewatch.chat.teams.connector.TeamsPeople;
import dev.firewatch.chat.teams.connector.TeamsPosts;
import dev.firewatch.chat.teams.connector.TeamsReferences;
import dev.firewatch.chat.teams.connector.TeamsSettings;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The rooms of incidents in Teams, and Teams as a platform. */
@Configuration(proxyBeanMethods = false)
@Conditional(TeamsIsOn.class)
class TeamsRoomsConfiguration {

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
	ChannelQuota teamsChannelQuota(TeamsGraph graph, ChannelCounts counts, Administrators administrators,
			@Qualifier("realTime") Clock realTime) {
		return new ChannelQuota(graph, counts, administrators, realTime);
	}

	/** After Slack, and in local mode after the workspace, if both are on. */
	@Bean
	@Order(3)
	TeamsPlatform teamsPlatform(FallbackRooms rooms, TeamsPosts posts, TeamsBudget budget, TeamsPeople people,
			TeamsReferences references, TeamsChats chats, TeamsLinks links) {
		return new TeamsPlatform(rooms, posts, budget, people, references, chats, links);
	}

}
