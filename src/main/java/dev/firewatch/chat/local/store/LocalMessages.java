package dev.firewatch.chat.local.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import dev.firewatch.chat.Message;
import dev.firewatch.people.PersonId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The messages as documents, found by {@code _id}, and who has read how far. */
public class LocalMessages {

	private static final String KEYS = "local_keys";

	private static final String READ = "local_read";

	private static final int BATCH = 500;

	private final MongoTemplate mongo;

	private final LocalRooms rooms;

	LocalMessages(MongoTemplate mongo, LocalRooms rooms) {
		this.mongo = mongo;
		this.rooms = rooms;
	}

	/** Writes the message, once for each key however often it is tried. */
	public LocalMessage write(String room, @Nullable PersonId author, Instant at, @Nullable PersonId visibleTo,
			Message message, String key) {
		LocalMessage written = LocalMessage.of(idFor(room, key), author, at, visibleTo, message);
		try {
			mongo.insert(written);
		}
		catch (DuplicateKeyException again) {
			return find(written.id()).orElseThrow();
		}
		if (visibleTo == null) {
			rooms.news(room, written.number());
		}
		return written;
	}

	/** The id is settled before the message is written, so that a second try finds it. */
	private String idFor(String room, String keyInRoom) {
		String key = room + "/" + keyInRoom;
		Document settled = mongo.findById(key, Document.class, KEYS);
		if (settled == null) {
			String id = LocalMessage.id(room, rooms.nextNumber(room));
			try {
				mongo.insert(new Document("_id", key).append("message", id), KEYS);
				return id;
			}
			catch (DuplicateKeyException meanwhile) {
				settled = mongo.findById(key, Document.class, KEYS);
			}
		}
		if (settled == null) {
			throw new IllegalStateException("the key of a message is gone");
		}
		return settled.getString("message");
	}

	public Optional<LocalMessage> find(String id) {
		return Optional.ofNullable(mongo.findById(id, LocalMessage.class));
	}

	/** The last messages of the room that the reader sees, oldest first. */
	public List<LocalMessage> last(LocalRoom room, int count, PersonId reader) {
		List<String> ids = LongStream.rangeClosed(Math.max(1, room.sequence() - count + 1), room.sequence())
			.mapToObj(number -> LocalMessage.id(room.id(), number))
			.toList();
		if (ids.isEmpty()) {
			return List.of();
		}
		return mongo.find(Query.query(Criteria.where("_id").in(ids)), LocalMessage.class)
			.stream()
			.filter(message -> message.visibleTo(reader))
			.sorted(Comparator.comparingLong(LocalMessage::number))
			.toList();
	}

	/** What people wrote to each other since then, oldest first; of more the latest. */
	public List<LocalMessage> talk(LocalRoom room, Instant since, int most) {
		List<LocalMessage> talk = new ArrayList<>();
		for (long to = room.sequence(); to > 0 && talk.size() < most; to -= BATCH) {
			List<String> ids = LongStream.rangeClosed(Math.max(1, to - BATCH + 1), to)
				.mapToObj(number -> LocalMessage.id(room.id(), number))
				.toList();
			talk.addAll(0,
					mongo.find(Query.query(Criteria.where("_id").in(ids)), LocalMessage.class)
						.stream()
						.filter(message -> message.isTalk() && !message.at().isBefore(since))
						.sorted(Comparator.comparingLong(LocalMessage::number))
						.toList());
		}
		return talk.subList(Math.max(0, talk.size() - most), talk.size());
	}

	public void publish(LocalMessage message) {
		mongo.updateFirst(byId(message.id()), new Update().unset("visibleTo").set("addressed", true),
				LocalMessage.class);
		rooms.news(message.room(), message.number());
	}

	/** Whether the message was there to be changed. */
	public boolean change(String id, Message message) {
		return mongo.updateFirst(byId(id), new Update().set("message", message).set("edited", true), LocalMessage.class)
			.getMatchedCount() > 0;
	}

	public void react(String id, String reaction) {
		mongo.updateFirst(byId(id), new Update().addToSet("reactions", reaction), LocalMessage.class);
	}

	public void unreact(String id, String reaction) {
		mongo.updateFirst(byId(id), new Update().pull("reactions", reaction), LocalMessage.class);
	}

	public void remove(String id) {
		mongo.remove(byId(id), LocalMessage.class);
	}

	public void read(PersonId reader, LocalRoom room) {
		mongo.upsert(byId(reader.value()), new Update().max("rooms." + room.id(), room.sequence()), READ);
	}

	/** Whether there is something in the room that the reader has not seen. */
	public boolean unread(LocalRoom room, Document read) {
		Number seen = read.get("rooms", new Document()).get(room.id(), Number.class);
		return room.news() > (seen == null ? 0 : seen.longValue());
	}

	public Document readBy(PersonId reader) {
		Document read = mongo.findById(reader.value(), Document.class, READ);
		return read == null ? new Document() : read;
	}

	private static Query byId(String id) {
		return Query.query(Criteria.where("_id").is(id));
	}

}
