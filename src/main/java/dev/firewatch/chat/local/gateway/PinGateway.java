package dev.firewatch.chat.local.gateway;

import java.time.Instant;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Captured;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.local.store.LocalMessage;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.people.Person;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Adds people's messages to the timeline when they press the pin, and removes them again.
 */
public class PinGateway {

	public static final String DONE = "✅";

	private final ObjectProvider<Captures> captures;

	private final Conversations conversations;

	private final ChatPlatform platform;

	private final Replies replies;

	PinGateway(ObjectProvider<Captures> captures, Conversations conversations, LocalPlatform platform,
			Replies replies) {
		this.captures = captures;
		this.conversations = conversations;
		this.platform = platform;
		this.replies = replies;
	}

	public Answer toggle(Person person, LocalRoom room, long number, Instant at) {
		Captures able = captures.getIfAvailable();
		LocalMessage message = conversations.find(room, number)
			.filter(found -> found.author() != null && found.visibleTo(person.id()))
			.orElseThrow(NotHere::new);
		if (able == null) {
			throw new NotHere();
		}
		Caller caller = new Caller(person, room.ref(), message.ref());
		// The message is the key: however often it is pinned, it is in the timeline once.
		String key = "pin/" + message.id();
		Reply reply;
		if (message.reactions().contains(DONE)) {
			reply = able.uncapture(message.ref(), caller, key + "/out", at);
		}
		else {
			reply = able.capture(new Captured(room.ref(), caller, message.message().fallback(), message.at(),
					message.author(), platform.link(room.ref(), message.ref()), true, message.attached(), key, at));
			if (reply.isForAll()) {
				conversations.react(room, number, DONE);
				// What wasn't taken is for whoever marked it.
				reply = reply.forCallerAlone();
			}
		}
		return replies.show(reply, new Caller(person, room.ref(), null), room, key + "/" + at.toEpochMilli(), at);
	}

}
