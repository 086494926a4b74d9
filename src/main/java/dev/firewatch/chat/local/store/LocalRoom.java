package dev.firewatch.chat.local.store;

import java.util.List;
import java.util.Set;

import dev.firewatch.chat.RoomRef;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A room of the workspace.
 *
 * @param key what it was opened for; null for an ordinary channel
 * @param direct the one person who talks with the bot here; null for a channel
 * @param sequence the number of the last message
 * @param news the number of the last message that everybody in the room sees
 */
@Document("local_rooms")
public record LocalRoom(@Id String id, String name, @Nullable String key, @Nullable PersonId direct, boolean isPrivate,
		Set<PersonId> members, String topic, List<LocalBookmark> bookmarks, List<Long> pinned, boolean archived,
		long sequence, long news) {

	/** A link kept at the top of the room. */
	public record LocalBookmark(String title, String url) {
	}

	public static LocalRoom channel(String name, @Nullable String key, boolean isPrivate) {
		return channel(name, key, isPrivate, Set.of());
	}

	/** A channel that everybody is in from the beginning. */
	public static LocalRoom shared(String name, Set<PersonId> members) {
		return channel(name, null, false, members);
	}

	private static LocalRoom channel(String name, @Nullable String key, boolean isPrivate, Set<PersonId> members) {
		return new LocalRoom(name, name, key, null, isPrivate, members, "", List.of(), List.of(), false, 0, 0);
	}

	public static LocalRoom direct(String handle, PersonId person) {
		return new LocalRoom(directId(handle), "Firewatch", null, person, true, Set.of(person), "", List.of(),
				List.of(), false, 0, 0);
	}

	public static String directId(String handle) {
		return "dm-" + handle;
	}

	public RoomRef ref() {
		return new RoomRef(Platform.LOCAL, id);
	}

	public boolean isDirect() {
		return direct != null;
	}

	/** Whether it was opened for something, as an incident's channel is. */
	public boolean isOpenedForSomething() {
		return key != null;
	}

	public boolean visibleTo(PersonId person) {
		return direct != null ? person.equals(direct) : !isPrivate || members.contains(person);
	}

}
