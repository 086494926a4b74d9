package dev.firewatch.chat.local.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.local.store.LocalMessage;
import dev.firewatch.chat.local.store.LocalMessages;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.chat.local.store.LocalRooms;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** What is said in rooms; tells everybody who is looking at one. */
public class Conversations {

	private static final int SHOWN = 150;

	private final LocalRooms rooms;

	private final LocalMessages messages;

	private final Live live;

	Conversations(LocalRooms rooms, LocalMessages messages, Live live) {
		this.rooms = rooms;
		this.messages = messages;
		this.live = live;
	}

	/** Somebody says something in the room; speaking in a channel makes them a member. */
	public LocalMessage say(LocalRoom room, PersonId author, Instant at, @Nullable PersonId visibleTo, Message message,
			String key) {
		if (!room.isDirect() && !room.members().contains(author)) {
			rooms.invite(room.id(), List.of(author));
		}
		return write(room, author, at, visibleTo, message, key);
	}

	/** Somebody shares files in the room. */
	LocalMessage share(LocalRoom room, PersonId author, Instant at, Message message, List<SharedFile> attached,
			String key) {
		if (!room.isDirect() && !room.members().contains(author)) {
			rooms.invite(room.id(), List.of(author));
		}
		LocalMessage written = messages.write(room.id(), author, at, message, attached, key);
		tell(room, null);
		return written;
	}

	/** The bot says something in the room. */
	LocalMessage answer(LocalRoom room, Instant at, @Nullable PersonId visibleTo, Message message, String key) {
		return write(room, null, at, visibleTo, message, key);
	}

	private LocalMessage write(LocalRoom room, @Nullable PersonId author, Instant at, @Nullable PersonId visibleTo,
			Message message, String key) {
		// There is nobody else to hide it from.
		PersonId only = room.isDirect() ? null : visibleTo;
		LocalMessage written = messages.write(room.id(), author, at, only, message, key);
		tell(room, only);
		return written;
	}

	/** Lets everybody see what only its author could. */
	public void publish(LocalRoom room, LocalMessage message) {
		if (message.visibleTo() != null) {
			messages.publish(message);
			live.changed(room);
		}
	}

	/** Whether the message was there to be changed. */
	boolean change(LocalRoom room, long number, Message message) {
		boolean changed = messages.change(LocalMessage.id(room.id(), number), message);
		if (changed) {
			live.changed(room);
		}
		return changed;
	}

	void delete(LocalRoom room, LocalMessage message) {
		messages.remove(message.id());
		live.changed(room);
	}

	void react(LocalRoom room, long number, String reaction) {
		messages.react(LocalMessage.id(room.id(), number), reaction);
		live.changed(room);
	}

	void unreact(LocalRoom room, long number, String reaction) {
		messages.unreact(LocalMessage.id(room.id(), number), reaction);
		live.changed(room);
	}

	/** Removes a message that only the person sees; leaves any other. */
	public void dismiss(LocalRoom room, long number, PersonId person) {
		find(room, number).filter(message -> person.equals(message.visibleTo())).ifPresent(message -> {
			messages.remove(message.id());
			live.changedFor(room, person);
		});
	}

	Optional<LocalMessage> find(LocalRoom room, long number) {
		return messages.find(LocalMessage.id(room.id(), number));
	}

	public List<LocalMessage> last(LocalRoom room, PersonId reader) {
		return messages.last(room, SHOWN, reader);
	}

	List<LocalMessage> talk(LocalRoom room, Instant since, int most) {
		return messages.talk(room, since, most);
	}

	/** What the bot wrote with the words in it. */
	List<MessageRef> echoes(LocalRoom room, Instant since, int most, String words) {
		return messages.own(room, since, most)
			.stream()
			.filter(message -> String.valueOf(message.message()).contains(words))
			.map(LocalMessage::ref)
			.toList();
	}

	private void tell(LocalRoom room, @Nullable PersonId visibleTo) {
		if (visibleTo == null) {
			live.changed(room);
		}
		else {
			live.changedFor(room, visibleTo);
		}
	}

}
