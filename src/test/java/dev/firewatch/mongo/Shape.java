package dev.firewatch.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/**
 * A query without its values: what an index has to serve.
 */
record Shape(String command, String collection, Filter filter, List<Index.IndexKey> sort) {

	/** The shapes in a command: several when an update or a delete is a batch. */
	static List<Shape> of(String name, BsonDocument command) {
		return switch (name) {
			case "find" -> isAnyOne(command) ? List.of() : List.of(shape(name, command, "filter", "sort"));
			case "findAndModify" -> List.of(shape(name, command, "query", "sort"));
			case "count", "distinct" -> List.of(shape(name, command, "query", ""));
			case "update" -> batch(name, command, "updates");
			case "delete" -> batch(name, command, "deletes");
			case "aggregate" -> command.get(name).isString() ? List.of(aggregate(command)) : List.of();
			default -> List.of();
		};
	}

	/** Whether there is anything: one document is read, whichever it is. */
	private static boolean isAnyOne(BsonDocument command) {
		return command.getDocument("filter", new BsonDocument()).isEmpty() && !command.containsKey("sort")
				&& command.getNumber("limit", new BsonInt32(0)).intValue() == 1;
	}

	private static Shape shape(String name, BsonDocument command, String filter, String sort) {
		return new Shape(name, command.getString(name).getValue(),
				Filter.of(command.getDocument(filter, new BsonDocument())),
				keys(command.getDocument(sort, new BsonDocument())));
	}

	private static List<Shape> batch(String name, BsonDocument command, String parts) {
		return command.getArray(parts)
			.stream()
			.map((part) -> new Shape(name, command.getString(name).getValue(),
					Filter.of(part.asDocument().getDocument("q")), List.of()))
			.toList();
	}

	/** Only what stands before the first other stage can use an index. */
	private static Shape aggregate(BsonDocument command) {
		BsonArray matches = new BsonArray();
		List<Index.IndexKey> sort = List.of();
		for (BsonValue stage : command.getArray("pipeline")) {
			BsonDocument document = stage.asDocument();
			if (document.containsKey("$match")) {
				matches.add(document.get("$match"));
			}
			else {
				sort = keys(document.getDocument("$sort", new BsonDocument()));
				break;
			}
		}
		return new Shape("aggregate", command.getString("aggregate").getValue(),
				Filter.of(new BsonDocument("$and", matches)), sort);
	}

	private static List<Index.IndexKey> keys(BsonDocument sort) {
		List<Index.IndexKey> keys = new ArrayList<>();
		sort.forEach((field, direction) -> keys.add(new Index.IndexKey(field, direction.asNumber().intValue())));
		return keys;
	}

	/** All fields it asks about, those of alternatives too. */
	Stream<String> fields() {
		return fields(this.filter);
	}

	private static Stream<String> fields(Filter filter) {
		return Stream.concat(filter.fields().keySet().stream(), filter.alternatives().stream().flatMap(Shape::fields))
			.distinct();
	}

	@Override
	public String toString() {
		return this.command + " " + this.collection + " " + this.filter
				+ (this.sort.isEmpty() ? "" : " sorted by " + this.sort);
	}

}
