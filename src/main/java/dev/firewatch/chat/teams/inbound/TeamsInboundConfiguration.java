package dev.firewatch.chat.teams.inbound;

import java.time.Clock;
import java.time.Duration;

import dev.firewatch.chat.Captures;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.teams.cards.CardRenderer;
import dev.firewatch.chat.teams.cards.FormCards;
import dev.firewatch.chat.teams.connector.Http;
import dev.firewatch.chat.teams.connector.ServiceHosts;
import dev.firewatch.chat.teams.connector.TeamsChats;
import dev.firewatch.chat.teams.connector.TeamsIsOn;
import dev.firewatch.chat.teams.connector.TeamsLinks;
import dev.firewatch.chat.teams.connector.TeamsPeople;
import dev.firewatch.chat.teams.connector.TeamsPosts;
import dev.firewatch.chat.teams.connector.TeamsReferences;
import dev.firewatch.chat.teams.connector.TeamsSettings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Listening to Teams. */
@Configuration(proxyBeanMethods = false)
@Conditional(TeamsIsOn.class)
class TeamsInboundConfiguration {

	/** Teams waits for ten seconds and more, but the first message waits for keys. */
	private static final Duration FOR_KEYS = Duration.ofSeconds(3);

	@Bean
	TeamsTokens teamsTokens(TeamsSettings settings, ServiceHosts hosts, @Qualifier("realTime") Clock realTime) {
		return new TeamsTokens(settings, new TeamsKeys(settings.openidUrl(), new Http(FOR_KEYS), realTime), hosts,
				realTime);
	}

	@Bean
	TeamsInbound teamsInbound(TeamsPeople people, TeamsReferences references, TeamsSettings settings, Clock clock) {
		return new TeamsInbound(people, references, settings, clock);
	}

	@Bean
	TeamsAnswers teamsAnswers(TeamsPosts posts, FormCards forms, TeamsChats chats, CardRenderer cards) {
		return new TeamsAnswers(posts, forms, chats, cards.dialogs());
	}

	@Bean
	TeamsSaid teamsSaid(CommandRouter router, TeamsInbound hearing, TeamsAnswers answers,
			@Qualifier("teamsErrands") ReplyExecutor errands, CommandExecutor executor) {
		return new TeamsSaid(router, hearing, answers, errands, executor);
	}

	@Bean
	TeamsButtonHandler teamsButtonHandler(CommandRouter router, TeamsInbound hearing, TeamsAnswers answers,
			@Qualifier("teamsErrands") ReplyExecutor errands, CommandExecutor executor) {
		return new TeamsButtonHandler(router, hearing, answers, errands, executor);
	}

	@Bean
	TeamsDialogs teamsDialogs(CommandRouter router, TeamsInbound hearing, TeamsAnswers answers,
			@Qualifier("teamsErrands") ReplyExecutor errands, CommandExecutor executor) {
		return new TeamsDialogs(router, hearing, answers, errands, executor);
	}

	@Bean
	TeamsMarks teamsMarks(ObjectProvider<Captures> captures, TeamsInbound hearing, TeamsAnswers answers,
			@Qualifier("teamsErrands") ReplyExecutor errands, CommandExecutor executor) {
		return new TeamsMarks(captures, hearing, answers, errands, executor);
	}

	@Bean
	InstallationHandler installationHandler(ObjectProvider<HomeViews> views, TeamsInbound hearing,
			TeamsReferences references, TeamsPosts posts, @Qualifier("teamsErrands") ReplyExecutor errands,
			CommandExecutor executor) {
		return new InstallationHandler(views, hearing, references, posts, errands, executor);
	}

	@Bean
	KeywordCapture keywordCapture(ObjectProvider<Captures> captures, TeamsInbound hearing, TeamsAnswers answers,
			TeamsLinks links, @Qualifier("teamsErrands") ReplyExecutor errands, CommandExecutor executor,
			@Qualifier("captureKeyword") String keyword) {
		return new KeywordCapture(captures, hearing, answers, links, errands, executor, keyword);
	}

	@Bean
	TeamsBot teamsBot(TeamsSaid said, TeamsButtonHandler presses, TeamsDialogs dialogs, TeamsMarks marks,
			KeywordCapture overheard, InstallationHandler arrivals) {
		return new TeamsBot(said, presses, dialogs, new TeamsBot.Marking(marks, overheard), arrivals);
	}

}
