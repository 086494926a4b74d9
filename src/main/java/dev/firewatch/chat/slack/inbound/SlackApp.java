package dev.firewatch.chat.slack.inbound;

import java.util.List;
import java.util.regex.Pattern;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import com.slack.api.model.event.UserChangeEvent;
import dev.firewatch.chat.slack.web.SlackIdentity;
import dev.firewatch.chat.slack.web.SlackSettings;

/** Registers everything Slack may send: the counterpart of the app's manifest. */
final class SlackApp {

	/** The events that are subscribed to. */
	static final List<String> EVENTS = List.of("app_home_opened", "app_mention", "message.channels", "message.groups",
			"message.im", "reaction_added", "reaction_removed", "user_change");

	private static final Pattern ANY = Pattern.compile("(?s).*");

	private SlackApp() {
	}

	/**
	 * An app without Bolt's own middleware, except for a check of the workspace: HTTP
	 * requests are verified before they get here, and with one team's token there is
	 * nothing to look up.
	 */
	static App create(Slack slack, SlackSettings settings, SlackIdentity identity, SlackHandlers inbound) {
		AppConfig config = AppConfig.builder()
			.slack(slack)
			.singleTeamBotToken(settings.botToken())
			.signingSecret(settings.signingSecret())
			.allEventsApiAutoAckEnabled(true)
			// After any answer but 200 Slack would only try again.
			.unmatchedRequestHandler(request -> Response.ok())
			.build();
		config.setClientId(null);
		config.setClientSecret(null);
		App app = new App(config, List.of(new OwnWorkspace(identity)));
		// Whatever the command is called in the manifest: another app may have /incident.
		app.command(ANY, (request, context) -> inbound.commands().act(request.getPayload(), context));
		app.blockAction(ANY, (request, context) -> {
			inbound.pressed(request.getPayload());
			return context.ack();
		});
		app.viewSubmission(ANY, (request, context) -> inbound.forms().submitted(request.getPayload(), context));
		app.globalShortcut(SlackButtons.DECLARE, (request, context) -> {
			inbound.buttons().declare(request.getPayload());
			return context.ack();
		});
		app.messageShortcut(SlackMarks.ADD, (request, context) -> {
			inbound.picked(request.getPayload());
			return context.ack();
		});
		app.event(AppMentionEvent.class, (payload, context) -> {
			inbound.mentioned(payload.getEvent(), payload.getEventId());
			return context.ack();
		});
		app.event(MessageEvent.class, (payload, context) -> {
			inbound.written(payload.getEvent(), payload.getEventId());
			return context.ack();
		});
		app.event(MessageFileShareEvent.class, (payload, context) -> {
			inbound.shared(payload.getEvent(), payload.getEventId());
			return context.ack();
		});
		app.event(MessageChangedEvent.class, (payload, context) -> {
			inbound.changed(payload.getEvent(), payload.getEventId());
			return context.ack();
		});
		app.event(MessageDeletedEvent.class, (payload, context) -> {
			inbound.deleted(payload.getEvent(), payload.getEventId());
			return context.ack();
		});
		app.event(ReactionAddedEvent.class, (payload, context) -> {
			inbound.added(payload.getEvent(), payload.getEventId());
			return context.ack();
		});
		app.event(ReactionRemovedEvent.class, (payload, context) -> {
			inbound.removed(payload.getEvent(), payload.getEventId());
			return context.ack();
		});
		app.event(AppHomeOpenedEvent.class, (payload, context) -> {
			inbound.homeOpened(payload.getEvent());
			return context.ack();
		});
		app.event(UserChangeEvent.class, (payload, context) -> {
			inbound.changed(payload.getEvent());
			return context.ack();
		});
		return app;
	}

}
