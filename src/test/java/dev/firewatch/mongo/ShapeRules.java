package dev.firewatch.mongo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which shapes a declared index serves, and which mean the same, on a real MongoDB and on
 * the embedded one.
 */
record ShapeRules(List<Index> declared) {

	Optional<String> objectionTo(Shape shape) {
		if (!shape.filter().nullByPlace().isEmpty()) {
			return Optional.of("A real MongoDB takes a number in a path for the name of a field too, which is missing, "
					+ "and what is missing equals null: " + shape
					+ ". Ask with $exists for something that is always in it, or $not.");
		}
		if (indexes(shape).noneMatch((index) -> serves(index, shape.filter(), shape.sort()))
				&& !servesEachAlternative(shape)) {
			return Optional.of("No declared index serves: " + shape
					+ ". Add one to Indexes, or ask by a key that has one (a sort needs the index too).");
		}
		if (scansWhenEmbedded(shape) && !OffPathQueries.allow(shape)) {
			return Optional.of("The embedded database scans the collection for: " + shape
					+ ". Ask by the whole of _id or of a unique index, or give OffPathQueries the reason why "
					+ "it may be slow.");
		}
		return Optional.empty();
	}

	private Stream<Index> indexes(Shape shape) {
		return Stream.concat(Stream.of(Index.on(shape.collection(), "_id").unique()),
				this.declared.stream().filter((index) -> index.collection().equals(shape.collection())));
	}

	private boolean servesEachAlternative(Shape shape) {
		return !shape.filter().alternatives().isEmpty() && shape.filter()
			.alternatives()
			.stream()
			.allMatch((filter) -> indexes(shape).anyMatch((index) -> serves(index, filter, shape.sort())));
	}

	private static boolean serves(Index index, Filter filter, List<Index.IndexKey> sort) {
		if (isWholeKey(index, filter)) {
			// A handful of documents at most: sorting them costs nothing.
			return true;
		}
		int equal = 0;
		while (equal < index.keys().size() && isEquality(filter, index.keys().get(equal))) {
			equal++;
		}
		boolean narrowed = equal > 0 || filter.on(index.keys().get(0).field()).compareTo(Filter.Operator.OTHER) < 0;
		if (sort.isEmpty()) {
			return narrowed;
		}
		return (narrowed || filter.isEmpty()) && startsWith(index.keys().subList(equal, index.keys().size()), sort);
	}

	private static boolean startsWith(List<Index.IndexKey> keys, List<Index.IndexKey> sort) {
		if (keys.size() < sort.size()) {
			return false;
		}
		List<Index.IndexKey> start = keys.subList(0, sort.size());
		return start.equals(sort) || start.stream()
			.map((indexKey) -> new Index.IndexKey(indexKey.field(), -indexKey.direction()))
			.toList()
			.equals(sort);
	}

	private boolean scansWhenEmbedded(Shape shape) {
		return shape.command().equals("aggregate")
				|| indexes(shape).noneMatch((index) -> isWholeKey(index, shape.filter()));
	}

	private static boolean isWholeKey(Index index, Filter filter) {
		if (!index.isUnique()) {
			return false;
		}
		// The embedded server takes "$in" for an index of one field only.
		return index.keys().stream().allMatch((indexKey) -> filter.on(indexKey.field()) == Filter.Operator.EQUALS)
				|| (index.keys().size() == 1 && isEquality(filter, index.keys().get(0)));
	}

	private static boolean isEquality(Filter filter, Index.IndexKey indexKey) {
		return filter.on(indexKey.field()).compareTo(Filter.Operator.IN) <= 0;
	}

}
