package dev.firewatch.chat.local.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.chat.Cut;
import dev.firewatch.chat.local.store.LocalOpenings.OpenedRoom;
import dev.firewatch.chat.local.store.LocalRoom.LocalBookmark;
import dev.firewatch.people.PersonId;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.query.Update;

/** The rooms as documents, found by {@code _id}; one more document lists their ids. */
public class LocalRooms {

	private static final int LONGEST_NAME = 80;

	private final LocalRoomDocuments rooms;

	private final LocalRoomList list;

	private final LocalOpenings openings;

	LocalRooms(LocalRoomDocuments rooms, LocalRoomList list, LocalOpenings openings) {
		this.rooms = rooms;
		this.list = list;
		this.openings = openings;
	}

	public Optional<LocalRoom> find(String id) {
		return rooms.findById(id);
	}

	/** All rooms the person can see, in the order in which they were created. */
	public List<LocalRoom> visibleTo(PersonId person) {
		List<String> ids = list.ids();
		return rooms.findAllById(ids)
			.stream()
			.filter(room -> room.visibleTo(person))
			.sorted(Comparator.comparingInt(room -> ids.indexOf(room.id())))
			.toList();
	}

	/** Creates the room unless its id is taken. */
	public boolean make(LocalRoom room) {
		try {
			rooms.insert(room);
		}
		catch (DuplicateKeyException taken) {
			return false;
		}
		finally {
			// Also for a room whose creation was interrupted here.
			list.add(List.of(room.id()));
		}
		return true;
	}

	/** Creates those of the rooms that are missing, together. */
	public void makeMissing(List<LocalRoom> wanted) {
		List<String> there = list.ids();
		List<LocalRoom> missing = wanted.stream().filter(room -> !there.contains(room.id())).toList();
		if (missing.isEmpty()) {
			return;
		}
		try {
			rooms.insert(missing);
			list.add(missing.stream().map(LocalRoom::id).toList());
		}
		catch (DuplicateKeyException interrupted) {
			// An earlier start ended between the rooms and the list.
			missing.forEach(this::make);
		}
	}

	/** The room opened for the key: an existing one, or a new one. */
	public LocalRoom open(String key, String wish, boolean isPrivate) {
		Optional<OpenedRoom> opened = openings.findById(key);
		if (opened.isPresent()) {
			return find(opened.get().room()).orElseThrow();
		}
		String name = legal(wish);
		for (int attempt = 1;; attempt++) {
			String free = attempt == 1 ? name : name + "-" + attempt;
			LocalRoom room = LocalRoom.channel(free, key, isPrivate);
			boolean made = make(room);
			LocalRoom found = find(free).orElseThrow();
			if (made || key.equals(found.key())) {
				openings.save(new OpenedRoom(key, free));
				return found;
			}
		}
	}

	/** The channel with this name, created if necessary. */
	public LocalRoom named(String wish) {
		String name = legal(wish);
		make(LocalRoom.channel(name, null, false));
		return find(name).orElseThrow();
	}

	private static String legal(String wish) {
		String name = wish.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{M}\\p{N}_-]+", "-")
			.replaceAll("-{2,}", "-")
			.replaceAll("^-|-$", "");
		String shorter = Cut.beginning(name, LONGEST_NAME).replaceAll("-$", "");
		return shorter.isEmpty() ? "channel" : shorter;
	}

	long nextNumber(String id) {
		while (true) {
			long last = find(id).orElseThrow(() -> new IllegalArgumentException("there is no room " + id)).sequence();
			if (rooms.changeAt(id, last, new Update().set("sequence", last + 1)) == 1) {
				return last + 1;
			}
		}
	}

	void news(String id, long number) {
		rooms.change(id, new Update().max("news", number));
	}

	public void invite(String id, Collection<PersonId> people) {
		rooms.change(id, new Update().addToSet("members").each(people.toArray()));
	}

	public void topic(String id, String text) {
		rooms.change(id, new Update().set("topic", text));
	}

	public void bookmark(String id, String title, String url) {
		LocalRoom room = find(id).orElseThrow();
		List<LocalBookmark> bookmarks = new ArrayList<>(room.bookmarks());
		bookmarks.removeIf(localBookmark -> localBookmark.title().equals(title));
		bookmarks.add(new LocalBookmark(title, url));
		rooms.change(id, new Update().set("bookmarks", bookmarks));
	}

	public void pin(String id, long number) {
		rooms.change(id, new Update().addToSet("pinned", number));
	}

	public void archive(String id) {
		rooms.change(id, new Update().set("archived", true));
	}

}
