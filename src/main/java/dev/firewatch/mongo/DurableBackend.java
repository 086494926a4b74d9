package dev.firewatch.mongo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded server's backend, made durable and atomic: the stock one acknowledges
 * before anything is on disk and answers with documents that others are changing.
 */
final class DurableBackend extends H2Backend {

	/**
	 * In {@code buildInfo}, so that a connection can tell this server from a real one.
	 */
	static final String MARKER = "firewatchEmbedded";

	private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

	private final DurableWrites writes;

	DurableBackend(MVStore store) {
		super(store);
		this.writes = new DurableWrites(store);
	}

	@Override
	public Document handleMessage(MongoMessage message) {
		try {
			return super.handleMessage(message);
		}
		catch (MongoServerException ex) {
			return refusal(ex);
		}
		catch (RuntimeException ex) {
			// Answered here, since the library would log the message with its content.
			log.error("The embedded database failed at '{}'", message.getDocument().keySet().iterator().next(), ex);
			return refusal(new MongoServerException(String.valueOf(ex.getMessage()), ex));
		}
	}

	@Override
	public Document handleCommand(Channel channel, String database, String command, Document query) {
		return this.writes.answer(() -> {
			Document answer = super.handleCommand(channel, database, command, query).cloneDeeply();
			if (command.equalsIgnoreCase("buildInfo")) {
				answer.put(MARKER, true);
			}
			return answer;
		});
	}

	@Override
	public QueryResult handleQuery(MongoQuery query) {
		return this.writes.answer(() -> {
			QueryResult result = super.handleQuery(query);
			return new QueryResult(result.collectDocuments().stream().map(Document::cloneDeeply).toList(),
					result.getCursorId());
		});
	}

	void copyTo(Path target) throws IOException {
		this.writes.copyTo(target);
	}

	@Override
	public void handleClose(Channel channel) {
		this.writes.quietly(() -> super.handleClose(channel));
	}

	@Override
	public void close() {
		this.writes.quietly(super::close);
	}

	/** Runs in the superclass's constructor: no field of this class is set yet. */
	@Override
	protected MongoDatabase openOrCreateDatabase(String databaseName) {
		MVStore store = getMvStore();
		return new H2Database(databaseName, store, getCursorRegistry()) {
			@Override
			protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
				String fullName = getFullCollectionNamespace(name);
				String digests = Digest.mapOf(name);
				return new KeyedCollection(this, name, options, store.openMap("databases." + fullName),
						store.openMap("meta." + fullName), this.cursorRegistry,
						(digests != null) ? DigestType.open(store, digests + fullName) : null);
			}

			@Override
			protected Index<Object> openOrCreateSecondaryIndex(String collection, String name, List<IndexKey> keys,
					boolean sparse) {
				return FieldIndex.canServe(keys) ? new FieldIndex(name, keys) : new UnservedIndex(name, keys);
			}
		};
	}

	private static Document refusal(MongoServerException cause) {
		Document refusal = new Document("ok", 0).append("errmsg", cause.getMessageWithoutErrorCode());
		if (cause instanceof MongoServerError error) {
			refusal.append("code", error.getCode()).putIfNotNull("codeName", error.getCodeName());
		}
		return refusal;
	}

}
