package dev.firewatch.chat.slack;

import java.util.Optional;
import java.util.function.Supplier;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Captured;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.Guard;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Typed;
import dev.firewatch.chat.slack.SlackPosts.Found;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.springframework.beans.factory.ObjectProvider;

/** Messages that somebody marked for the timeline. */
class SlackMarks {

	static final String ADD = "add_to_timeline";

	/** Marks the message at the address once more, under the key of the first time. */
	static final String AGAIN = "slack-mark-again";

	private final ObjectProvider<Captures> captures;

	private final SlackHearing hearing;

	private final SlackAnswers answers;

	private final SlackPosts posts;

	private final SlackErrands errands;

	private final Guard guard;

	SlackMarks(ObjectProvider<Captures> captures, SlackHearing hearing, SlackAnswers answers, SlackPosts posts,
			SlackErrands errands, Guard guard) {
		this.captures = captures;
		this.hearing = hearing;
		this.answers = answers;
		this.posts = posts;
		this.errands = errands;
		this.guard = guard;
	}

	/** The shortcut in a message's menu. */
	void picked(MessageShortcutPayload payload) {
		String ts = payload.getMessageTs() == null ? payload.getMessage().getTs() : payload.getMessageTs();
		Caller stranger = hearing.stranger(payload.getUser().getId(), payload.getUser().getName(),
				payload.getChannel().getId(), ts);
		String author = payload.getMessage().getBotId() == null ? payload.getMessage().getUser() : null;
		Place place = new Place(stranger, payload.getUser().getId(), payload.getMessage().getThreadTs(),
				payload.getResponseUrl(), false);
		Found found = new Found(String.valueOf(payload.getMessage().getText()), author);
		capture(place, ts, () -> Optional.of(found), false, payload.getTriggerId());
	}

	void added(ReactionAddedEvent event, String key) {
		String ts = event.getItem().getTs();
		Caller stranger = hearing.stranger(event.getUser(), null, event.getItem().getChannel(), ts);
		Place place = new Place(stranger, event.getUser(), null, null, false);
		capture(place, ts, () -> posts.read(stranger.room(), ts), true, key);
	}

	/**
	 * Somebody wants to try once more what could not be confirmed.
	 * @param ts the message that they had marked
	 */
	void again(Place place, String ts, String key) {
		Caller stranger = hearing.stranger(place.userId(), null, place.room().id(), ts);
		Place marked = new Place(stranger, place.userId(), place.thread(), place.responseUrl(), false);
		capture(marked, ts, () -> posts.read(stranger.room(), ts), false, key);
	}

	void removed(ReactionRemovedEvent event, String key) {
		Caller stranger = hearing.stranger(event.getUser(), null, event.getItem().getChannel(),
				event.getItem().getTs());
		MessageRef message = new MessageRef(stranger.room(), event.getItem().getTs());
		Place place = new Place(stranger, event.getUser(), null, null, false);
		captures.ifAvailable(taken -> {
			Typed typed = Typed.nothing(Platform.SLACK);
			Reply offer = guard.answer(typed, () -> {
				Caller caller = hearing.known(stranger, event.getUser(), null);
				return guard.act("uncapture", typed, () -> taken.uncapture(message, caller, key, hearing.now()));
			}, notAsked -> Reply.silent());
			errands.runOnce(key, () -> answers.answer(offer, place, key));
		});
	}

	private void capture(Place place, String ts, Supplier<Optional<Found>> message, boolean byReaction, String key) {
		Captures taking = captures.getIfAvailable();
		if (taking == null) {
			return;
		}
		Typed typed = Typed.text(Platform.SLACK, "", () -> new Action(AGAIN, ts, key));
		Optional<Reply> reply = guard.answer(typed,
				() -> message.get()
					.map(found -> guard.act("capture", typed,
							() -> taking.capture(captured(place, ts, found, byReaction, key)))),
				Optional::of);
		reply.ifPresent(given -> errands.run(() -> {
			if (given instanceof Reply.Silent || given instanceof Reply.Say) {
				answers.react(new MessageRef(place.room(), ts));
			}
			else {
				answers.answer(given, place, key);
			}
		}));
	}

	private Captured captured(Place place, String ts, Found message, boolean byReaction, String key) {
		Caller caller = hearing.known(place.caller(), place.userId(), null);
		String link = hearing.bot().link(caller.room().id(), ts);
		PersonId author = message.userId() == null ? null : hearing.person(message.userId()).id();
		return new Captured(caller.room(), caller, hearing.heard(message.text()).text(), SlackPosts.writtenAt(ts),
				author, link, byReaction, key, hearing.now());
	}

}
