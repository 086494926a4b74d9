package dev.firewatch.workflow.postmortems.publishing;

import java.util.Optional;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.postmortem.Edition;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;

/** What each published version of a postmortem said, as Markdown. */
class Editions {

	private static final String COLLECTION = "editions";

	private final MongoTemplate mongo;

	public Editions(MongoTemplate mongo) {
		this.mongo = mongo;
	}

	/**
	 * Keeps what is about to be published; if it is not published after all, nobody asks
	 * for it.
	 */
	void keep(IncidentId id, int version, String contentHash, String markdown) {
		String key = key(id, version, contentHash);
		mongo.execute(COLLECTION, (MongoCollection<Document> editions) -> editions.replaceOne(new Document("_id", key),
				new Document("_id", key).append("markdown", markdown), new ReplaceOptions().upsert(true)));
	}

	/** What the version said; empty for one that was published elsewhere. */
	public Optional<String> text(IncidentId id, Edition edition) {
		String key = key(id, edition.version(), edition.contentHash());
		return Optional
			.ofNullable(mongo.execute(COLLECTION,
					(MongoCollection<Document> editions) -> editions.find(new Document("_id", key)).first()))
			.map(found -> found.getString("markdown"));
	}

	private static String key(IncidentId id, int version, String contentHash) {
		return id + "/" + version + "/" + contentHash;
	}

}
