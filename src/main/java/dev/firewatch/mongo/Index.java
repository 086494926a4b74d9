package dev.firewatch.mongo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bson.Document;

/**
 * A declared index. Its keys are field names in order, a descending one with a leading
 * minus.
 */
record Index(String collection, List<IndexKey> keys, boolean isUnique, boolean isSparse) {

	static Index on(String collection, String... keys) {
		return new Index(collection, Stream.of(keys).map(IndexKey::parse).toList(), false, false);
	}

	Index unique() {
		return new Index(this.collection, this.keys, true, this.isSparse);
	}

	Index sparse() {
		return new Index(this.collection, this.keys, this.isUnique, true);
	}

	/**
	 * The name MongoDB itself would give it, so that one created by hand is recognised.
	 */
	String name() {
		return this.keys.stream()
			.map((indexKey) -> indexKey.field() + "_" + indexKey.direction())
			.collect(Collectors.joining("_"));
	}

	Document document() {
		Document document = new Document();
		this.keys.forEach((indexKey) -> document.append(indexKey.field(), indexKey.direction()));
		return document;
	}

	/** One field of an index, ascending (1) or descending (-1). */
	record IndexKey(String field, int direction) {

		static IndexKey parse(String key) {
			return key.startsWith("-") ? new IndexKey(key.substring(1), -1) : new IndexKey(key, 1);
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%s:%d", this.field, this.direction);
		}

	}

}
