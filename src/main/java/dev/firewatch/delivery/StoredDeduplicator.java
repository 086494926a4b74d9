package dev.firewatch.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import dev.firewatch.chat.Deduplicator;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Remembers what was done, in a small document each. Only for things that may get lost
 * but must not be seen twice, such as an answer; an act is remembered in the document
 * that it changes.
 */
public class StoredDeduplicator implements Deduplicator {

	private static final String COLLECTION = "firsts";

	private static final String AT = "at";

	private static final Duration REMEMBERED = Duration.ofDays(1);

	private static final Duration TIDIED_EVERY = Duration.ofHours(1);

	private final MongoTemplate mongo;

	private final Clock realTime;

	private volatile Instant tidied = Instant.EPOCH;

	public StoredDeduplicator(MongoTemplate mongo, Clock realTime) {
		this.mongo = mongo;
		this.realTime = realTime;
	}

	@Override
	public boolean first(String what) {
		Document first = new Document("_id", what).append(AT, Date.from(realTime.instant()));
		try {
			mongo.insert(first, COLLECTION);
			return true;
		}
		catch (DuplicateKeyException again) {
			return false;
		}
	}

	/** Forgets old entries now and then. */
	public void tidy() {
		Instant now = realTime.instant();
		if (tidied.plus(TIDIED_EVERY).isBefore(now)) {
			tidied = now;
			mongo.remove(Query.query(Criteria.where(AT).lt(Date.from(now.minus(REMEMBERED)))), COLLECTION);
		}
	}

}
