package dev.firewatch.chat.slack;

import java.util.Optional;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Captured;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.slack.SlackPosts.Found;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Messages that somebody marked for the timeline. */
class SlackMarks {

	static final String ADD = "add_to_timeline";

	private final ObjectProvider<Captures> captures;

	private final SlackHearing hearing;

	private final SlackAnswers answers;

	private final SlackPosts posts;

	private final SlackErrands errands;

	SlackMarks(ObjectProvider<Captures> captures, SlackHearing hearing, SlackAnswers answers, SlackPosts posts,
			SlackErrands errands) {
		this.captures = captures;
		this.hearing = hearing;
		this.answers = answers;
		this.posts = posts;
		this.errands = errands;
	}

	/** The shortcut in a message's menu. */
	void picked(MessageShortcutPayload payload) {
		String ts = payload.getMessageTs() == null ? payload.getMessage().getTs() : payload.getMessageTs();
		Caller caller = hearing.caller(payload.getUser().getId(), payload.getUser().getName(),
				payload.getChannel().getId(), ts);
		String author = payload.getMessage().getBotId() == null ? payload.getMessage().getUser() : null;
		Place place = new Place(caller, payload.getUser().getId(), payload.getMessage().getThreadTs(),
				payload.getResponseUrl(), false);
		capture(place, ts, new Found(String.valueOf(payload.getMessage().getText()), author), false,
				payload.getTriggerId());
	}

	void added(ReactionAddedEvent event, String key) {
		String channel = event.getItem().getChannel();
		String ts = event.getItem().getTs();
		Caller caller = hearing.caller(event.getUser(), null, channel, ts);
		Optional<Found> found = posts.read(caller.room(), ts);
		found.ifPresent(
				message -> capture(new Place(caller, event.getUser(), null, null, false), ts, message, true, key));
	}

	void removed(ReactionRemovedEvent event, String key) {
		Caller caller = hearing.caller(event.getUser(), null, event.getItem().getChannel(), event.getItem().getTs());
		MessageRef message = new MessageRef(caller.room(), event.getItem().getTs());
		Place place = new Place(caller, event.getUser(), null, null, false);
		captures.ifAvailable(taken -> {
			Reply offer = taken.uncapture(message, caller, key, hearing.now());
			errands.run(() -> answers.answer(offer, place, key));
		});
	}

	private void capture(Place place, String ts, Found message, boolean byReaction, String key) {
		Captures taking = captures.getIfAvailable();
		if (taking == null) {
			return;
		}
		Caller caller = place.caller();
		String link = hearing.bot().link(caller.room().id(), ts);
		Reply reply = taking.capture(new Captured(caller.room(), caller, hearing.heard(message.text()).text(),
				SlackPosts.writtenAt(ts), author(message.userId()), link, byReaction, key, hearing.now()));
		if (reply instanceof Reply.Silent || reply instanceof Reply.Say) {
			errands.run(() -> answers.react(new MessageRef(caller.room(), ts)));
		}
		else {
			errands.run(() -> answers.answer(reply, place, key));
		}
	}

	private @Nullable PersonId author(@Nullable String userId) {
		return userId == null ? null : hearing.caller(userId, null, null, null).person().id();
	}

}
