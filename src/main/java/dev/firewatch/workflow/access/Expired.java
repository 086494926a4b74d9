package dev.firewatch.workflow.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.client.MongoCollection;

/**
 * Forgets the documents of a collection that are good until some moment, once it is past.
 */
public final class Expired {

	/** The field of that moment, in real time. */
	public static final String UNTIL = "until";

	private static final Duration TIDIED_EVERY = Duration.ofHours(1);

	private final MongoTemplate mongo;

	private final String collection;

	private final Clock realTime;

	private volatile Instant tidied = Instant.EPOCH;

	public Expired(MongoTemplate mongo, String collection, Clock realTime) {
		this.mongo = mongo;
		this.collection = collection;
		this.realTime = realTime;
	}

	/** Forgets them, now and then; to be called whenever one is added. */
	public void tidy() {
		Instant now = realTime.instant();
		if (tidied.plus(TIDIED_EVERY).isBefore(now)) {
			tidied = now;
			Document past = new Document(UNTIL, new Document("$lt", Date.from(now)));
			mongo.execute(collection, (MongoCollection<Document> all) -> all.deleteMany(past));
		}
	}

}
