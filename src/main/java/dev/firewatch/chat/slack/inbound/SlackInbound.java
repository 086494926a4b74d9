package dev.firewatch.chat.slack.inbound;

import dev.firewatch.chat.slack.web.SlackRooms;
import com.slack.api.model.User;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.HeardText;
import dev.firewatch.chat.Hearing;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.slack.web.SlackIdentity;
import dev.firewatch.chat.slack.web.SlackPeople;
import dev.firewatch.chat.slack.web.SlackText;
import dev.firewatch.people.Person;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/** Who said something, where, when, and what it reads like. */
class SlackInbound implements Hearing {

	private final SlackPeople people;

	private final SlackText text;

	private final SlackIdentity identity;

	private final SlackRooms rooms;

	SlackInbound(SlackPeople people, SlackText text, SlackIdentity identity, SlackRooms rooms) {
		this.rooms = rooms;
		this.people = people;
		this.text = text;
		this.identity = identity;
	}

	@Override
	public Platform platform() {
		return Platform.SLACK;
	}

	/**
	 * Who speaks, and where, as far as known without asking anybody: enough to answer
	 * them.
	 * @param channel null outside any channel: then only the person and the bot see it
	 * @param message the message that is acted on, if any
	 */
	Caller stranger(String userId, @Nullable String name, @Nullable String channel, @Nullable String message) {
		RoomRef room = new RoomRef(Platform.SLACK, channel == null ? userId : channel);
		return new Caller(people.provisional(userId, name), room,
				message == null ? null : new MessageRef(room, message));
	}

	/** What Slack says of somebody has changed. */
	void changed(User user) {
		people.changed(user);
	}

	/** The caller, looked up if necessary, which can take a while. */
	Caller known(Caller stranger, String userId, @Nullable String name) {
		return known(stranger, userId, name, null, null);
	}

	/**
	 * The same.
	 * @param team the workspace that they belong to, according to the payload
	 * @param thread in which they acted; null if in none
	 */
	Caller known(Caller stranger, String userId, @Nullable String name, @Nullable String team,
			@Nullable String thread) {
		RoomRef room = rooms.in(stranger.room(), thread);
		MessageRef pressed = stranger.pressedOn();
		// A message of a thread that is a room is that room's, as when it is read there.
		return new Caller(people.person(userId, name, team), room,
				pressed == null ? null : new MessageRef(room, pressed.id()));
	}

	/** Whether threads of the channel can be the rooms of incidents. */
	boolean holdsRooms(RoomRef channel) {
		return rooms.holdsRooms(channel);
	}

	/** The room that a thread of the channel is, or the channel. */
	RoomRef room(RoomRef channel, @Nullable String thread) {
		return rooms.in(channel, thread);
	}

	/** The account's person, looked up if necessary. */
	Person person(String userId) {
		return people.person(userId, null);
	}

	/** The bot itself: it is the one addressed, and its own acts need no answer. */
	SlackIdentity bot() {
		return identity;
	}

	@Override
	public HeardText heard(String markup) {
		return text.heard(markup);
	}

	@Override
	public String reads(String markup) {
		return SlackText.reads(markup);
	}

	@Override
	public HeardText typed(String entered) {
		return text.typed(entered);
	}

}
