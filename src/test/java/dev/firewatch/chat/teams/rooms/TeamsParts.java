package dev.firewatch.chat.teams.rooms;

import java.time.Clock;

import dev.firewatch.chat.teams.connector.ConnectorParts;
import dev.firewatch.chat.teams.connector.FakeTeams;
import dev.firewatch.chat.teams.connector.TeamsReferences;
import dev.firewatch.chat.teams.connector.TeamsSettings;
import dev.firewatch.delivery.DeliveryFailures;
import dev.firewatch.people.PersonId;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.repository.support.MongoRepositoryFactory;

/** The platform put together without Spring, speaking to some Teams. */
class TeamsParts {

	final DeliveryFailures administrators;

	final TeamsReferences references;

	final TeamsPlatform platform;

	private final ConnectorParts parts;

	TeamsParts(FakeTeams teams, TeamsSettings settings, MongoTemplate mongo) {
		parts = new ConnectorParts(teams, settings, mongo);
		administrators = parts.administrators;
		references = parts.references;
		ChannelQuota quota = new ChannelQuota(parts.graph,
				new MongoRepositoryFactory(mongo).getRepository(ChannelCounts.class), administrators,
				Clock.systemUTC());
		ChannelRooms channels = new ChannelRooms(parts.graph, references, parts.people, parts.connector, quota,
				settings);
		ThreadRooms threads = new ThreadRooms(parts.posts, references, parts.connector, settings);
		GroupChats chats = new GroupChats(parts.graph, references, parts.people, parts.connector, settings);
		platform = new TeamsPlatform(new FallbackRooms(channels, threads, chats, references, settings), parts.posts,
				parts.budget, parts.people, references, parts.chats, parts.links);
	}

	PersonId person(String name) {
		return parts.person(name);
	}

	PersonId guest(String name) {
		return parts.guest(name);
	}

}
