package dev.firewatch.chat.slack.inbound;

import java.util.function.Function;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.slack.web.SlackText.ReadText;
import dev.firewatch.people.Platform;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import org.jspecify.annotations.Nullable;

/** What is said to the bot by mentioning it, or in a direct message. */
class SlackEvents {

	private final CommandRouter router;

	private final SlackInbound hearing;

	private final SlackAnswers answers;

	private final ReplyExecutor errands;

	private final CommandExecutor executor;

	SlackEvents(CommandRouter router, SlackInbound hearing, SlackAnswers answers, ReplyExecutor errands,
			CommandExecutor executor) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
		this.executor = executor;
	}

	/** A mention: the answer goes into the thread. */
	void mentioned(AppMentionEvent event, String key) {
		// An edited message is sent once more; what it asked for was done.
		if (event.getUser() == null || event.getBotId() != null || event.getEdited() != null) {
			return;
		}
		String thread = event.getThreadTs() == null ? event.getTs() : event.getThreadTs();
		act(event.getUser(), event.getChannel(), thread,
				withoutBot(event.getText() == null ? "" : event.getText(), hearing.bot().userId()), key);
	}

	/** The bot's own name is how it was addressed and not part of what was said. */
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
			act(event.getUser(), event.getChannel(), event.getThreadTs(), event.getText(), key);
		}
	}

	private void act(String userId, String channel, @Nullable String thread, @Nullable String text, String key) {
		Caller stranger = hearing.stranger(userId, null, channel, null);
		TypedText typed = TypedText.text(Platform.SLACK, hearing.reads(text),
				() -> router.retry(SlackButtons.heard(text), key));
		Reply reply = executor.answer(typed, () -> said(hearing.known(stranger, userId, null), text, key),
				Function.identity());
		SlackReplyTarget target = new SlackReplyTarget(stranger, userId, thread, null, false);
		errands.runOnce(key, () -> answers.answer(reply, target, key));
	}

	private Reply said(Caller caller, @Nullable String text, String key) {
		ReadText readText = hearing.heard(text);
		Reply reply = router.say(readText.text(), readText.mentions(), caller, key, hearing.now());
		// An event brings no leave to open a form.
		return reply instanceof Reply.Ask ask
				? SlackAnswers.offer(ask.form(), new Action(SlackButtons.SAID, null, readText.text())) : reply;
	}

}
