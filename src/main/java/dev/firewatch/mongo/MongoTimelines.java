package dev.firewatch.mongo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.PlainDocument;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Timelines in chunks: documents {@code INC-…/1}, {@code INC-…/2} … with a bounded number
 * of entries each. An entry's number follows from its place, so one atomic push both
 * records and numbers it; a removed entry keeps its place.
 */
class MongoTimelines implements Timelines {

	private static final String COLLECTION = "timelines";

	/** Small enough that rewriting a chunk for each entry stays cheap. */
	static final int CHUNK = 50;

	/**
	 * A chunk of this many bytes takes no more entries, so that those in it can still be
	 * edited: a server takes no document above 16 MB. The numbers of its free places stay
	 * unused.
	 */
	static final int LARGE = 6 * 1024 * 1024;

	/** A character takes at most as many bytes. */
	private static final int BYTES = 3;

	/** What an entry takes besides its text, at most. */
	private static final int REST = 1_000;

	/** How many chunks are fetched at once when an incident's last one is unknown. */
	private static final int BATCH = 64;

	private static final String ENTRIES = "entries";

	private static final String SIZE = "size";

	private static final String CARRIED = "carried";

	/** No fewer than its entries take; missing from chunks of earlier versions. */
	private static final String WEIGHT = "bytes";

	private static final String KEY = ENTRIES + ".key";

	private final MongoTemplate mongo;

	/**
	 * The chunk that an incident has reached; only a hint, as a full one leads to the
	 * next.
	 */
	private final Cache<String, Integer> lastChunk = Caffeine.newBuilder().maximumSize(10_000).build();

	MongoTimelines(MongoTemplate mongo) {
		this.mongo = mongo;
	}

	@Override
	public Entry append(String incident, Draft draft) {
		while (true) {
			int chunk = lastChunk.get(incident, this::findLastChunk);
			Optional<Integer> place = push(incident, chunk, draft);
			if (place.isPresent()) {
				return draft.at(place.get());
			}
			Optional<Entry> before = recordedAs(incident, draft.key());
			if (before.isPresent()) {
				return before.get();
			}
			lastChunk.put(incident, open(incident, chunk));
		}
	}

	@Override
	public void restore(String incident, List<Entry> entries) {
		Map<Integer, List<Entry>> chunked = entries.stream()
			.sorted(Comparator.comparingInt(Entry::number))
			.collect(Collectors.groupingBy(entry -> chunk(entry.number())));
		chunked.forEach((chunk, some) -> {
			List<Document> written = some.stream().map(entry -> written(entry, "restored/" + entry.number())).toList();
			Document whole = new Document("_id", id(incident, chunk)).append(SIZE, some.size())
				.append(ENTRIES, written)
				.append(CARRIED, List.of())
				.append(WEIGHT, some.stream().mapToInt(MongoTimelines::weight).sum());
			mongo.save(whole, COLLECTION);
		});
		lastChunk.invalidate(incident);
	}

	private static int chunk(int number) {
		return (number - 1) / CHUNK + 1;
	}

	private static int weight(Entry entry) {
		return entry.earlier().stream().mapToInt(revision -> weight(revision.text())).sum() + weight(entry.text())
				+ REST * entry.keptFiles().size();
	}

	private static int weight(String text) {
		return text.length() * BYTES + REST;
	}

	private Document written(Entry entry, String key) {
		Document written = PlainDocument.of(entry, mongo);
		written.remove("number");
		written.put("key", key);
		return written;
	}

	/**
	 * The number of the pushed entry; empty if the chunk is full, missing, or knows the
	 * key.
	 */
	private Optional<Integer> push(String incident, int chunk, Draft draft) {
		Document written = written(draft.at(0), draft.key());
		Query room = Query.query(Criteria.where("_id")
			.is(id(incident, chunk))
			.and(SIZE)
			.lt(CHUNK)
			.and(WEIGHT)
			.not()
			.gte(LARGE)
			.and(KEY)
			.ne(draft.key())
			.and(CARRIED)
			.ne(draft.key()));
		room.fields().include(SIZE);
		Document after = mongo.findAndModify(room, new Update().push(ENTRIES, written).inc(SIZE, 1),
				FindAndModifyOptions.options().returnNew(true), Document.class, COLLECTION);
		return after == null ? Optional.empty() : Optional.of((chunk - 1) * CHUNK + after.getInteger(SIZE));
	}

	/**
	 * The chunk to continue with. A new one carries the keys of the one before it, so
	 * that a delivery repeated across the boundary is still recognised.
	 */
	private int open(String incident, int chunk) {
		Query query = Query.query(Criteria.where("_id").is(id(incident, chunk)));
		query.fields().include(SIZE, WEIGHT, KEY);
		Document last = mongo.findOne(query, Document.class, COLLECTION);
		if (last != null && last.getInteger(SIZE) < CHUNK && last.getInteger(WEIGHT, 0) < LARGE) {
			return chunk;
		}
		int next = last == null ? chunk : chunk + 1;
		List<String> carried = last == null ? List.of()
				: last.getList(ENTRIES, Document.class).stream().map(entry -> entry.getString("key")).toList();
		try {
			mongo.insert(new Document("_id", id(incident, next)).append(SIZE, 0)
				.append(ENTRIES, new ArrayList<>())
				.append(CARRIED, carried), COLLECTION);
		}
		catch (DuplicateKeyException opened) {
			// Another instance has continued, perhaps far beyond.
			return findLastChunk(incident);
		}
		return next;
	}

	private int findLastChunk(String incident) {
		int last = 1;
		List<Document> found;
		do {
			found = chunks(incident, last, SIZE);
			last += found.size();
		}
		while (found.size() == BATCH);
		return Math.max(1, last - 1);
	}

	/**
	 * Up to one batch of an incident's chunks from the given one, in order.
	 * @param fields those that are read; none for all
	 */
	private List<Document> chunks(String incident, int from, String... fields) {
		Query query = in(IntStream.range(from, from + BATCH).mapToObj(chunk -> id(incident, chunk)).toList());
		query.fields().include(fields);
		return mongo.find(query, Document.class, COLLECTION)
			.stream()
			.sorted(Comparator.comparingInt(MongoTimelines::number))
			.toList();
	}

	private static Query in(List<String> ids) {
		return Query.query(Criteria.where("_id").in(ids));
	}

	private static int number(Document chunk) {
		String id = chunk.getString("_id");
		return Integer.parseInt(id.substring(id.indexOf('/') + 1));
	}

	@Override
	public List<Entry> read(String incident) {
		List<Entry> entries = new ArrayList<>();
		int from = 1;
		List<Document> found;
		do {
			found = chunks(incident, from);
			found.forEach(chunk -> entries.addAll(entries(chunk)));
			from += found.size();
		}
		while (found.size() == BATCH);
		List<Entry> all = withoutAbsorbed(entries);
		all.sort(Entry.ORDER);
		return all;
	}

	/**
	 * Only the entry that stays says what it absorbed, in one update; here it shows on
	 * both.
	 */
	private static List<Entry> withoutAbsorbed(List<Entry> entries) {
		Map<Integer, Entry> parts = new HashMap<>();
		entries.stream()
			.filter(entry -> !entry.isRemoved())
			.forEach(entry -> entry.absorbed().forEach(part -> parts.put(part.number(), entry)));
		List<Entry> all = new ArrayList<>(entries);
		all.replaceAll(entry -> {
			Entry whole = parts.get(entry.number());
			return whole == null || entry.isRemoved() ? entry
					: whole.absorbed()
						.stream()
						.filter(part -> part.number() == entry.number())
						.findFirst()
						.map(part -> entry.absorbedBy(whole.number(), part.at(), part.by()))
						.orElse(entry);
		});
		return all;
	}

	private List<Entry> entries(Document chunk) {
		List<Entry> entries = new ArrayList<>();
		int number = (number(chunk) - 1) * CHUNK;
		for (Document written : chunk.getList(ENTRIES, Document.class)) {
			written.put("number", ++number);
			entries.add(mongo.getConverter().read(Entry.class, written));
		}
		return entries;
	}

	@Override
	public Optional<Entry> find(String incident, int number) {
		// Only all entries together tell whether this one is part of another.
		return read(incident).stream().filter(entry -> entry.number() == number).findFirst();
	}

	@Override
	public Set<String> keys(String incident) {
		Set<String> keys = new HashSet<>();
		int from = 1;
		List<Document> found;
		do {
			found = chunks(incident, from, KEY);
			found.forEach(
					chunk -> chunk.getList(ENTRIES, Document.class).forEach(entry -> keys.add(entry.getString("key"))));
			from += found.size();
		}
		while (found.size() == BATCH);
		return keys;
	}

	@Override
	public Optional<Entry> recordedAs(String incident, String key) {
		int last = lastChunk.get(incident, this::findLastChunk);
		// The latest first, where it usually is; and one more, which may have been
		// opened.
		for (int to = last + 1; to > 0; to -= BATCH) {
			Optional<Entry> found = recordedAs(key,
					IntStream.rangeClosed(Math.max(1, to - BATCH + 1), to)
						.mapToObj(chunk -> id(incident, chunk))
						.toList());
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	private Optional<Entry> recordedAs(String key, List<String> ids) {
		Document chunk = mongo.findOne(in(ids).addCriteria(Criteria.where(KEY).is(key)), Document.class, COLLECTION);
		if (chunk == null) {
			return Optional.empty();
		}
		List<Document> written = chunk.getList(ENTRIES, Document.class);
		return IntStream.range(0, written.size())
			.filter(place -> key.equals(written.get(place).getString("key")))
			.mapToObj(place -> entries(chunk).get(place))
			.findFirst();
	}

	@Override
	public boolean replace(String incident, Entry read, Entry changed) {
		// Never compare a field of a numbered array element with null: MongoDB also takes
		// the number as a field name, finds none, and a missing field equals null.
		return write(incident, read, changed, Criteria.where(place(read) + ".removed.at").exists(false));
	}

	@Override
	public boolean erase(String incident, Entry read, Entry tombstone) {
		return write(incident, read, tombstone, null);
	}

	private static String place(Entry entry) {
		return ENTRIES + "." + (entry.number() - 1) % CHUNK;
	}

	/** Only if nobody has changed it since it was read. */
	private boolean write(String incident, Entry read, Entry changed, @Nullable Criteria condition) {
		int chunk = chunk(read.number());
		String place = place(read);
		Document written = new Document();
		mongo.getConverter().write(changed, written);
		Update update = new Update().inc(WEIGHT, Math.max(0, weight(changed) - weight(read)));
		for (String field : List.of("occurredAt", "endedAt", "openEnded", "text", "evidence", "mark", "link", "earlier",
				"removed", "review", "files")) {
			update.set(place + "." + field, written.get(field));
		}
		Criteria changes = Criteria.where(place + ".review.changes");
		Query unchanged = Query
			.query(Criteria.where("_id").is(id(incident, chunk)).and(place + ".earlier").size(read.earlier().size()))
			// Entries recorded before reviews existed have none.
			.addCriteria(read.changes() == 0 ? changes.not().gte(1) : changes.is(read.changes()));
		if (condition != null) {
			unchanged.addCriteria(condition);
		}
		return mongo.updateFirst(unchanged, update, COLLECTION).getMatchedCount() == 1;
	}

	private static String id(String incident, int chunk) {
		return incident + "/" + chunk;
	}

}
