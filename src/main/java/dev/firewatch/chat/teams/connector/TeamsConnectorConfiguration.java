package dev.firewatch.chat.teams.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

import dev.firewatch.Settings;
import dev.firewatch.chat.Administrators;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Deduplicator;
import dev.firewatch.chat.InstanceCount;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.teams.cards.CardFields.PeopleChoice;
import dev.firewatch.chat.teams.cards.CardRenderer;
import dev.firewatch.chat.teams.cards.FormCards;
import dev.firewatch.people.People;
import dev.firewatch.people.Strangers;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Speaking to Teams. */
@Configuration(proxyBeanMethods = false)
@Conditional(TeamsIsOn.class)
@EnableConfigurationProperties({ TeamsSettings.class, GraphAddress.class })
class TeamsConnectorConfiguration {

	private static final Duration TO_WAIT = Duration.ofMillis(1_500);

	private static final Duration PATIENT = Duration.ofSeconds(10);

	/** Also for people whose message can't be answered before that. */
	private static final Duration SIGNING_IN = Duration.ofSeconds(3);

	/** Somebody waits. */
	private static final Duration BRISK = Duration.ofSeconds(1);

	@Bean
	ServiceHosts teamsServiceHosts(TeamsSettings settings) {
		return new ServiceHosts(settings.serviceHosts(), !settings.hasCredentials());
	}

	@Bean
	TeamsReferences teamsReferences(StoredReferences stored) {
		return new TeamsReferences(stored);
	}

	@Bean
	TeamsLogin teamsLogin(TeamsSettings settings, @Qualifier("realTime") Clock realTime) {
		return new TeamsLogin(settings, new Http(SIGNING_IN), realTime);
	}

	@Bean
	TeamsWeb teamsWeb(TeamsLogin login, @Qualifier("realTime") Clock realTime) {
		return new TeamsWeb(login, new Http(PATIENT), new Http(BRISK), realTime);
	}

	@Bean
	Connector teamsConnector(TeamsWeb web, TeamsReferences references, ServiceHosts hosts, TeamsSettings settings) {
		return new Connector(web, references, hosts, settings);
	}

	/** What follows an answer to Teams, which waits for about ten seconds. */
	@Bean
	ReplyExecutor teamsErrands(Deduplicator deduplicator) {
		return new ReplyExecutor("teams", TO_WAIT, deduplicator);
	}

	@Bean
	TeamsPeople teamsPeople(People people, TeamsReferences references, Connector connector, TeamsSettings settings,
			@Qualifier("teamsErrands") ReplyExecutor errands, ZoneId organisationZone, Environment environment,
			Strangers strangers) {
		return new TeamsPeople(people, references, connector, new TeamsPeople.Organisation(settings.tenantId(),
				organisationZone, Settings.hasSlack(environment), strangers), errands);
	}

	@Bean
	TeamsChats teamsChats(TeamsReferences references, TeamsPeople people, Connector connector,
			Administrators administrators) {
		return new TeamsChats(references, people, connector, administrators);
	}

	@Bean
	TeamsLinks teamsLinks(TeamsReferences references, TeamsSettings settings) {
		return new TeamsLinks(references, settings);
	}

	/** Microsoft's local client opens no dialogs. */
	@Bean
	CardRenderer teamsCards(TeamsPeople people, TeamsLinks links, TeamsSettings settings,
			ObjectProvider<CommandRouter> router) {
		return new CardRenderer(people::userId, room -> links.link(room.id(), null), settings.hasCredentials(),
				action -> router.getObject().opensForm(action));
	}

	@Bean
	FormCards teamsForms(CardRenderer cards, TeamsPeople people) {
		return new FormCards(cards, new PeopleChoice(cards.dialogs(), people::directoryId,
				cards.dialogs() ? people::nameOf : people::handleOf));
	}

	@Bean
	TeamsBudget teamsBudget(InstanceCount instances, @Qualifier("realTime") Clock realTime) {
		return new TeamsBudget(realTime, instances);
	}

	@Bean
	TeamsFiles teamsFiles(TeamsLogin login, ServiceHosts hosts, GraphAddress graph) {
		return new TeamsFiles(login, hosts, graph.url());
	}

	@Bean
	TeamsPosts teamsPosts(Connector connector, CardRenderer cards, TeamsBudget budget, TeamsFiles files) {
		return new TeamsPosts(connector, cards, budget, files);
	}

	@Bean
	TeamsGraph teamsGraph(TeamsWeb web, GraphAddress graph) {
		return new TeamsGraph(web, graph.url());
	}

	@Bean
	@ConditionalOnProperty("firewatch.teams.app-id")
	TeamsHealth teamsHealthIndicator(TeamsLogin login) {
		return new TeamsHealth(login);
	}

}
