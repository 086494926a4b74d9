package dev.firewatch.chat.teams.inbound;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Captured;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.InboundFlow;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.teams.connector.TeamsLinks;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import dev.firewatch.people.Platform;
import com.microsoft.bot.schema.Activity;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Handles what people say to each other where the app may read along. A message with the
 * keyword in an incident's room goes on the timeline; no other message is kept, looked up
 * or answered.
 */
class KeywordCapture {

	/** A Teams bot can't react, so a line of text replaces the mark. */
	private static final Reply TAKEN = new Reply.Say(
			Message.of("On the timeline", Block.aside(Span.plain("✅ It is on the timeline."))));

	private final ObjectProvider<Captures> captures;

	private final InboundFlow flow;

	private final TeamsInbound hearing;

	private final TeamsAnswers answers;

	private final TeamsLinks links;

	private final ReplyExecutor errands;

	private final @Nullable Pattern keyword;

	/**
	 * @param keyword blank if there is none
	 */
	KeywordCapture(ObjectProvider<Captures> captures, InboundFlow flow, TeamsInbound hearing, TeamsAnswers answers,
			TeamsLinks links, ReplyExecutor errands, String keyword) {
		this.captures = captures;
		this.flow = flow;
		this.hearing = hearing;
		this.answers = answers;
		this.links = links;
		this.errands = errands;
		this.keyword = keyword.isBlank() ? null
				: Pattern.compile("(?<![\\p{L}\\p{N}_#-])" + Pattern.quote(keyword) + "(?![\\p{L}\\p{N}_-])",
						Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	/** Whether the author wants the message on a timeline, and there is one for it. */
	boolean concerns(Activity activity) {
		return keyword != null && keyword.matcher(TeamsInbound.reads(activity)).find();
	}

	/** Adds the message to the timeline. */
	void overheard(Activity activity, String key) {
		Captures taking = captures.getIfAvailable();
		if (taking == null || keyword == null) {
			return;
		}
		Pattern word = keyword;
		TeamsReplyTarget stranger = hearing.stranger(activity);
		Optional<Reply> reply = flow.capture(TypedText.nothing(Platform.TEAMS), taking,
				() -> taking.takes(stranger.room())
						? Optional.of(() -> captured(hearing.known(stranger, activity), activity, word, key))
						: Optional.empty());
		reply.ifPresent(given -> errands.runOnce(key,
				() -> answers.answer(given.isSilent() ? TAKEN : given, stranger, new Action("help", null, ""))));
	}

	/** A message was edited or deleted, where the bot hears of it. */
	void changed(Activity activity, boolean deleted) {
		String id = activity.getId();
		Captures taking = captures.getIfAvailable();
		TeamsReplyTarget stranger = hearing.stranger(activity);
		if (taking != null && id != null && taking.takes(stranger.room())) {
			String now = TeamsInbound.reads(activity);
			String text = keyword == null ? now : keyword.matcher(now).replaceAll(" ");
			taking.changed(new MessageRef(stranger.room(), id),
					deleted ? null : text.replaceAll("[ \t]{2,}", " ").strip());
		}
	}

	private Captured captured(Caller known, Activity activity, Pattern word, String key) {
		String id = activity.getId() == null ? key : activity.getId();
		Caller caller = new Caller(known.person(), known.room(), new MessageRef(known.room(), id));
		String text = word.matcher(hearing.heard(activity).text()).replaceAll(" ");
		Instant at = activity.getTimestamp() == null ? flow.now() : activity.getTimestamp().toInstant();
		return new Captured(caller.room(), caller, text.replaceAll("[ \t]{2,}", " ").strip(), at, caller.person().id(),
				links.link(activity.getConversation().getId(), id), false, ActivityJson.files(activity), key,
				flow.now());
	}

}
