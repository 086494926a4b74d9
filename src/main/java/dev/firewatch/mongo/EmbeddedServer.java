package dev.firewatch.mongo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoServer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-compatible server inside the process, whose data is one file.
 */
final class EmbeddedServer implements AutoCloseable {

	/** Each connection occupies a thread while it waits for the disk. */
	static final int CONNECTIONS = 32;

	private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

	/** Enough for the digests of 10,000 casefiles. */
	private static final int CACHE_MEGABYTES = 64;

	static final String FILE = "firewatch.mv.db";

	private final MongoServer server;

	private final DurableBackend backend;

	private final InetSocketAddress address;

	private EmbeddedServer(MongoServer server, DurableBackend backend, InetSocketAddress address) {
		this.server = server;
		this.backend = backend;
		this.address = address;
	}

	/**
	 * Starts a server on the loopback interface.
	 * @param port the port, 0 for any free one
	 */
	static EmbeddedServer start(Path directory, int port) {
		DurableBackend backend = new DurableBackend(open(directory));
		MongoServer server = new MongoServer(backend);
		server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, CONNECTIONS);
		log.warn("Using the embedded database in {}: it serves one instance on one machine. "
				+ "Set MONGODB_URI to run several.", directory.toAbsolutePath());
		return new EmbeddedServer(server, backend, server.getLocalAddress());
	}

	String connectionString() {
		return "mongodb://" + this.address.getAddress().getHostAddress() + ":" + this.address.getPort()
				+ "/?maxPoolSize=" + (CONNECTIONS - 2);
	}

	/** Copies the file as it is on disk at one moment, while the server keeps running. */
	void copyTo(Path target) throws IOException {
		this.backend.copyTo(target);
	}

	/** Stops the server and closes its file; everything acknowledged is already there. */
	@Override
	public void close() {
		this.server.shutdownNow();
	}

	private static MVStore open(Path directory) {
		try {
			PrivateFiles.createDirectory(directory);
			// Only our own commits may write, so that each holds whole commands only.
			MVStore store = new MVStore.Builder().fileName(directory.resolve(FILE).toString())
				.cacheSize(CACHE_MEGABYTES)
				.autoCommitDisabled()
				.autoCommitBufferSize(0)
				.open();
			PrivateFiles.file(directory.resolve(FILE));
			// Each commit is synced before the next may reuse the space it freed.
			store.setRetentionTime(0);
			return store;
		}
		catch (MVStoreException ex) {
			throw (ex.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) ? inUse(directory, ex) : unreadable(directory, ex);
		}
		catch (IOException ex) {
			throw unreadable(directory, ex);
		}
	}

	private static DatabaseUnusableException inUse(Path directory, Exception cause) {
		return new DatabaseUnusableException(
				"The data directory " + directory.toAbsolutePath() + " is in use by another Firewatch.",
				"Stop the other one, or set FIREWATCH_DATA_DIR to a directory of this one's own; "
						+ "to run several on the same data, set MONGODB_URI.",
				cause);
	}

	private static DatabaseUnusableException unreadable(Path directory, Exception cause) {
		return new DatabaseUnusableException(
				"The embedded database in " + directory.toAbsolutePath() + " cannot be opened: " + cause + ".",
				"Make the directory writable for this user, or set FIREWATCH_DATA_DIR to another one; "
						+ "if the file is damaged, restore it from a backup.",
				cause);
	}

}
