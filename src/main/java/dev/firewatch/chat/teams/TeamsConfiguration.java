package dev.firewatch.chat.teams;

import java.time.Clock;
import java.time.Duration;

import dev.firewatch.chat.Captures;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Guard;
import dev.firewatch.chat.HomeViews;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Listening to Teams. */
@Configuration(proxyBeanMethods = false)
@Conditional(TeamsIsOn.class)
class TeamsConfiguration {

	/** Teams waits for ten seconds and more, but the first message waits for keys. */
	private static final Duration FOR_KEYS = Duration.ofSeconds(3);

	@Bean
	TeamsTokens teamsTokens(TeamsSettings settings, ServiceHosts hosts, @Qualifier("realTime") Clock realTime) {
		return new TeamsTokens(settings, new TeamsKeys(settings.openidUrl(), new Http(FOR_KEYS), realTime), hosts,
				realTime);
	}

	@Bean
	TeamsHearing teamsHearing(TeamsPeople people, TeamsReferences references, TeamsSettings settings, Clock clock) {
		return new TeamsHearing(people, references, settings, clock);
	}

	@Bean
	TeamsAnswers teamsAnswers(TeamsPosts posts, FormCards forms, TeamsChats chats, CardRenderer cards) {
		return new TeamsAnswers(posts, forms, chats, cards.dialogs());
	}

	@Bean
	TeamsSaid teamsSaid(CommandRouter router, TeamsHearing hearing, TeamsAnswers answers, TeamsErrands errands,
			Guard guard) {
		return new TeamsSaid(router, hearing, answers, errands, guard);
	}

	@Bean
	TeamsPresses teamsPresses(CommandRouter router, TeamsHearing hearing, TeamsAnswers answers, TeamsErrands errands,
			Guard guard) {
		return new TeamsPresses(router, hearing, answers, errands, guard);
	}

	@Bean
	TeamsDialogs teamsDialogs(CommandRouter router, TeamsHearing hearing, TeamsAnswers answers, TeamsErrands errands,
			Guard guard) {
		return new TeamsDialogs(router, hearing, answers, errands, guard);
	}

	@Bean
	TeamsMarks teamsMarks(ObjectProvider<Captures> captures, TeamsHearing hearing, TeamsAnswers answers,
			TeamsErrands errands, Guard guard) {
		return new TeamsMarks(captures, hearing, answers, errands, guard);
	}

	@Bean
	TeamsArrivals teamsArrivals(ObjectProvider<HomeViews> views, TeamsHearing hearing, TeamsReferences references,
			TeamsPosts posts, TeamsErrands errands, Guard guard) {
		return new TeamsArrivals(views, hearing, references, posts, errands, guard);
	}

	@Bean
	@ConditionalOnProperty("firewatch.teams.app-id")
	TeamsHealth teamsHealthIndicator(TeamsLogin login) {
		return new TeamsHealth(login);
	}

	@Bean
	TeamsOverheard teamsOverheard(ObjectProvider<Captures> captures, TeamsHearing hearing, TeamsAnswers answers,
			TeamsChats chats, TeamsErrands errands, Guard guard, @Qualifier("captureKeyword") String keyword) {
		return new TeamsOverheard(captures, hearing, answers, chats, errands, guard, keyword);
	}

	@Bean
	TeamsBot teamsBot(TeamsSaid said, TeamsPresses presses, TeamsDialogs dialogs, TeamsMarks marks,
			TeamsOverheard overheard, TeamsArrivals arrivals) {
		return new TeamsBot(said, presses, dialogs, new TeamsBot.Marking(marks, overheard), arrivals);
	}

}
