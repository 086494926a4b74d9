package dev.firewatch.chat.slack.inbound;

import java.util.Optional;
import java.util.function.Supplier;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Captured;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.InboundFlow;
import dev.firewatch.chat.InboundFlow.Speaker;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.slack.web.SlackPosts;
import dev.firewatch.chat.slack.web.SlackPosts.FoundPost;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Messages that somebody marked for the timeline. */
class SlackMarks {

	static final String ADD = "add_to_timeline";

	private final ObjectProvider<Captures> captures;

	private final InboundFlow flow;

	private final SlackInbound hearing;

	private final SlackAnswers answers;

	private final SlackPosts posts;

	private final ReplyExecutor errands;

	SlackMarks(ObjectProvider<Captures> captures, InboundFlow flow, SlackInbound hearing, SlackAnswers answers,
			SlackPosts posts, ReplyExecutor errands) {
		this.captures = captures;
		this.flow = flow;
		this.hearing = hearing;
		this.answers = answers;
		this.posts = posts;
		this.errands = errands;
	}

	/** The shortcut in a message's menu. */
	void picked(MessageShortcutPayload payload) {
		String ts = payload.getMessageTs() == null ? payload.getMessage().getTs() : payload.getMessageTs();
		Caller stranger = hearing.stranger(payload.getUser().getId(), payload.getUser().getName(),
				payload.getChannel().getId(), ts);
		SlackReplyTarget target = new SlackReplyTarget(stranger, payload.getUser().getId(),
				payload.getMessage().getThreadTs(), payload.getResponseUrl(), false);
		FoundPost foundPost = SlackPosts.found(payload.getMessage());
		capture(target, ts, () -> Optional.of(foundPost), false, payload.getTriggerId());
	}

	void added(ReactionAddedEvent event, String key) {
		String ts = event.getItem().getTs();
		Caller stranger = hearing.stranger(event.getUser(), null, event.getItem().getChannel(), ts);
		SlackReplyTarget target = new SlackReplyTarget(stranger, event.getUser(), null, null, false);
		capture(target, ts, () -> posts.read(stranger.room(), ts), true, key);
	}

	/**
	 * Somebody retries what could not be confirmed.
	 * @param ts the message that they had marked
	 */
	void again(SlackReplyTarget target, String ts, String key) {
		Caller stranger = hearing.stranger(target.userId(), null, target.room().id(), ts);
		SlackReplyTarget marked = new SlackReplyTarget(stranger, target.userId(), target.thread(), target.responseUrl(),
				false);
		capture(marked, ts, () -> posts.read(stranger.room(), ts), false, key);
	}

	void removed(ReactionRemovedEvent event, String key) {
		Caller stranger = hearing.stranger(event.getUser(), null, event.getItem().getChannel(),
				event.getItem().getTs());
		String ts = event.getItem().getTs();
		// A reaction doesn't say in which thread it is.
		String thread = hearing.holdsRooms(stranger.room())
				? posts.read(stranger.room(), ts).map(FoundPost::thread).orElse(null) : null;
		MessageRef message = new MessageRef(hearing.room(stranger.room(), thread), ts);
		SlackReplyTarget target = new SlackReplyTarget(stranger, event.getUser(), null, null, false);
		Speaker speaker = new Speaker(stranger, () -> hearing.known(stranger, event.getUser(), null));
		captures.ifAvailable(taken -> {
			Reply offer = flow.uncapture(speaker, taken, message, key);
			errands.runOnce(key, () -> answers.answer(offer, target, key));
		});
	}

	/**
	 * A message was edited or, without a text, deleted.
	 * @param thread the one it is in; null if in none
	 * @param userId who wrote it; the bot's own messages are never captured by it
	 */
	void changed(String channel, String ts, @Nullable String thread, @Nullable String userId, @Nullable String text) {
		MessageRef message = new MessageRef(hearing.room(new RoomRef(Platform.SLACK, channel), thread), ts);
		if (userId == null || !hearing.bot().isSelf(userId)) {
			captures.ifAvailable(taken -> {
				if (taken.takes(message.room())) {
					taken.changed(message, text == null ? null : hearing.heard(text).text());
				}
			});
		}
	}

	private void capture(SlackReplyTarget target, String ts, Supplier<Optional<FoundPost>> message, boolean byReaction,
			String key) {
		Captures taking = captures.getIfAvailable();
		if (taking == null) {
			return;
		}
		TypedText again = TypedText.text(Platform.SLACK, "", () -> Action.mark(ts, key));
		Optional<Reply> reply = flow.capture(again, taking,
				() -> message.get().map(found -> () -> captured(target, ts, found, byReaction, key)));
		reply.ifPresent(given -> errands.run(() -> {
			if (given.isForAll()) {
				answers.react(new MessageRef(target.room(), ts));
			}
			// What wasn't taken is for whoever marked it.
			answers.answer(given.forCallerAlone(), target, key);
		}));
	}

	private Captured captured(SlackReplyTarget target, String ts, FoundPost message, boolean byReaction, String key) {
		Caller caller = hearing.known(target.caller(), target.userId(), null, null, message.thread());
		String link = hearing.bot().link(target.room().id(), ts);
		PersonId author = message.userId() == null ? null : hearing.person(message.userId()).id();
		return new Captured(caller.room(), caller, hearing.heard(message.text()).text(), SlackPosts.writtenAt(ts),
				author, link, byReaction, message.files(), key, flow.now());
	}

}
