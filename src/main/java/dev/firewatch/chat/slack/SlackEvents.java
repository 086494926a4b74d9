package dev.firewatch.chat.slack;

import java.util.List;

import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Mention;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.slack.SlackText.Heard;
import org.jspecify.annotations.Nullable;

/** What is said to the bot by mentioning it, or in a direct message. */
class SlackEvents {

	private final CommandRouter router;

	private final SlackHearing hearing;

	private final SlackAnswers answers;

	private final SlackErrands errands;

	SlackEvents(CommandRouter router, SlackHearing hearing, SlackAnswers answers, SlackErrands errands) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
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
		Caller caller = hearing.caller(userId, null, channel, null);
		Heard heard = hearing.heard(text);
		List<Mention> mentions = heard.mentions();
		Reply reply = router.say(heard.text(), mentions, caller, key, hearing.now());
		// An event brings no leave to open a form.
		Reply given = reply instanceof Reply.Ask ask
				? SlackAnswers.offer(ask.form(), new Action(SlackButtons.SAID, null, heard.text())) : reply;
		Place place = new Place(caller, userId, thread, null, false);
		errands.run(() -> answers.answer(given, place, key));
	}

}
