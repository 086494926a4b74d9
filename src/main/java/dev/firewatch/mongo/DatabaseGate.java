package dev.firewatch.mongo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ServerDescription;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Releases the client only once the server is known to be usable, and lets the instance
 * do nothing until the indexes exist: they are created while the other beans are.
 */
final class DatabaseGate implements BeanPostProcessor, SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(DatabaseGate.class);

	private static final int OLDEST_MAJOR_VERSION = 6;

	private final ObjectProvider<Connection> connection;

	private @Nullable CompletableFuture<Void> indexes;

	DatabaseGate(ObjectProvider<Connection> connection) {
		this.connection = connection;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof MongoClient client) {
			Connection to = this.connection.getObject();
			String address = Connection.masked(to.getConnectionString().getConnectionString());
			MongoDatabase database = client.getDatabase(to.database());
			if (to.embedded().isEmpty()) {
				refuseAnOldServer(buildInfo(client, database, address), address);
			}
			this.indexes = CompletableFuture.runAsync(() -> Indexes.createIn(database), DatabaseGate::beside);
		}
		return bean;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.indexes == null) {
			return;
		}
		try {
			this.indexes.join();
		}
		catch (CompletionException failed) {
			throw (failed.getCause() instanceof DatabaseUnusableException unusable) ? unusable : failed;
		}
	}

	/** On a thread that keeps no process alive whose start has failed meanwhile. */
	private static void beside(Runnable creating) {
		Thread thread = new Thread(creating, "indexes");
		thread.setDaemon(true);
		thread.start();
	}

	private static Document buildInfo(MongoClient client, MongoDatabase database, String address) {
		try {
			return database.runCommand(new Document("buildInfo", 1));
		}
		catch (MongoException ex) {
			if (address.startsWith("mongodb+srv:")
					&& client.getClusterDescription().getServerDescriptions().isEmpty()) {
				throw Connection.unknownInDns(address);
			}
			throw new DatabaseUnusableException(
					"MongoDB at MONGODB_URI (" + address + ") cannot be used: " + reason(client, ex) + ".",
					"Start MongoDB or correct MONGODB_URI (address, user, password, TLS), "
							+ "or unset it to use the embedded database.",
					ex);
		}
	}

	/**
	 * The driver's own message describes the cluster at length; only its root cause
	 * helps.
	 */
	private static String reason(MongoClient client, MongoException failure) {
		Throwable cause = client.getClusterDescription()
			.getServerDescriptions()
			.stream()
			.map(ServerDescription::getException)
			.filter((exception) -> exception != null)
			.findFirst()
			.orElse(failure);
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause.getClass().getSimpleName() + ", " + String.valueOf(cause.getMessage()).replaceFirst("\\.$", "");
	}

	private static void refuseAnOldServer(Document buildInfo, String address) {
		if (buildInfo.getBoolean(DurableBackend.MARKER, false)) {
			return;
		}
		String version = buildInfo.getString("version");
		if (Integer.parseInt(version.replaceFirst("\\D.*$", "")) < OLDEST_MAJOR_VERSION) {
			throw new DatabaseUnusableException(
					"MongoDB at MONGODB_URI (" + address + ") is version " + version + ", but Firewatch needs "
							+ OLDEST_MAJOR_VERSION + ".0 or newer.",
					"Upgrade MongoDB, point MONGODB_URI at a newer one, or unset it to use the embedded database.",
					null);
		}
		log.info("Using MongoDB {} at {}", version, address);
	}

}
