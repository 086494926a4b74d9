package dev.firewatch.chat.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.slack.SlackText.Heard;
import org.jspecify.annotations.Nullable;

/** Pressed buttons, picked options, and the global shortcut. */
class SlackButtons {

	static final String DECLARE = "declare_incident";

	/** Stands for text that was said before, where a press was needed to act on it. */
	static final String SAID = "slack-said";

	private final CommandRouter router;

	private final SlackHearing hearing;

	private final SlackAnswers answers;

	private final SlackErrands errands;

	SlackButtons(CommandRouter router, SlackHearing hearing, SlackAnswers answers, SlackErrands errands) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
	}

	void pressed(BlockActionPayload payload) {
		String value = value(payload.getActions().get(0));
		if (value == null) {
			return;
		}
		BlockActionPayload.Container container = payload.getContainer();
		String channel = payload.getChannel() == null ? null : payload.getChannel().getId();
		String message = container == null ? null : container.getMessageTs();
		Caller caller = hearing.caller(payload.getUser().getId(), payload.getUser().getUsername(), channel,
				channel == null ? null : message);
		Place place = new Place(caller, payload.getUser().getId(), container == null ? null : container.getThreadTs(),
				payload.getResponseUrl(), container != null && container.isEphemeral());
		act(SlackAction.decoded(value), place, payload.getTriggerId());
	}

	private static @Nullable String value(BlockActionPayload.Action action) {
		return action.getSelectedOption() == null ? action.getValue() : action.getSelectedOption().getValue();
	}

	void declare(GlobalShortcutPayload payload) {
		Caller caller = hearing.caller(payload.getUser().getId(), payload.getUser().getUsername(), null, null);
		act(new Action("new", null, ""), new Place(caller, payload.getUser().getId(), null, null, false),
				payload.getTriggerId());
	}

	private void act(Action action, Place place, String triggerId) {
		Reply reply;
		if (action.verb().equals(SAID)) {
			Heard heard = hearing.typed(action.argument());
			reply = router.say(heard.text(), heard.mentions(), place.caller(), triggerId, hearing.now());
		}
		else {
			reply = router.press(action, place.caller(), triggerId, hearing.now());
		}
		errands.run(() -> answers.answer(reply, place, triggerId, triggerId));
	}

}
