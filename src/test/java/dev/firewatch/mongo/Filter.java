package dev.firewatch.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/**
 * What a query asks of which field, without the values. The parts of an {@code $and}
 * count field by field; those of an {@code $or} are alternatives.
 *
 * @param nullByPlace the paths through a place of an array that are compared with null,
 * wherever in the query that is
 */
record Filter(SortedMap<String, Operator> fields, List<Filter> alternatives, SortedSet<String> nullByPlace) {

	private static final Pattern THROUGH_A_PLACE = Pattern.compile(".+\\.\\d+(\\..*)?");

	static Filter of(BsonDocument filter) {
		Filter result = new Filter(new TreeMap<>(), new ArrayList<>(), new TreeSet<>());
		result.add(filter);
		result.lookForNull("", filter);
		return result;
	}

	private void lookForNull(String path, BsonDocument asked) {
		asked.forEach((name, value) -> lookForNull(name.startsWith("$") ? path : name, value));
	}

	private void lookForNull(String path, BsonValue value) {
		if (value.isDocument()) {
			lookForNull(path, value.asDocument());
		}
		else if (value instanceof BsonArray several) {
			several.forEach((one) -> lookForNull(path, one));
		}
		else if (value.isNull() && THROUGH_A_PLACE.matcher(path).matches()) {
			this.nullByPlace.add(path);
		}
	}

	boolean isEmpty() {
		return this.fields.isEmpty() && this.alternatives.isEmpty();
	}

	Operator on(String field) {
		return this.fields.getOrDefault(field, Operator.OTHER);
	}

	private void add(BsonDocument filter) {
		filter.forEach((field, condition) -> {
			if (field.equals("$and")) {
				condition.asArray().forEach((part) -> add(part.asDocument()));
			}
			else if (field.equals("$or")) {
				condition.asArray().forEach((part) -> this.alternatives.add(Filter.of(part.asDocument())));
			}
			else if (!field.equals("$comment")) {
				this.fields.merge(field, Operator.of(field, condition), Operator::strongerOf);
			}
		});
	}

	@Override
	public String toString() {
		String own = this.fields.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + " " + entry.getValue())
			.collect(Collectors.joining(", ", "{", "}"))
				+ (this.nullByPlace.isEmpty() ? "" : " with null for " + this.nullByPlace);
		return this.alternatives.isEmpty() ? own : own + " or one of " + this.alternatives;
	}

	/** From the one that narrows most to the one that narrows least. */
	enum Operator {

		EQUALS, IN, RANGE, OTHER;

		private static final Map<String, Operator> BY_NAME = Map.of("$in", IN, "$gt", RANGE, "$gte", RANGE, "$lt",
				RANGE, "$lte", RANGE);

		static Operator of(String field, BsonValue condition) {
			if (field.startsWith("$") || condition instanceof BsonRegularExpression) {
				return OTHER;
			}
			if (!condition.isDocument() || condition.asDocument().isEmpty()
					|| !condition.asDocument().getFirstKey().startsWith("$")) {
				return EQUALS;
			}
			// The embedded server does not serve "$in" with company, nor "$eq".
			return condition.asDocument()
				.keySet()
				.stream()
				.map((name) -> BY_NAME.getOrDefault(name, OTHER))
				.reduce((one, other) -> (one == RANGE && other == RANGE) ? RANGE : OTHER)
				.orElse(OTHER);
		}

		Operator strongerOf(Operator other) {
			return (compareTo(other) <= 0) ? this : other;
		}

	}

}
