package dev.firewatch.chat.slack.inbound;

import java.time.Clock;
import java.util.Optional;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.InboundFlow;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.slack.blocks.SlackFormRenderer;
import dev.firewatch.chat.slack.blocks.SlackMessageRenderer;
import dev.firewatch.chat.slack.web.SlackConfigured;
import dev.firewatch.chat.slack.web.SlackIdentity;
import dev.firewatch.chat.slack.web.SlackPeople;
import dev.firewatch.chat.slack.web.SlackPosts;
import dev.firewatch.chat.slack.web.SlackRooms;
import dev.firewatch.chat.slack.web.SlackSettings;
import dev.firewatch.chat.slack.web.SlackText;
import dev.firewatch.chat.slack.web.SlackWeb;
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
	SlackInbound slackInbound(SlackPeople people, SlackIdentity identity, SlackRooms rooms) {
		return new SlackInbound(people, new SlackText(people), identity, rooms);
	}

	@Bean
	InboundFlow slackFlow(SlackInbound hearing, CommandRouter router, CommandExecutor executor, Clock clock) {
		return new InboundFlow(hearing, router, executor, clock);
	}

	@Bean
	SlackAnswers slackAnswers(SlackWeb web, SlackPosts posts, SlackMessageRenderer messages, SlackPeople people,
			Slack slack) {
		return new SlackAnswers(web, posts, messages, new SlackFormRenderer(people::userId), slack);
	}

	@Bean
	SlackCommands slackCommands(@Qualifier("slackFlow") InboundFlow flow, SlackInbound hearing, SlackAnswers answers,
			@Qualifier("slackErrands") ReplyExecutor errands) {
		return new SlackCommands(flow, hearing, answers, errands);
	}

	@Bean
	SlackButtons slackButtons(@Qualifier("slackFlow") InboundFlow flow, SlackInbound hearing, SlackAnswers answers,
			@Qualifier("slackErrands") ReplyExecutor errands) {
		return new SlackButtons(flow, hearing, answers, errands);
	}

	@Bean
	SlackForms slackForms(@Qualifier("slackFlow") InboundFlow flow, SlackInbound hearing, SlackAnswers answers,
			@Qualifier("slackErrands") ReplyExecutor errands) {
		return new SlackForms(flow, hearing, answers, errands);
	}

	@Bean
	SlackEvents slackEvents(@Qualifier("slackFlow") InboundFlow flow, SlackInbound hearing, SlackAnswers answers,
			@Qualifier("slackErrands") ReplyExecutor errands) {
		return new SlackEvents(flow, hearing, answers, errands);
	}

	@Bean
	SlackMarks slackMarks(ObjectProvider<Captures> captures, @Qualifier("slackFlow") InboundFlow flow,
			SlackInbound hearing, SlackAnswers answers, SlackPosts posts,
			@Qualifier("slackErrands") ReplyExecutor errands) {
		return new SlackMarks(captures, flow, hearing, answers, posts, errands);
	}

	@Bean
	SlackReactions slackReactions(SlackMarks marks, SlackIdentity identity,
			@Qualifier("captureReaction") String reaction) {
		return new SlackReactions(marks, identity, reaction);
	}

	@Bean
	SlackHomeVisits slackHomeVisits(ObjectProvider<HomeViews> views, SlackInbound hearing, SlackPosts posts,
			@Qualifier("slackErrands") ReplyExecutor errands) {
		return new SlackHomeVisits(views, hearing, posts, errands);
	}

	@Bean
	SlackHandlers slackHandlers(SlackCommands commands, SlackButtons buttons, SlackForms forms, SlackEvents events,
			SlackReactions reactions, SlackHomeVisits visits) {
		return new SlackHandlers(commands, buttons, forms, events, reactions, visits);
	}

	@Bean
	App slackApp(Slack slack, SlackSettings settings, SlackHandlers handlers, SlackIdentity identity) {
		return SlackApp.create(slack, settings, identity, handlers);
	}

	@Bean
	SlackConnection slackConnection(App app, SlackIdentity identity, SlackSettings settings) {
		return new SlackConnection(app, identity, Optional.of(settings.appToken()).filter(token -> !token.isBlank()));
	}

	/** Without a signing secret nothing over HTTP can be trusted. */
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
