package dev.firewatch.mongo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every index; a test fails if it sends a query that none of them serves.
 * <p>
 * The embedded database serves {@code _id}, unique indexes and the first field of others
 * (which it keeps in memory), and ignores partial filters (which would make a unique
 * index too strict), expiry and collation: hence there are none.
 */
final class Indexes {

	static final List<Index> ALL = List.of(
			// An incident found by the delivery that declared it.
			Index.on("casefiles", "origin").unique().sparse(),
			// Lists, latest first: of what is still open, and of what may wait for
			// somebody.
			Index.on("casefiles", "status", "-_id"), Index.on("casefiles", "owing", "-_id"),
			// Casefiles for which something may be due.
			Index.on("casefiles", "attendAt"),
			// Those with a deadline of compliance, the next one first.
			Index.on("casefiles", "deadlineAt"),
			// What ended since a moment, for reports.
			Index.on("casefiles", "incident.endedAt"),
			// What happened since a moment, for figures over time.
			Index.on("casefiles", "learnedAt"),
			// The sweeps: documents with effects to deliver, or due.
			Index.on("casefiles", "wakeAt"), Index.on("reminders", "wakeAt"), Index.on("troubles", "wakeAt"),
			// What may be forgotten.
			Index.on("reminders", "createdAt"), Index.on("questions", "day"), Index.on("pasted", "at"),
			Index.on("pastedFixes", "at"), Index.on("proposals", "at"), Index.on("firsts", "at"),
			Index.on("links", "until"), Index.on("sessions", "until"), Index.on("reportLinks", "until"),
			Index.on("priorityRuns", "savedAt"), Index.on("reports", "wakeAt"), Index.on("reports", "at"),
			// Somebody found by the name others mention them by, and those who can't be
			// reached.
			Index.on("people", "handle"), Index.on("people", "gone"), Index.on("people", "backOn"),
			Index.on("absences", "delegate"), Index.on("absences", "until"),
			// A risk found by the act that entered it, by its title, or by an incident;
			// the
			// register by score.
			Index.on(MongoRisks.RISKS, "origin").unique(), Index.on(MongoRisks.RISKS, "title"),
			Index.on(MongoRisks.RISKS, "incidents", "_id"), Index.on(MongoRisks.RISKS, "status", "-score", "_id"),
			// When it has to be looked at, and for whom something waits in it.
			Index.on(MongoRisks.RISKS, "attendAt"), Index.on(MongoRisks.RISKS, "owing", "_id"),
			// Who looked at an incident.
			Index.on("looks", "incident"),
			// Files: the first two are what GridFS itself asks for, the third is the one
			// by
			// which the embedded database finds their parts.
			Index.on(GridFsFiles.FILES, "filename", "uploadDate"),
			Index.on(GridFsFiles.CHUNKS, "files_id", "n").unique(), Index.on(GridFsFiles.CHUNKS, "files_id"));

	private static final Logger log = LoggerFactory.getLogger(Indexes.class);

	private Indexes() {
	}

	/**
	 * A large collection takes longer than the driver waits for an answer, while the
	 * server goes on: asking again waits for the same build, and is answered at once when
	 * it is done. A server that is gone answers otherwise.
	 */
	static void whenBuilt(String collection, Runnable create) {
		while (true) {
			try {
				create.run();
				return;
			}
			catch (MongoSocketReadTimeoutException building) {
				log.warn(
						"The indexes of {} aren't built yet: the collection is large, and the server goes on. The start "
								+ "waits for them.",
						collection);
			}
		}
	}

	/**
	 * Creates what is missing, one command for each collection; leaves existing ones
	 * untouched.
	 */
	static void createIn(MongoDatabase database) {
		ALL.stream()
			.collect(Collectors.groupingBy(Index::collection, LinkedHashMap::new, Collectors.toList()))
			.values()
			.forEach((indexes) -> create(database, indexes));
	}

	private static void create(MongoDatabase database, List<Index> ofOneCollection) {
		String collection = ofOneCollection.get(0).collection();
		List<IndexModel> models = ofOneCollection.stream()
			.map((index) -> new IndexModel(index.document(),
					new IndexOptions().name(index.name()).unique(index.isUnique()).sparse(index.isSparse())))
			.toList();
		try {
			whenBuilt(collection, () -> database.getCollection(collection).createIndexes(models));
		}
		catch (MongoException ex) {
			throw new DatabaseUnusableException(
					"An index of the collection " + database.getName() + "." + collection + " cannot be created: "
							+ ex.getMessage(),
					"If an index of that name or with those keys is there with other options, drop it and start "
							+ "again; if documents contradict its uniqueness, correct them; "
							+ "otherwise allow the user to create indexes.",
					ex);
		}
	}

}
