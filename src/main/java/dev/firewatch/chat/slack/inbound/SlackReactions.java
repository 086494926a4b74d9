package dev.firewatch.chat.slack.inbound;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Action.RepeatedAct;
import dev.firewatch.chat.slack.web.SlackIdentity;
import org.jspecify.annotations.Nullable;

/** Lets through only the reaction that means the timeline. */
class SlackReactions {

	private final SlackMarks marks;

	private final SlackIdentity identity;

	private final String reaction;

	/**
	 * @param reaction the name of the reaction that adds a message to the timeline
	 */
	SlackReactions(SlackMarks marks, SlackIdentity identity, String reaction) {
		this.marks = marks;
		this.identity = identity;
		this.reaction = reaction.replace(":", "");
	}

	void picked(MessageShortcutPayload payload) {
		marks.picked(payload);
	}

	/**
	 * The button under a mark that could not be confirmed.
	 * @param action addressed to the message that was marked
	 */
	void again(SlackReplyTarget target, Action action) {
		RepeatedAct repeats = action.repeats();
		if (action.address() != null && repeats != null) {
			marks.again(target, action.address(), repeats.key());
		}
	}

	/**
	 * Previews of links change a message too, and bots' messages have no text to offer.
	 */
	void changed(MessageChangedEvent event) {
		MessageChangedEvent.Message now = event.getMessage();
		if (now != null && now.getText() != null && !now.getText().isBlank() && now.getBotId() == null) {
			marks.changed(event.getChannel(), now.getTs(), now.getThreadTs(), now.getUser(), now.getText());
		}
	}

	void deleted(MessageDeletedEvent event) {
		String thread = event.getPreviousMessage() == null ? null : event.getPreviousMessage().getThreadTs();
		marks.changed(event.getChannel(), event.getDeletedTs(), thread, null, null);
	}

	void added(ReactionAddedEvent event, String key) {
		String type = event.getItem() == null ? null : event.getItem().getType();
		if (isMark(event.getReaction(), event.getUser(), type)) {
			marks.added(event, key);
		}
	}

	void removed(ReactionRemovedEvent event, String key) {
		String type = event.getItem() == null ? null : event.getItem().getType();
		if (isMark(event.getReaction(), event.getUser(), type)) {
			marks.removed(event, key);
		}
	}

	private boolean isMark(@Nullable String name, @Nullable String userId, @Nullable String itemType) {
		return reaction.equals(name) && "message".equals(itemType) && userId != null && !identity.isSelf(userId);
	}

}
