package dev.firewatch.chat.slack.inbound;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.InboundFlow;
import dev.firewatch.chat.InboundFlow.Answered;
import dev.firewatch.chat.InboundFlow.Speaker;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.SharedFile;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.UserChangeEvent;
import org.jspecify.annotations.Nullable;

/** What is said to the bot by mentioning it, or in a direct message. */
class SlackEvents {

	private static final Reply FILES = Reply
		.whisper("I can't tell which incident a file belongs to here. Share it in the "
				+ "incident's channel and mark that message with the timeline's reaction: then I keep it.");

	private final InboundFlow flow;

	private final SlackInbound hearing;

	private final SlackAnswers answers;

	private final ReplyExecutor errands;

	SlackEvents(InboundFlow flow, SlackInbound hearing, SlackAnswers answers, ReplyExecutor errands) {
		this.flow = flow;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
	}

	/** A mention: the answer goes into the thread. */
	void mentioned(AppMentionEvent event, String key) {
		// An edited message is sent again; what it asked for has been done.
		if (event.getUser() == null || event.getBotId() != null || event.getEdited() != null) {
			return;
		}
		String thread = event.getThreadTs() == null ? event.getTs() : event.getThreadTs();
		act(event.getUser(), event.getTeam(), event.getChannel(), thread,
				withoutBot(event.getText() == null ? "" : event.getText(), hearing.bot().userId()), key);
		if (event.getFiles() != null && !event.getFiles().isEmpty()) {
			whisper(Reply.whisper(SharedFile.WITH_A_COMMAND), event.getUser(), event.getChannel(), thread, key);
		}
	}

	/** The bot's own name only addresses it and isn't part of what was said. */
	private static String withoutBot(String text, @Nullable String botUserId) {
		String first = text.strip();
		if (botUserId != null) {
			return first.replaceFirst("<@" + botUserId + "(\\|[^<>]*)?>", "").strip();
		}
		return first.replaceFirst("^<@[^<>]+>", "").strip();
	}

	/** A direct message. */
	void written(MessageEvent event, String key) {
		boolean isPersons = event.getUser() != null && event.getBotId() == null && event.getSubtype() == null;
		if (isPersons && "im".equals(event.getChannelType())) {
			act(event.getUser(), event.getTeam(), event.getChannel(), event.getThreadTs(), event.getText(), key);
		}
	}

	/** The same with files: the text is acted on, and it is said where files belong. */
	void shared(MessageFileShareEvent event, String key) {
		if (event.getUser() == null || !"im".equals(event.getChannelType())) {
			return;
		}
		if (event.getText() != null && !event.getText().isBlank()) {
			act(event.getUser(), null, event.getChannel(), event.getThreadTs(), event.getText(), key);
		}
		whisper(FILES, event.getUser(), event.getChannel(), event.getThreadTs(), key);
	}

	/** Says what becomes of the files that came along. */
	private void whisper(Reply reply, String userId, String channel, @Nullable String thread, String key) {
		SlackReplyTarget target = new SlackReplyTarget(hearing.stranger(userId, null, channel, null), userId, thread,
				null, false);
		errands.runOnce(key + "/files", () -> answers.answer(reply, target, key + "/files"));
	}

	/** Somebody changed their name or status, or their account was deactivated. */
	void changed(UserChangeEvent event) {
		errands.execute(() -> hearing.changed(event.getUser()));
	}

	private void act(String userId, @Nullable String team, String channel, @Nullable String thread,
			@Nullable String raw, String key) {
		Caller stranger = hearing.stranger(userId, null, channel, null);
		Speaker speaker = new Speaker(stranger, () -> hearing.known(stranger, userId, null, team, thread));
		String text = raw == null ? "" : raw;
		Reply reply = flow.say(speaker, Action.markup(text), () -> hearing.heard(text), key, Answered::reply);
		SlackReplyTarget target = new SlackReplyTarget(stranger, userId, thread, null, false);
		errands.runOnce(key, () -> answers.answer(offered(reply, text), target, key));
	}

	/** An event doesn't allow us to open a form. */
	private static Reply offered(Reply reply, String text) {
		return reply.asked().map(form -> SlackAnswers.offer(form, Action.markup(text))).orElse(reply);
	}

}
