package dev.firewatch.chat.local.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import dev.firewatch.chat.Message;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.local.store.LocalMessageKeys.SettledKey;
import dev.firewatch.chat.local.store.LocalReadings.ReadRooms;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.query.Update;

/** The messages as documents, found by {@code _id}, and who has read how far. */
public class LocalMessages {

	private static final int BATCH = 500;

	private final LocalMessageDocuments messages;

	private final LocalMessageKeys keys;

	private final LocalReadings readings;

	private final LocalRooms rooms;

	LocalMessages(LocalMessageDocuments messages, LocalMessageKeys keys, LocalReadings readings, LocalRooms rooms) {
		this.messages = messages;
		this.keys = keys;
		this.readings = readings;
		this.rooms = rooms;
	}

	/** Writes the message, once per key however often it is tried. */
	public LocalMessage write(String room, @Nullable PersonId author, Instant at, @Nullable PersonId visibleTo,
			Message message, String key) {
		return write(room, LocalMessage.of("", author, at, visibleTo, message), key);
	}

	/** The same with files attached. */
	public LocalMessage write(String room, PersonId author, Instant at, Message message, List<SharedFile> attached,
			String key) {
		return write(room, LocalMessage.of("", author, at, null, message).with(attached), key);
	}

	private LocalMessage write(String room, LocalMessage draft, String key) {
		LocalMessage written = draft.named(idFor(room, key));
		try {
			messages.insert(written);
		}
		catch (DuplicateKeyException again) {
			return find(written.id()).orElseThrow();
		}
		if (written.visibleTo() == null) {
			rooms.news(room, written.number());
		}
		return written;
	}

	/** The id is fixed before the message is written, so that a second try finds it. */
	private String idFor(String room, String keyInRoom) {
		String key = room + "/" + keyInRoom;
		Optional<SettledKey> settled = keys.findById(key);
		if (settled.isEmpty()) {
			String id = LocalMessage.id(room, rooms.nextNumber(room));
			try {
				return keys.insert(new SettledKey(key, id)).message();
			}
			catch (DuplicateKeyException meanwhile) {
				settled = keys.findById(key);
			}
		}
		return settled.orElseThrow(() -> new IllegalStateException("the key of a message is gone")).message();
	}

	public Optional<LocalMessage> find(String id) {
		return messages.findById(id);
	}

	/** The last messages of the room that the reader sees, oldest first. */
	public List<LocalMessage> last(LocalRoom room, int count, PersonId reader) {
		List<String> ids = LongStream.rangeClosed(Math.max(1, room.sequence() - count + 1), room.sequence())
			.mapToObj(number -> LocalMessage.id(room.id(), number))
			.toList();
		return messages.findAllById(ids)
			.stream()
			.filter(message -> message.visibleTo(reader))
			.sorted(Comparator.comparingLong(LocalMessage::number))
			.toList();
	}

	/**
	 * What people wrote to each other since then, oldest first; if there are too many,
	 * the latest.
	 */
	public List<LocalMessage> talk(LocalRoom room, Instant since, int most) {
		return latest(room, since, most, LocalMessage::isTalk);
	}

	/** The same of what the bot wrote. */
	public List<LocalMessage> own(LocalRoom room, Instant since, int most) {
		return latest(room, since, most, message -> message.author() == null);
	}

	private List<LocalMessage> latest(LocalRoom room, Instant since, int most, Predicate<LocalMessage> wanted) {
		List<LocalMessage> talk = new ArrayList<>();
		for (long to = room.sequence(); to > 0 && talk.size() < most; to -= BATCH) {
			List<String> ids = LongStream.rangeClosed(Math.max(1, to - BATCH + 1), to)
				.mapToObj(number -> LocalMessage.id(room.id(), number))
				.toList();
			talk.addAll(0,
					messages.findAllById(ids)
						.stream()
						.filter(message -> wanted.test(message) && !message.at().isBefore(since))
						.sorted(Comparator.comparingLong(LocalMessage::number))
						.toList());
		}
		return talk.subList(Math.max(0, talk.size() - most), talk.size());
	}

	public void publish(LocalMessage message) {
		messages.change(message.id(), new Update().unset("visibleTo").set("addressed", true));
		rooms.news(message.room(), message.number());
	}

	/** Whether the message was there to be changed. */
	public boolean change(String id, Message message) {
		return messages.change(id, new Update().set("message", message).set("edited", true)) > 0
				|| messages.findById(id).isPresent();
	}

	public void react(String id, String reaction) {
		messages.change(id, new Update().addToSet("reactions", reaction));
	}

	public void unreact(String id, String reaction) {
		messages.change(id, new Update().pull("reactions", reaction));
	}

	public void remove(String id) {
		messages.deleteById(id);
	}

	public void read(PersonId reader, LocalRoom room) {
		readings.read(reader, room.id(), room.sequence());
	}

	/** Whether there is something in the room that the reader has not seen. */
	public boolean unread(LocalRoom room, Map<String, Long> read) {
		return room.news() > read.getOrDefault(room.id(), 0L);
	}

	/** The number of the last message that the reader has seen, by room. */
	public Map<String, Long> readBy(PersonId reader) {
		return readings.findById(reader).map(ReadRooms::rooms).orElse(Map.of());
	}

}
