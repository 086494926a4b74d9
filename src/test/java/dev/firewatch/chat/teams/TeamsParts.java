package dev.firewatch.chat.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import dev.firewatch.delivery.DeliveryFailures;
import dev.firewatch.people.Account;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.testing.KnownPeople;

import org.springframework.data.mongodb.core.MongoTemplate;

/** The adapter's parts put together without Spring, speaking to some Teams. */
class TeamsParts {

	final KnownPeople known = new KnownPeople();

	final DeliveryFailures administrators;

	final TeamsReferences references;

	final TeamsPeople people;

	final TeamsPosts posts;

	final TeamsPlatform platform;

	TeamsParts(FakeTeams teams, TeamsSettings settings, MongoTemplate mongo) {
		administrators = new DeliveryFailures(mongo, Clock.systemUTC());
		Http http = new Http(Duration.ofSeconds(2));
		TeamsWeb web = new TeamsWeb(new TeamsLogin(settings, http, Clock.systemUTC()), http, http);
		references = new TeamsReferences(mongo);
		references.service(teams.serviceUrl());
		Connector connector = new Connector(web, references, new ServiceHosts(settings.serviceHosts(), false),
				settings);
		people = new TeamsPeople(known, references, connector,
				new TeamsPeople.Organisation(settings.tenantId(), ZoneOffset.UTC, true), Runnable::run);
		TeamsChats chats = new TeamsChats(references, people, connector, settings, administrators);
		CardRenderer cards = new CardRenderer(people::userId, room -> chats.link(room.id(), null), true);
		posts = new TeamsPosts(connector, cards, new TeamsBudget(Clock.systemUTC(), () -> 1));
		TeamsGraph graph = new TeamsGraph(web, teams.graphUrl());
		ChannelQuota quota = new ChannelQuota(graph, mongo, administrators, Clock.systemUTC());
		FallbackRooms rooms = new FallbackRooms(new ChannelRooms(graph, references, people, connector, quota, settings),
				new ThreadRooms(posts, references, connector, settings),
				new GroupChats(graph, references, people, connector, settings), references, settings);
		platform = new TeamsPlatform(rooms, posts, people, references, chats);
	}

	PersonId person(String name) {
		String lower = name.toLowerCase();
		PersonId id = new PersonId("teams/aad-" + lower);
		known.save(new Person(id, name, lower, ZoneOffset.UTC,
				List.of(new Account(Platform.TEAMS, "29:" + lower), new Account(Platform.TEAMS, "aad-" + lower))));
		return id;
	}

}
