package dev.firewatch.chat.slack.inbound;

import dev.firewatch.chat.Action.ActionMeaning;
import dev.firewatch.chat.RecentlySeen;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import com.slack.api.model.event.UserChangeEvent;

/** Passes everything that Slack sends to its handler; each event once. */
class SlackHandlers {

	private final SlackCommands commands;

	private final SlackButtons buttons;

	private final SlackForms forms;

	private final SlackEvents events;

	private final SlackReactions reactions;

	private final SlackHomeVisits visits;

	private final RecentlySeen seen = new RecentlySeen();

	SlackHandlers(SlackCommands commands, SlackButtons buttons, SlackForms forms, SlackEvents events,
			SlackReactions reactions, SlackHomeVisits visits) {
		this.commands = commands;
		this.buttons = buttons;
		this.forms = forms;
		this.events = events;
		this.reactions = reactions;
		this.visits = visits;
	}

	SlackCommands commands() {
		return commands;
	}

	/** A button; one that retries a mark isn't a command. */
	void pressed(BlockActionPayload payload) {
		SlackButtons.action(payload).ifPresent(action -> {
			if (action.is(ActionMeaning.MARK)) {
				reactions.again(buttons.place(payload), action);
			}
			else {
				buttons.pressed(action, payload);
			}
		});
	}

	SlackButtons buttons() {
		return buttons;
	}

	SlackForms forms() {
		return forms;
	}

	void picked(MessageShortcutPayload payload) {
		reactions.picked(payload);
	}

	void mentioned(AppMentionEvent event, String eventId) {
		seen.once(eventId, () -> events.mentioned(event, eventId));
	}

	void written(MessageEvent event, String eventId) {
		seen.once(eventId, () -> events.written(event, eventId));
	}

	void shared(MessageFileShareEvent event, String eventId) {
		seen.once(eventId, () -> events.shared(event, eventId));
	}

	void changed(MessageChangedEvent event, String eventId) {
		seen.once(eventId, () -> reactions.changed(event));
	}

	void deleted(MessageDeletedEvent event, String eventId) {
		seen.once(eventId, () -> reactions.deleted(event));
	}

	void added(ReactionAddedEvent event, String eventId) {
		seen.once(eventId, () -> reactions.added(event, eventId));
	}

	void removed(ReactionRemovedEvent event, String eventId) {
		seen.once(eventId, () -> reactions.removed(event, eventId));
	}

	void changed(UserChangeEvent event) {
		events.changed(event);
	}

	void homeOpened(AppHomeOpenedEvent event) {
		if ("home".equals(event.getTab())) {
			visits.visited(event.getUser());
		}
	}

}
