package dev.firewatch.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Sorts out most documents that don't match a query, much faster than the library finds
 * out: a search for a word looks at every title. It may let too many through, never too
 * few: the whole filter is applied afterwards.
 */
final class Sieve {

	private static final Predicate<Document> ANY = (document) -> true;

	private Sieve() {
	}

	/** Whether a document may match the query. */
	static Predicate<Document> of(Document query) {
		List<Predicate<Document>> all = new ArrayList<>();
		for (String key : query.keySet()) {
			Object wanted = query.get(key);
			if (key.equals("$and") && wanted instanceof Collection<?> parts) {
				parts.forEach((part) -> all.add(of((Document) part)));
			}
			else if (key.equals("$or") && wanted instanceof Collection<?> parts) {
				all.add(any(parts.stream().map((part) -> of((Document) part)).toList()));
			}
			else if (!key.startsWith("$")) {
				all.add(field(key, wanted));
			}
		}
		List<Predicate<Document>> useful = all.stream().filter((one) -> one != ANY).toList();
		return useful.isEmpty() ? ANY : (document) -> {
			for (Predicate<Document> one : useful) {
				if (!one.test(document)) {
					return false;
				}
			}
			return true;
		};
	}

	private static Predicate<Document> any(List<Predicate<Document>> parts) {
		return parts.contains(ANY) ? ANY : (document) -> {
			for (Predicate<Document> one : parts) {
				if (one.test(document)) {
					return true;
				}
			}
			return false;
		};
	}

	private static Predicate<Document> field(String name, @Nullable Object wanted) {
		String[] path = name.split("\\.");
		if (wanted instanceof BsonRegularExpression expression) {
			return (document) -> !(value(document, path) instanceof String text) || expression.matcher(text).find();
		}
		if (wanted instanceof String || wanted instanceof Boolean) {
			Class<?> type = wanted.getClass();
			return (document) -> {
				Object value = value(document, path);
				return !type.isInstance(value) || wanted.equals(value);
			};
		}
		if (wanted instanceof Document operators && operators.keySet().equals(Set.of("$in"))
				&& operators.get("$in") instanceof Collection<?> values
				&& values.stream().allMatch(String.class::isInstance)) {
			Set<Object> among = values.stream().collect(Collectors.toSet());
			return (document) -> !(value(document, path) instanceof String text) || among.contains(text);
		}
		return ANY;
	}

	/** Null also for what can't be told so simply, as where there is a list. */
	private static @Nullable Object value(Document document, String[] path) {
		Object value = document;
		for (String step : path) {
			if (!(value instanceof Document inner)) {
				return null;
			}
			value = inner.get(step);
		}
		return value;
	}

}
