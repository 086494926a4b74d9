package dev.firewatch.chat.teams.inbound;

import java.time.Clock;
import java.time.Duration;

import dev.firewatch.chat.Captures;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.InboundFlow;
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

	/**
	 * Teams waits for ten seconds and more, but the first message has to wait for the
	 * keys.
	 */
	private static final Duration FOR_KEYS = Duration.ofSeconds(3);

	@Bean
	TeamsTokens teamsTokens(TeamsSettings settings, ServiceHosts hosts, @Qualifier("realTime") Clock realTime) {
		return new TeamsTokens(settings, new TeamsKeys(settings.openidUrl(), new Http(FOR_KEYS), realTime), hosts,
				realTime);
	}

	@Bean
	TeamsInbound teamsInbound(TeamsPeople people, TeamsReferences references, TeamsSettings settings) {
		return new TeamsInbound(people, references, settings);
	}

	@Bean
	InboundFlow teamsFlow(TeamsInbound hearing, CommandRouter router, CommandExecutor executor, Clock clock) {
		return new InboundFlow(hearing, router, executor, clock);
	}

	@Bean
	TeamsAnswers teamsAnswers(TeamsPosts posts, FormCards forms, TeamsChats chats, CardRenderer cards) {
		return new TeamsAnswers(posts, forms, chats, cards.dialogs());
	}

	@Bean
	TeamsSaid teamsSaid(@Qualifier("teamsFlow") InboundFlow flow, TeamsInbound hearing, TeamsAnswers answers,
			@Qualifier("teamsErrands") ReplyExecutor errands) {
		return new TeamsSaid(flow, hearing, answers, errands);
	}

	@Bean
	TeamsButtonHandler teamsButtonHandler(@Qualifier("teamsFlow") InboundFlow flow, TeamsInbound hearing,
			TeamsAnswers answers, @Qualifier("teamsErrands") ReplyExecutor errands) {
		return new TeamsButtonHandler(flow, hearing, answers, errands);
	}

	@Bean
	TeamsDialogs teamsDialogs(@Qualifier("teamsFlow") InboundFlow flow, TeamsInbound hearing, TeamsAnswers answers,
			@Qualifier("teamsErrands") ReplyExecutor errands) {
		return new TeamsDialogs(flow, hearing, answers, errands);
	}

	@Bean
	TeamsMarks teamsMarks(ObjectProvider<Captures> captures, @Qualifier("teamsFlow") InboundFlow flow,
			TeamsInbound hearing, TeamsAnswers answers, @Qualifier("teamsErrands") ReplyExecutor errands) {
		return new TeamsMarks(captures, flow, hearing, answers, errands);
	}

	@Bean
	InstallationHandler installationHandler(ObjectProvider<HomeViews> views, @Qualifier("teamsFlow") InboundFlow flow,
			TeamsInbound hearing, TeamsReferences references, TeamsPosts posts,
			@Qualifier("teamsErrands") ReplyExecutor errands) {
		return new InstallationHandler(views, flow, hearing, references, posts, errands);
	}

	@Bean
	KeywordCapture keywordCapture(ObjectProvider<Captures> captures, @Qualifier("teamsFlow") InboundFlow flow,
			TeamsInbound hearing, TeamsAnswers answers, TeamsLinks links,
			@Qualifier("teamsErrands") ReplyExecutor errands, @Qualifier("captureKeyword") String keyword) {
		return new KeywordCapture(captures, flow, hearing, answers, links, errands, keyword);
	}

	@Bean
	TeamsBot teamsBot(TeamsSaid said, TeamsButtonHandler presses, TeamsDialogs dialogs, TeamsMarks marks,
			KeywordCapture overheard, InstallationHandler arrivals) {
		return new TeamsBot(said, presses, dialogs, marks, overheard, arrivals);
	}

}
