package dev.firewatch.chat.slack.inbound;

import java.util.Optional;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.InboundFlow;
import dev.firewatch.chat.InboundFlow.Speaker;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.slack.blocks.SlackAction;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import org.jspecify.annotations.Nullable;

/** Pressed buttons, picked options, and the global shortcut. */
class SlackButtons {

	static final String DECLARE = "declare_incident";

	private final InboundFlow flow;

	private final SlackInbound hearing;

	private final SlackAnswers answers;

	private final ReplyExecutor errands;

	SlackButtons(InboundFlow flow, SlackInbound hearing, SlackAnswers answers, ReplyExecutor errands) {
		this.flow = flow;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
	}

	/** What the button or the picked option means; empty if it means nothing. */
	static Optional<Action> action(BlockActionPayload payload) {
		return Optional.ofNullable(value(payload.getActions().get(0))).map(SlackAction::decoded);
	}

	SlackReplyTarget place(BlockActionPayload payload) {
		BlockActionPayload.Container container = payload.getContainer();
		String channel = payload.getChannel() == null ? null : payload.getChannel().getId();
		String message = container == null ? null : container.getMessageTs();
		Caller stranger = hearing.stranger(payload.getUser().getId(), payload.getUser().getUsername(), channel,
				channel == null ? null : message);
		return new SlackReplyTarget(stranger, payload.getUser().getId(),
				container == null ? null : container.getThreadTs(), payload.getResponseUrl(),
				container != null && container.isEphemeral());
	}

	void pressed(Action action, BlockActionPayload payload) {
		act(action, place(payload), new Presser(payload.getUser().getUsername(), payload.getUser().getTeamId()),
				payload.getTriggerId());
	}

	private static @Nullable String value(BlockActionPayload.Action action) {
		return action.getSelectedOption() == null ? action.getValue() : action.getSelectedOption().getValue();
	}

	void declare(GlobalShortcutPayload payload) {
		String name = payload.getUser().getUsername();
		Caller stranger = hearing.stranger(payload.getUser().getId(), name, null, null);
		act(new Action("new", null, ""), new SlackReplyTarget(stranger, payload.getUser().getId(), null, null, false),
				new Presser(name, payload.getUser().getTeamId()), payload.getTriggerId());
	}

	/** Who pressed, as far as the payload says. */
	private record Presser(@Nullable String name, @Nullable String team) {
	}

	private void act(Action pressed, SlackReplyTarget target, Presser who, String triggerId) {
		Speaker speaker = new Speaker(target.caller(),
				() -> hearing.known(target.caller(), target.userId(), who.name(), who.team(), target.thread()));
		Reply reply = flow.press(speaker, pressed, triggerId).reply();
		errands.run(() -> answers.answer(reply, target, triggerId, triggerId));
	}

}
