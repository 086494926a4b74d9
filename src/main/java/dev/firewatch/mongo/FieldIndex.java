package dev.firewatch.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Finds documents by the first field of a non-unique index, where the stock server would
 * read them all. Kept in memory and rebuilt at each start. It may offer too many
 * documents, never too few: the whole filter is applied afterwards.
 */
final class FieldIndex extends Index<Object> {

	private static final Set<String> RANGE = Set.of("$lt", "$lte", "$gt", "$gte");

	/** Stands for every value that is compared in some special way. */
	private static final Object SPECIAL = new Object();

	private final String field;

	/** Those with a moment, in order; documents without the field are in neither map. */
	private final NavigableMap<Instant, Set<Object>> moments = new TreeMap<>();

	/** Those with any other value. */
	private final Map<Object, Set<Object>> others = new HashMap<>();

	/** Sparse, which here only means that a document needn't be in it. */
	FieldIndex(String name, List<IndexKey> keys) {
		super(name, keys, true);
		this.field = keys.get(0).getKey();
	}

	/** Whether such an index is possible: its first field is not a nested one. */
	static boolean canServe(List<IndexKey> keys) {
		return !keys.get(0).getKey().contains(".");
	}

	String field() {
		return this.field;
	}

	/** Of a list, each element is a value. */
	private Set<Object> buckets(Document document) {
		Object value = document.getOrMissing(this.field);
		if (value == null || value instanceof Missing) {
			return Set.of();
		}
		Set<Object> buckets = new LinkedHashSet<>();
		Collection<?> values = (value instanceof Collection<?> several) ? several : List.of(value);
		values.forEach((one) -> buckets.add(isPlain(one) ? one : SPECIAL));
		return buckets;
	}

	private static boolean isPlain(@Nullable Object value) {
		return value instanceof String || value instanceof Instant;
	}

	@Override
	public @Nullable Object getPosition(Document document) {
		return null;
	}

	@Override
	public void checkAdd(Document document, MongoCollection<Object> collection) {
		// Any value will do.
	}

	@Override
	public void add(Document document, Object position, MongoCollection<Object> collection) {
		buckets(document).forEach((bucket) -> put(bucket, position));
	}

	private void put(Object bucket, @Nullable Object position) {
		positions(bucket).computeIfAbsent(bucket, (key) -> new LinkedHashSet<>()).add(position);
	}

	/** Removes the document; the index on {@code _id} knows its position. */
	@Override
	public @Nullable Object remove(Document document) {
		buckets(document).forEach((bucket) -> take(bucket, document.get("_id")));
		return null;
	}

	private void take(Object from, @Nullable Object position) {
		positions(from).computeIfPresent(from, (key, those) -> {
			those.remove(position);
			return those.isEmpty() ? null : those;
		});
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private Map<Object, Set<Object>> positions(Object bucket) {
		// A moment is only ever looked for among moments.
		return (bucket instanceof Instant) ? (Map) this.moments : this.others;
	}

	@Override
	public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
		// Any value will do.
	}

	@Override
	public void updateInPlace(Document oldDocument, Document newDocument, Object position,
			MongoCollection<Object> collection) {
		buckets(oldDocument).forEach((bucket) -> take(bucket, position));
		buckets(newDocument).forEach((bucket) -> put(bucket, position));
	}

	@Override
	public boolean canHandle(Document query) {
		if (!query.keySet().equals(Set.of(this.field))) {
			return false;
		}
		Object wanted = query.get(this.field);
		if (wanted instanceof Document operators) {
			return isIn(operators) || isRange(operators);
		}
		return isPlain(wanted);
	}

	private static boolean isIn(Document operators) {
		return operators.keySet().equals(Set.of("$in")) && operators.get("$in") instanceof Collection<?> values
				&& values.stream().allMatch(FieldIndex::isPlain);
	}

	/** A null bound would match documents without the field. */
	private static boolean isRange(Document operators) {
		return !operators.isEmpty() && RANGE.containsAll(operators.keySet())
				&& operators.values().stream().allMatch(FieldIndex::isPlain);
	}

	@Override
	public Iterable<Object> getPositions(Document query) {
		return positions(query);
	}

	Collection<Object> positions(Document query) {
		Object wanted = query.get(this.field);
		// A copy, as documents may change while the result is read.
		Set<Object> found = new LinkedHashSet<>();
		if (wanted instanceof Document operators && isRange(operators)) {
			momentsIn(operators).values().forEach(found::addAll);
			this.others.values().forEach(found::addAll);
			return found;
		}
		Collection<Object> values = new ArrayList<>();
		if (wanted instanceof Document operators && operators.get("$in") instanceof Collection<?> several) {
			values.addAll(several);
		}
		else if (wanted != null) {
			values.add(wanted);
		}
		values.add(SPECIAL);
		values.forEach((value) -> found.addAll(positions(value).getOrDefault(value, Set.of())));
		return found;
	}

	private NavigableMap<Instant, Set<Object>> momentsIn(Document bounds) {
		NavigableMap<Instant, Set<Object>> within = this.moments;
		for (String operator : bounds.keySet()) {
			if (!(bounds.get(operator) instanceof Instant bound)) {
				continue;
			}
			within = operator.startsWith("$g") ? within.tailMap(bound, operator.equals("$gte"))
					: within.headMap(bound, operator.equals("$lte"));
		}
		return within;
	}

	@Override
	public long getCount() {
		return Stream.of(this.moments, this.others)
			.flatMap((positions) -> positions.values().stream())
			.mapToLong(Set::size)
			.sum();
	}

	@Override
	public long getDataSize() {
		return 0;
	}

	@Override
	public void drop() {
		this.moments.clear();
		this.others.clear();
	}

}
