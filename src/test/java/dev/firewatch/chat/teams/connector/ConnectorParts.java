package dev.firewatch.chat.teams.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import dev.firewatch.chat.teams.cards.CardRenderer;
import dev.firewatch.delivery.DeliveryFailures;
import dev.firewatch.people.Account;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.people.Strangers;
import dev.firewatch.testing.KnownPeople;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.repository.support.MongoRepositoryFactory;

/** What speaks to some Teams, put together without Spring. */
public final class ConnectorParts {

	public final KnownPeople known = new KnownPeople();

	public final DeliveryFailures administrators;

	public final TeamsReferences references;

	public final TeamsLinks links;

	public final Connector connector;

	public final TeamsGraph graph;

	public final TeamsPeople people;

	public final TeamsChats chats;

	public final TeamsBudget budget = new TeamsBudget(Clock.systemUTC(), () -> 1);

	public final TeamsPosts posts;

	public ConnectorParts(FakeTeams teams, TeamsSettings settings, MongoTemplate mongo) {
		administrators = new DeliveryFailures(mongo, Clock.systemUTC());
		Http http = new Http(Duration.ofSeconds(2));
		TeamsLogin login = new TeamsLogin(settings, http, Clock.systemUTC());
		ServiceHosts hosts = new ServiceHosts(settings.serviceHosts(), false);
		TeamsWeb web = new TeamsWeb(login, http, http, Clock.systemUTC());
		references = new TeamsReferences(new MongoRepositoryFactory(mongo).getRepository(StoredReferences.class));
		references.service(teams.serviceUrl());
		links = new TeamsLinks(references, settings);
		connector = new Connector(web, references, hosts, settings);
		graph = new TeamsGraph(web, teams.graphUrl());
		people = new TeamsPeople(known, references, connector,
				new TeamsPeople.Organisation(settings.tenantId(), ZoneOffset.UTC, true, new Strangers(false)),
				Runnable::run);
		chats = new TeamsChats(references, people, connector, administrators);
		CardRenderer cards = new CardRenderer(people::userId, room -> links.link(room.id(), null), true,
				action -> false);
		posts = new TeamsPosts(connector, cards, budget, new TeamsFiles(login, hosts, teams.graphUrl()));
	}

	public PersonId person(String name) {
		return person(name, null);
	}

	public PersonId guest(String name) {
		return person(name, Outsider.GUEST);
	}

	private PersonId person(String name, @Nullable Outsider outsider) {
		String lower = name.toLowerCase();
		PersonId id = new PersonId("teams/aad-" + lower);
		known.save(new Person(id, name, lower, ZoneOffset.UTC,
				List.of(new Account(Platform.TEAMS, "29:" + lower), new Account(Platform.TEAMS, "aad-" + lower)),
				outsider));
		return id;
	}

}
