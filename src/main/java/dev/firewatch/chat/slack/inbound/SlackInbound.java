package dev.firewatch.chat.slack.inbound;

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

	SlackInbound(SlackPeople people, SlackText text, SlackIdentity identity) {
		this.people = people;
		this.text = text;
		this.identity = identity;
	}

	@Override
	public Platform platform() {
		return Platform.SLACK;
	}

	/**
	 * Who speaks, and where, as far as that is known without asking anybody: enough to
	 * answer them.
	 * @param channel null outside of any channel: then it is between the two of us
	 * @param message the message that is acted upon, if any
	 */
	Caller stranger(String userId, @Nullable String name, @Nullable String channel, @Nullable String message) {
		RoomRef room = new RoomRef(Platform.SLACK, channel == null ? userId : channel);
		return new Caller(people.provisional(userId, name), room,
				message == null ? null : new MessageRef(room, message));
	}

	/** The caller once somebody may be asked about them, which can take a while. */
	Caller known(Caller stranger, String userId, @Nullable String name) {
		return known(stranger, userId, name, null);
	}

	/**
	 * The same.
	 * @param team the workspace that the payload says they are of
	 */
	Caller known(Caller stranger, String userId, @Nullable String name, @Nullable String team) {
		return new Caller(people.person(userId, name, team), stranger.room(), stranger.pressedOn());
	}

	/** The person of the account, who is asked about if need be. */
	Person person(String userId) {
		return people.person(userId, null);
	}

	/** Who is addressed, and whose own doings are none of ours to answer. */
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
