package dev.firewatch.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlannedCall;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.UnreachablePerson;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/** One call to a platform, made from an effect. */
public sealed interface Outgoing {

	Platform platform();

	/** What is done in one room. */
	sealed interface InRoom extends Outgoing {

		RoomRef room();

		@Override
		default Platform platform() {
			return room().platform();
		}

	}

	/** The call as it asks for its turn. */
	PlannedCall errand(String key, boolean routine);

	/** Makes the call and returns what the platform has confirmed. */
	Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt);

	/** One try at an effect; see {@link ChatPlatform#post}. */
	record OutgoingAttempt(String key, boolean uncertain) {
	}

	/** The result: the room or message that now exists, if any. */
	record Sent(@Nullable RoomRef room, @Nullable MessageRef message, @Nullable FoundMessage found,
			@Nullable FetchedFile file) {

		static final Sent NOTHING = new Sent(null, null);

		Sent(@Nullable RoomRef room, @Nullable MessageRef message) {
			this(room, message, null, null);
		}

		Sent(@Nullable RoomRef room, @Nullable MessageRef message, @Nullable FoundMessage found) {
			this(room, message, found, null);
		}

	}

	/**
	 * A file as the platform gave it out.
	 *
	 * @param problem why it can't be had, in one sentence; null if it was
	 */
	record FetchedFile(byte[] content, @Nullable String problem) {
	}

	/**
	 * What was read in a room.
	 *
	 * @param problem why it can't be read, in one sentence; null if it was
	 */
	record FoundMessage(List<ChannelMessage> messages, @Nullable String problem) {
	}

	/**
	 * A room is opened.
	 *
	 * @param among the only people in it, if it is private
	 */
	record OpenRoom(Platform platform, String key, String wish, boolean isPrivate,
			Set<PersonId> among) implements Outgoing {
		@Override
		public PlannedCall errand(String attempt, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.OPEN_ROOM, wish, attempt, routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			RoomRef room = isPrivate ? chat.openPrivateRoom(key, wish, among) : chat.openRoom(key, wish, false);
			return new Sent(room, null);
		}
	}

	record Invite(RoomRef room, Set<PersonId> people, List<String> groups) implements InRoom {
		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.INVITE, room.key(), key, routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			chat.invite(room, people, groups);
			return Sent.NOTHING;
		}
	}

	record Topic(RoomRef room, String text) implements InRoom {
		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.TOPIC, room.key(), "topic/" + room.key(), routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			chat.topic(room, text);
			return Sent.NOTHING;
		}
	}

	/** A new message in a room. */
	record Post(RoomRef room, Message message) implements InRoom {
		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.POST, room.key(), key, routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			return new Sent(room, chat.post(room, message, outgoingAttempt.key(), outgoingAttempt.uncertain()));
		}
	}

	/**
	 * A new message in the room with the given name.
	 *
	 * @param first who is brought in if the room has to be made
	 */
	record PostNamed(Platform platform, String roomName, Message message, Set<PersonId> first) implements Outgoing {

		public PostNamed(Platform platform, String roomName, Message message) {
			this(platform, roomName, message, Set.of());
		}

		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.POST, roomName, key, routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			RoomRef room = chat.namedRoom(roomName, first);
			return new Sent(room, chat.post(room, message, outgoingAttempt.key(), outgoingAttempt.uncertain()));
		}
	}

	/**
	 * A direct message.
	 *
	 * @param instead where the person is asked if they can't get a direct message
	 */
	record Direct(Platform platform, PersonId person, Message message, List<Post> instead) implements Outgoing {

		public Direct(Platform platform, PersonId person, Message message) {
			this(platform, person, message, List.of());
		}

		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.POST, person.value(), key, routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			try {
				RoomRef room = chat.directRoom(person);
				return new Sent(room, chat.post(room, message, outgoingAttempt.key(), outgoingAttempt.uncertain()));
			}
			catch (UnreachablePerson unreachable) {
				return elsewhere(chat, outgoingAttempt, unreachable);
			}
		}

		/** Tells the people who read it instead that the person is gone. */
		private static Post saying(Post post, UnreachablePerson unreachable) {
			if (!unreachable.isGone()) {
				return post;
			}
			List<Block> blocks = new ArrayList<>(post.message().blocks());
			blocks.add(Block.aside(Span.plain(String.valueOf(unreachable.getMessage()))));
			return new Post(post.room(), new Message(post.message().fallback(), blocks));
		}

		private Sent elsewhere(ChatPlatform chat, OutgoingAttempt outgoingAttempt, UnreachablePerson unreachable) {
			Sent sent = null;
			for (Post post : instead) {
				try {
					OutgoingAttempt part = new OutgoingAttempt(outgoingAttempt.key() + "/" + post.room().id(),
							outgoingAttempt.uncertain());
					sent = saying(post, unreachable).through(chat, part);
				}
				catch (PlatformFailure failure) {
					if (failure.outcome() == FailureOutcome.PERMANENT) {
						// What has to be fixed is that they can't be reached.
						continue;
					}
					// Anything sent before this must not be sent again.
					throw sent == null ? failure : new PlatformFailure(FailureOutcome.UNKNOWN,
							String.valueOf(failure.getMessage()), failure.retryAfter(), failure);
				}
			}
			if (sent == null) {
				throw unreachable;
			}
			return sent;
		}
	}

	record Update(MessageRef target, Message message) implements Outgoing {
		@Override
		public Platform platform() {
			return target.room().platform();
		}

		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.UPDATE, target.room().key(),
					"update/" + target.room().key() + "/" + target.id(), routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			return new Sent(target.room(), chat.update(target, message, outgoingAttempt.key()));
		}
	}

	/**
	 * Puts something else in place of the bot's own messages that hold the words.
	 *
	 * @param most how many of the latest messages are looked through
	 */
	record Overwrite(RoomRef room, Instant since, int most, String words, Message message) implements InRoom {
		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.READ, room.key(), key, routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			for (MessageRef echo : chat.echoes(room, since, most, words)) {
				chat.update(echo, message, outgoingAttempt.key() + "/" + echo.id());
			}
			return Sent.NOTHING;
		}
	}

	/** Reads a file that was attached to a message; that it is gone is an answer too. */
	record FetchFile(RoomRef room, SharedFile file, long most) implements InRoom {
		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.READ, room.key(), key, routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			try {
				return new Sent(room, null, null, new FetchedFile(chat.file(room, file, most), null));
			}
			catch (PlatformFailure refused) {
				if (refused.outcome() != FailureOutcome.PERMANENT) {
					throw refused;
				}
				return new Sent(room, null, null, new FetchedFile(new byte[0], refused.getMessage()));
			}
		}
	}

	/** Reads what was written in a room; not being allowed to is an answer too. */
	record ReadMessages(RoomRef room, Instant since, int most) implements InRoom {
		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.READ, room.key(), key, routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			try {
				return new Sent(room, null, new FoundMessage(chat.history(room, since, most), null));
			}
			catch (PlatformFailure refused) {
				if (refused.outcome() != PlatformFailure.FailureOutcome.PERMANENT) {
					throw refused;
				}
				return new Sent(room, null, new FoundMessage(List.of(), refused.getMessage()));
			}
		}
	}

	/**
	 * Acts on a room only if nothing was written there since then; otherwise returns what
	 * was. A room that we may not read counts as quiet.
	 */
	record IfQuiet(RoomRef room, Instant since, Outgoing then) implements InRoom {
		@Override
		public PlannedCall errand(String key, boolean routine) {
			return then.errand(key, routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			Sent look = new ReadMessages(room, since, 1).through(chat, outgoingAttempt);
			boolean quiet = look.found() == null || look.found().messages().isEmpty();
			return quiet ? then.through(chat, outgoingAttempt) : look;
		}
	}

	record Pin(MessageRef target) implements Outgoing {
		@Override
		public Platform platform() {
			return target.room().platform();
		}

		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.PIN, target.room().key(), key, routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			chat.pin(target);
			return Sent.NOTHING;
		}
	}

	record Bookmark(RoomRef room, String title, String url) implements InRoom {
		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.BOOKMARK, room.key(), key, routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			chat.bookmark(room, title, url);
			return Sent.NOTHING;
		}
	}

	record Archive(RoomRef room) implements InRoom {
		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.ARCHIVE, room.key(), key, routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			chat.archive(room);
			return Sent.NOTHING;
		}
	}

	/** What a person's home view shows now. */
	record Home(Platform platform, PersonId person, Message message) implements Outgoing {
		@Override
		public PlannedCall errand(String key, boolean routine) {
			return new PlannedCall(PlannedCall.CallKind.HOME, person.value(), "home/" + person.value(), routine);
		}

		@Override
		public Sent through(ChatPlatform chat, OutgoingAttempt outgoingAttempt) {
			chat.home(person, message);
			return Sent.NOTHING;
		}
	}

}
