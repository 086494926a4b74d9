package dev.firewatch.mongo;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.core.Ordered;

/**
 * How to reach the database: the address, and what Firewatch demands of it.
 */
final class Connection implements MongoConnectionDetails, MongoClientSettingsBuilderCustomizer, Ordered, AutoCloseable {

	static final String DEFAULT_DATABASE = "firewatch";

	private final ConnectionString address;

	private final @Nullable EmbeddedServer embedded;

	private Connection(ConnectionString address, @Nullable EmbeddedServer embedded) {
		this.address = address;
		this.embedded = embedded;
	}

	static Connection toEmbedded(Path directory) {
		EmbeddedServer server = EmbeddedServer.start(directory, 0);
		return new Connection(withDatabase(server.connectionString()), server);
	}

	static Connection to(String uri) {
		try {
			return new Connection(withDatabase(uri), null);
		}
		catch (IllegalArgumentException ex) {
			// The driver's own message may quote part of the password.
			throw new DatabaseUnusableException("MONGODB_URI (" + masked(uri) + ") is not a MongoDB connection string.",
					"Write it as mongodb://user:password@host:27017/firewatch, with special characters of the "
							+ "password percent-encoded, or unset it to use the embedded database.",
					null);
		}
	}

	@Override
	public ConnectionString getConnectionString() {
		return this.address;
	}

	String database() {
		return Objects.requireNonNull(this.address.getDatabase());
	}

	/** Naming a database must not change where the user's account is looked up. */
	private static ConnectionString withDatabase(String uri) {
		ConnectionString address = new ConnectionString(uri);
		if (address.getDatabase() != null) {
			return address;
		}
		int question = uri.indexOf('?');
		String hosts = ((question < 0) ? uri : uri.substring(0, question)).replaceFirst("/$", "");
		String options = (question < 0) ? "" : uri.substring(question + 1);
		MongoCredential credential = address.getCredential();
		if (credential != null && !options.toLowerCase(Locale.ROOT).contains("authsource=")) {
			options = "authSource=" + credential.getSource() + (options.isEmpty() ? "" : "&" + options);
		}
		return new ConnectionString(hosts + "/" + DEFAULT_DATABASE + "?" + options);
	}

	@Override
	public void customize(MongoClientSettings.Builder settings) {
		settings.applicationName("firewatch")
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
			.applyToSocketSettings(
					(socket) -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
			.applyToConnectionPoolSettings((pool) -> pool.maxSize(50).maxWaitTime(5, TimeUnit.SECONDS));
		// The operator's own timeouts and pool sizes override these defaults, but not the
		// guarantee that an acknowledged write is durable and visible.
		settings.applyConnectionString(this.address)
			.writeConcern(WriteConcern.MAJORITY.withJournal(true).withWTimeout(8, TimeUnit.SECONDS))
			.readPreference(ReadPreference.primary());
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	/** The server in this process; empty if it is a MongoDB elsewhere. */
	Optional<EmbeddedServer> embedded() {
		return Optional.ofNullable(this.embedded);
	}

	/** Stops the embedded server; the client, made later, is closed first. */
	@Override
	public void close() {
		if (this.embedded != null) {
			this.embedded.close();
		}
	}

	/** A URI that is safe for logs and people: without password and options. */
	static String masked(String uri) {
		return uri.replaceFirst("(?s)^(\\w+(?:\\+\\w+)?://[^:/@]*):.*@", "$1:****@").replaceFirst("(?s)\\?.*$", "");
	}

}
