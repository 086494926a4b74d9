package dev.firewatch.chat.slack.inbound;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.InboundFlow;
import dev.firewatch.chat.InboundFlow.Speaker;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.slack.blocks.SlackMessageRenderer.Rendered;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.response.Response;
import org.jspecify.annotations.Nullable;

/** The slash command: its answer is the body of the response. */
class SlackCommands {

	private final InboundFlow flow;

	private final SlackInbound hearing;

	private final SlackAnswers answers;

	private final ReplyExecutor errands;

	SlackCommands(InboundFlow flow, SlackInbound hearing, SlackAnswers answers, ReplyExecutor errands) {
		this.flow = flow;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
	}

	Response act(SlashCommandPayload payload, SlashCommandContext context) {
		String userId = payload.getUserId();
		String key = payload.getTriggerId();
		Caller stranger = hearing.stranger(userId, payload.getUserName(), payload.getChannelId(), null);
		Speaker speaker = new Speaker(stranger, () -> hearing.known(stranger, userId, payload.getUserName()));
		String text = withoutCommand(payload.getText() == null ? "" : payload.getText(), payload.getCommand());
		CommandAnswer answer = flow.say(speaker, Action.markup(text), () -> hearing.heard(text), key,
				answered -> new CommandAnswer(answered.reply(), answered.reply().accept(new InResponse())));
		if (answer.body().isPresent()) {
			return context.ack(answer.body().get());
		}
		SlackReplyTarget target = new SlackReplyTarget(stranger, userId, null, payload.getResponseUrl(), false);
		errands.run(() -> answers.answer(answer.reply(), target, key, key));
		return context.ack();
	}

	/** Whoever pastes the whole line says the command once more. */
	private static String withoutCommand(String text, @Nullable String command) {
		return command == null || command.isBlank() ? text
				: text.replaceFirst("^\\s*(?:" + Pattern.quote(command) + "(?=\\s|$)\\s*)+", "");
	}

	/**
	 * The reply and how it is written, which may need a lookup of the people mentioned.
	 */
	private record CommandAnswer(Reply reply, Optional<SlashCommandResponse> body) {
	}

	/** The part of a reply that can be the body of a response. */
	private final class InResponse implements Reply.ReplyVisitor<Optional<SlashCommandResponse>> {

		@Override
		public Optional<SlashCommandResponse> say(Reply.Say reply) {
			return response(reply.message(), "in_channel");
		}

		@Override
		public Optional<SlashCommandResponse> whisper(Reply.Whisper reply) {
			return response(reply.message(), "ephemeral");
		}

		@Override
		public Optional<SlashCommandResponse> ask(Reply.Ask reply) {
			return Optional.empty();
		}

		@Override
		public Optional<SlashCommandResponse> correct(Reply.Correct reply) {
			return Optional.empty();
		}

		@Override
		public Optional<SlashCommandResponse> replace(Reply.Replace reply) {
			return response(reply.message(), "ephemeral");
		}

		@Override
		public Optional<SlashCommandResponse> silent(Reply.Silent reply) {
			return Optional.empty();
		}

	}

	/** Empty if it has pictures, for which a response has no place. */
	private Optional<SlashCommandResponse> response(Message message, String type) {
		if (!message.pictures().isEmpty()) {
			return Optional.empty();
		}
		Rendered rendered = answers.rendered(message);
		return Optional.of(SlashCommandResponse.builder()
			.responseType(type)
			.text(rendered.text())
			.blocks(rendered.blocks())
			.build());
	}

}
