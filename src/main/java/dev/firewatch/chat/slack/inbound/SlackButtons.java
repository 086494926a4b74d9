package dev.firewatch.chat.slack.inbound;

import java.util.Optional;
import java.util.function.Function;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.CommandRouter.Retried;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.slack.blocks.SlackAction;
import dev.firewatch.chat.slack.web.SlackText.ReadText;
import dev.firewatch.people.Platform;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import org.jspecify.annotations.Nullable;

/** Pressed buttons, picked options, and the global shortcut. */
class SlackButtons {

	static final String DECLARE = "declare_incident";

	/** Stands for text that was said before, where a press was needed to act on it. */
	static final String SAID = "slack-said";

	/** The same for a text in Slack's markup. */
	private static final String HEARD = "slack-heard";

	private final CommandRouter router;

	private final SlackInbound hearing;

	private final SlackAnswers answers;

	private final ReplyExecutor errands;

	private final CommandExecutor executor;

	SlackButtons(CommandRouter router, SlackInbound hearing, SlackAnswers answers, ReplyExecutor errands,
			CommandExecutor executor) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
		this.executor = executor;
	}

	/** What the button or the picked option means; empty for one that means nothing. */
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

	/** Stands for a text in Slack's markup that nobody has looked at yet. */
	static Action heard(@Nullable String raw) {
		return new Action(HEARD, null, raw == null ? "" : raw);
	}

	/** Who pressed, as far as the payload says. */
	private record Presser(@Nullable String name, @Nullable String team) {
	}

	private void act(Action pressed, SlackReplyTarget target, Presser who, String triggerId) {
		Retried meant = router.retried(pressed, triggerId);
		TypedText typed = TypedText.text(Platform.SLACK, reads(meant.action()),
				() -> router.retry(meant.action(), meant.key()));
		Reply reply = executor.answer(typed, () -> {
			Caller caller = hearing.known(target.caller(), target.userId(), who.name(), who.team());
			return acted(meant.action(), caller, meant.key());
		}, Function.identity());
		errands.run(() -> answers.answer(reply, target, triggerId, triggerId));
	}

	private Reply acted(Action action, Caller caller, String key) {
		if (action.verb().equals(SAID) || action.verb().equals(HEARD)) {
			ReadText readText = action.verb().equals(SAID) ? hearing.typed(action.argument())
					: hearing.heard(action.argument());
			return router.say(readText.text(), readText.mentions(), caller, key, hearing.now());
		}
		return router.press(action, caller, key, hearing.now());
	}

	private String reads(Action action) {
		if (action.verb().equals(SAID)) {
			return action.argument();
		}
		return action.verb().equals(HEARD) ? hearing.reads(action.argument())
				: (action.verb() + " " + action.argument()).strip();
	}

}
