package dev.firewatch.chat.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.response.Response;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.slack.SlackMessageRenderer.Rendered;
import dev.firewatch.chat.slack.SlackText.Heard;

/** The slash command: its answer is the body of the response. */
class SlackCommands {

	static final String COMMAND = "/incident";

	private final CommandRouter router;

	private final SlackHearing hearing;

	private final SlackAnswers answers;

	private final SlackErrands errands;

	SlackCommands(CommandRouter router, SlackHearing hearing, SlackAnswers answers, SlackErrands errands) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
	}

	Response act(SlashCommandPayload payload, SlashCommandContext context) {
		Caller caller = hearing.caller(payload.getUserId(), payload.getUserName(), payload.getChannelId(), null);
		Heard heard = hearing.heard(payload.getText());
		String key = payload.getTriggerId();
		Reply reply = router.say(heard.text(), heard.mentions(), caller, key, hearing.now());
		if (reply instanceof Reply.Say say) {
			return context.ack(response(say.message(), "in_channel"));
		}
		if (reply instanceof Reply.Whisper whisper) {
			return context.ack(response(whisper.message(), "ephemeral"));
		}
		if (reply instanceof Reply.Replace replace) {
			return context.ack(response(replace.message(), "ephemeral"));
		}
		Place place = new Place(caller, payload.getUserId(), null, payload.getResponseUrl(), false);
		errands.run(() -> answers.answer(reply, place, payload.getTriggerId(), key));
		return context.ack();
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
