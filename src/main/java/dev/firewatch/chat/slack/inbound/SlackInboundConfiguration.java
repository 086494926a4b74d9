package dev.firewatch.chat.slack.inbound;

import java.time.Clock;
import java.util.Optional;

import dev.firewatch.chat.Captures;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.slack.blocks.SlackFormRenderer;
import dev.firewatch.chat.slack.blocks.SlackMessageRenderer;
import dev.firewatch.chat.slack.inbound.SlackHandlers.SlackInteractions;
import dev.firewatch.chat.slack.web.SlackConfigured;
import dev.firewatch.chat.slack.web.SlackIdentity;
import dev.firewatch.chat.slack.web.SlackPeople;
import dev.firewatch.chat.slack.web.SlackPosts;
import dev.firewatch.chat.slack.web.SlackSettings;
import dev.firewatch.chat.slack.web.SlackText;
import dev.firewatch.chat.slack.web.SlackWeb;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Listening to Slack, over HTTP or Socket Mode. */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackConfigured.class)
class SlackInboundConfiguration {

	static final String PATH = "/slack/events";

	@Bean
	SlackInbound slackInbound(SlackPeople people, SlackIdentity identity, Clock clock) {
		return new SlackInbound(people, new SlackText(people), identity, clock);
	}

	@Bean
	SlackAnswers slackAnswers(SlackWeb web, SlackPosts posts, SlackMessageRenderer messages, SlackPeople people,
			Slack slack) {
		return new SlackAnswers(web, posts, messages, new SlackFormRenderer(people::userId), slack);
	}

	@Bean
	SlackInteractions slackInteractions(CommandRouter router, SlackInbound hearing, SlackAnswers answers,
			@Qualifier("slackErrands") ReplyExecutor errands, CommandExecutor executor) {
		return new SlackInteractions(new SlackCommands(router, hearing, answers, errands, executor),
				new SlackButtons(router, hearing, answers, errands, executor),
				new SlackForms(router, hearing, answers, errands, executor));
	}

	@Bean
	SlackMarks slackMarks(ObjectProvider<Captures> captures, SlackInbound hearing, SlackAnswers answers,
			SlackPosts posts, @Qualifier("slackErrands") ReplyExecutor errands, CommandExecutor executor) {
		return new SlackMarks(captures, hearing, answers, posts, errands, executor);
	}

	@Bean
	SlackReactions slackReactions(SlackMarks marks, SlackIdentity identity,
			@Qualifier("captureReaction") String reaction) {
		return new SlackReactions(marks, identity, reaction);
	}

	@Bean
	SlackEvents slackEvents(CommandRouter router, SlackInbound hearing, SlackAnswers answers,
			@Qualifier("slackErrands") ReplyExecutor errands, CommandExecutor executor) {
		return new SlackEvents(router, hearing, answers, errands, executor);
	}

	@Bean
	SlackHomeVisits slackHomeVisits(ObjectProvider<HomeViews> views, SlackInbound hearing, SlackPosts posts,
			@Qualifier("slackErrands") ReplyExecutor errands) {
		return new SlackHomeVisits(views, hearing, posts, errands);
	}

	@Bean
	App slackApp(Slack slack, SlackSettings settings, SlackInteractions interactions, SlackEvents events,
			SlackReactions reactions, SlackHomeVisits visits, SlackIdentity identity) {
		return SlackApp.create(slack, settings, identity, new SlackHandlers(interactions, events, reactions, visits));
	}

	@Bean
	SlackConnection slackConnection(App app, SlackIdentity identity, SlackSettings settings) {
		return new SlackConnection(app, identity, Optional.of(settings.appToken()).filter(token -> !token.isBlank()));
	}

	/** Without a signing secret nothing that comes over HTTP can be believed. */
	@Bean
	ServletRegistrationBean<SlackEndpoint> slackServlet(App app, SlackSettings settings) {
		var registration = new ServletRegistrationBean<>(new SlackEndpoint(app), PATH);
		registration.setEnabled(settings.overHttp());
		return registration;
	}

	@Bean
	FilterRegistrationBean<SlackSignatureFilter> slackSignatureFilter(SlackSettings settings,
			@Qualifier("realTime") Clock realTime) {
		var registration = new FilterRegistrationBean<>(
				new SlackSignatureFilter(settings.overHttp() ? settings.signingSecret() : "-", realTime));
		registration.addUrlPatterns(PATH);
		// Before anything reads the body.
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		registration.setEnabled(settings.overHttp());
		return registration;
	}

}
