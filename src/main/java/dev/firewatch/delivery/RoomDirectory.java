package dev.firewatch.delivery;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.RoomRef;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Where things are on the platforms: the room of a subject, the messages that are kept up
 * to date, and what a room is about. Small documents found by {@code _id}.
 */
public class RoomDirectory {

	private static final String COLLECTION = "places";

	private final MongoTemplate mongo;

	/** A room's subject never changes once it is known. */
	private final Cache<String, String> subjects = Caffeine.newBuilder().maximumSize(10_000).build();

	/**
	 * A reopened incident may get another room; other instances see it within a minute.
	 */
	private final Cache<String, RoomRef> rooms = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	public RoomDirectory(MongoTemplate mongo) {
		this.mongo = mongo;
	}

	/** Records that the room belongs to the subject. */
	public void room(String subject, RoomRef room) {
		put(subject + "/room", new Update().set("room", room.key()));
		rooms.put(subject, room);
		put(room.key(), new Update().set("subject", subject));
	}

	public Optional<RoomRef> room(String subject) {
		RoomRef known = rooms.getIfPresent(subject);
		if (known != null) {
			return Optional.of(known);
		}
		Optional<RoomRef> found = get(subject + "/room").map(place -> RoomRef.of(place.getString("room")));
		found.ifPresent(room -> rooms.put(subject, room));
		return found;
	}

	/** The same, but current, not up to a minute old. */
	public Optional<RoomRef> roomNow(String subject) {
		rooms.invalidate(subject);
		return room(subject);
	}

	/** What the room is about; empty for a room without a subject. */
	public Optional<String> subject(RoomRef room) {
		String known = subjects.getIfPresent(room.key());
		if (known != null) {
			return Optional.of(known);
		}
		Optional<String> found = get(room.key()).map(place -> place.getString("subject"));
		found.ifPresent(subject -> subjects.put(room.key(), subject));
		return found;
	}

	/** Records which message shows the thing with the given name. */
	public void message(String name, MessageRef message) {
		put(name, new Update().set("room", message.room().key()).set("message", message.id()));
	}

	public Optional<MessageRef> message(String name) {
		return get(name).map(place -> new MessageRef(RoomRef.of(place.getString("room")), place.getString("message")));
	}

	private void put(String id, Update update) {
		mongo.upsert(Query.query(Criteria.where("_id").is(id)), update, COLLECTION);
	}

	private Optional<Document> get(String id) {
		return Optional.ofNullable(mongo.findById(id, Document.class, COLLECTION));
	}

}
