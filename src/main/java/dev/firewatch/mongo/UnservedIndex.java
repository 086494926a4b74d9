package dev.firewatch.mongo;

import java.util.List;

import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.IndexKey;

/**
 * An index that only a real server has any use for. It counts as filled: else every start
 * would read the whole collection to put nothing into it.
 */
final class UnservedIndex extends EmptyIndex<Object> {

	UnservedIndex(String name, List<IndexKey> keys) {
		super(name, keys);
	}

	@Override
	public boolean isEmpty() {
		return false;
	}

}
