package dev.firewatch.chat.slack.inbound;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.slack.blocks.SlackMessageRenderer.Rendered;
import dev.firewatch.chat.slack.web.SlackText.ReadText;
import dev.firewatch.people.Platform;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.response.Response;
import org.jspecify.annotations.Nullable;

/** The slash command: its answer is the body of the response. */
class SlackCommands {

	static final String COMMAND = "/incident";

	private final CommandRouter router;

	private final SlackInbound hearing;

	private final SlackAnswers answers;

	private final ReplyExecutor errands;

	private final CommandExecutor executor;

	SlackCommands(CommandRouter router, SlackInbound hearing, SlackAnswers answers, ReplyExecutor errands,
			CommandExecutor executor) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
		this.executor = executor;
	}

	/**
	 * What was answered, and how it is written: that may take a look at who is mentioned.
	 */
	private record Answered(Reply reply, @Nullable SlashCommandResponse body) {
	}

	Response act(SlashCommandPayload payload, SlashCommandContext context) {
		String userId = payload.getUserId();
		String key = payload.getTriggerId();
		Caller stranger = hearing.stranger(userId, payload.getUserName(), payload.getChannelId(), null);
		TypedText typed = TypedText.text(Platform.SLACK, hearing.reads(payload.getText()),
				() -> router.retry(SlackButtons.heard(payload.getText()), key));
		Answered answered = executor.answer(typed, () -> {
			Caller caller = hearing.known(stranger, userId, payload.getUserName());
			ReadText readText = hearing.heard(payload.getText());
			return written(router.say(readText.text(), readText.mentions(), caller, key, hearing.now()));
		}, this::written);
		if (answered.body() != null) {
			return context.ack(answered.body());
		}
		SlackReplyTarget target = new SlackReplyTarget(stranger, userId, null, payload.getResponseUrl(), false);
		errands.run(() -> answers.answer(answered.reply(), target, key, key));
		return context.ack();
	}

	private Answered written(Reply reply) {
		if (reply instanceof Reply.Say say) {
			return new Answered(reply, response(say.message(), "in_channel"));
		}
		if (reply instanceof Reply.Whisper whisper) {
			return new Answered(reply, response(whisper.message(), "ephemeral"));
		}
		if (reply instanceof Reply.Replace replace) {
			return new Answered(reply, response(replace.message(), "ephemeral"));
		}
		return new Answered(reply, null);
	}

	private SlashCommandResponse response(Message message, String type) {
		Rendered rendered = answers.rendered(message);
		return SlashCommandResponse.builder()
			.responseType(type)
			.text(rendered.text())
			.blocks(rendered.blocks())
			.build();
	}

}
