package dev.firewatch.chat.local.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A message in a room, found by the room's id and its number there.
 *
 * @param author null for the bot
 * @param visibleTo the only person who sees it; null for everybody in the room
 * @param addressed whether it was said to the bot; null if it was not
 * @param files what is attached to it; null if nothing is
 */
@Document("local_messages")
public record LocalMessage(@Id String id, @Nullable PersonId author, Instant at, @Nullable PersonId visibleTo,
		Message message, Set<String> reactions, boolean edited, @Nullable Boolean addressed,
		@Nullable List<SharedFile> files) {

	public static String id(String room, long number) {
		return room + "/" + number;
	}

	static LocalMessage of(String id, @Nullable PersonId author, Instant at, @Nullable PersonId visibleTo,
			Message message) {
		return new LocalMessage(id, author, at, visibleTo, message, Set.of(), false, null, null);
	}

	String room() {
		return id.substring(0, id.lastIndexOf('/'));
	}

	public long number() {
		return Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
	}

	public MessageRef ref() {
		return new MessageRef(new RoomRef(Platform.LOCAL, room()), Long.toString(number()));
	}

	public boolean visibleTo(PersonId person) {
		return visibleTo == null || visibleTo.equals(person);
	}

	/** Whether people wrote it to each other. */
	boolean isTalk() {
		return author != null && visibleTo == null && addressed == null;
	}

	/** Whether the person wrote it to others, and so may change it. */
	public boolean isTalkOf(PersonId person) {
		return isTalk() && person.equals(author);
	}

	/** What is attached to it. */
	public List<SharedFile> attached() {
		return files == null ? List.of() : files;
	}

	LocalMessage named(String newId) {
		return new LocalMessage(newId, author, at, visibleTo, message, reactions, edited, addressed, files);
	}

	LocalMessage with(List<SharedFile> attached) {
		return new LocalMessage(id, author, at, visibleTo, message, reactions, edited, addressed,
				attached.isEmpty() ? null : attached);
	}

	LocalMessage reading(Message newMessage) {
		return new LocalMessage(id, author, at, visibleTo, newMessage, reactions, edited, addressed, files);
	}

}
