package dev.firewatch.chat.local.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.chat.local.store.LocalRoom.LocalBookmark;
import dev.firewatch.people.PersonId;
import org.bson.Document;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The rooms as documents, found by {@code _id}; one more document lists their ids. */
public class LocalRooms {

	private static final String LIST = "local_workspace";

	private static final String OPENED = "local_opened";

	private static final int LONGEST_NAME = 80;

	private final MongoTemplate mongo;

	LocalRooms(MongoTemplate mongo) {
		this.mongo = mongo;
	}

	public Optional<LocalRoom> find(String id) {
		return Optional.ofNullable(mongo.findById(id, LocalRoom.class));
	}

	/** All rooms the person can see, in the order in which they were made. */
	public List<LocalRoom> visibleTo(PersonId person) {
		Document list = mongo.findById("rooms", Document.class, LIST);
		if (list == null) {
			return List.of();
		}
		List<String> ids = list.getList("ids", String.class);
		return mongo.find(Query.query(Criteria.where("_id").in(ids)), LocalRoom.class)
			.stream()
			.filter(room -> room.visibleTo(person))
			.sorted(Comparator.comparingInt(room -> ids.indexOf(room.id())))
			.toList();
	}

	/** Makes the room unless its id is taken. */
	public boolean make(LocalRoom room) {
		try {
			mongo.insert(room);
		}
		catch (DuplicateKeyException taken) {
			return false;
		}
		finally {
			// Also for a room whose making was interrupted here.
			mongo.upsert(byId("rooms"), new Update().addToSet("ids", room.id()), LIST);
		}
		return true;
	}

	/** The room opened for the key: an earlier one, or one made now. */
	public LocalRoom open(String key, String wish, boolean isPrivate) {
		Document opened = mongo.findById(key, Document.class, OPENED);
		if (opened != null) {
			return find(opened.getString("room")).orElseThrow();
		}
		String name = legal(wish);
		for (int attempt = 1;; attempt++) {
			String free = attempt == 1 ? name : name + "-" + attempt;
			LocalRoom room = LocalRoom.channel(free, key, isPrivate);
			boolean made = make(room);
			LocalRoom found = find(free).orElseThrow();
			if (made || key.equals(found.key())) {
				mongo.upsert(byId(key), new Update().set("room", free), OPENED);
				return found;
			}
		}
	}

	/** The channel of the name, made if need be. */
	public LocalRoom named(String wish) {
		String name = legal(wish);
		make(LocalRoom.channel(name, null, false));
		return find(name).orElseThrow();
	}

	private static String legal(String wish) {
		String name = wish.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{N}_-]+", "-")
			.replaceAll("-{2,}", "-")
			.replaceAll("^-|-$", "");
		String shorter = name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceAll("-$", "");
		return shorter.isEmpty() ? "channel" : shorter;
	}

	long nextNumber(String id) {
		LocalRoom room = mongo.findAndModify(byId(id), new Update().inc("sequence", 1),
				FindAndModifyOptions.options().returnNew(true), LocalRoom.class);
		if (room == null) {
			throw new IllegalArgumentException("there is no room " + id);
		}
		return room.sequence();
	}

	void news(String id, long number) {
		change(id, new Update().max("news", number));
	}

	public void invite(String id, Collection<PersonId> people) {
		change(id, new Update().addToSet("members").each(people.toArray()));
	}

	public void topic(String id, String text) {
		change(id, new Update().set("topic", text));
	}

	public void bookmark(String id, String title, String url) {
		LocalRoom room = find(id).orElseThrow();
		List<LocalBookmark> bookmarks = new ArrayList<>(room.bookmarks());
		bookmarks.removeIf(localBookmark -> localBookmark.title().equals(title));
		bookmarks.add(new LocalBookmark(title, url));
		change(id, new Update().set("bookmarks", bookmarks));
	}

	public void pin(String id, long number) {
		change(id, new Update().addToSet("pinned", number));
	}

	public void archive(String id) {
		change(id, new Update().set("archived", true));
	}

	private void change(String id, Update update) {
		mongo.updateFirst(byId(id), update, LocalRoom.class);
	}

	private static Query byId(String id) {
		return Query.query(Criteria.where("_id").is(id));
	}

}
