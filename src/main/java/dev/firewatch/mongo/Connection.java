package dev.firewatch.mongo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoCredential;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.core.Ordered;

/**
 * How to reach the database: the address, and what Firewatch demands of it.
 */
final class Connection implements MongoConnectionDetails, MongoClientSettingsBuilderCustomizer, Ordered, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Connection.class);

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
			ConnectionString address = withDatabase(uri);
			if (address.getCollection() != null) {
				throw new DatabaseUnusableException(
						"MONGODB_URI (" + masked(uri) + ") names the database \"" + address.getDatabase() + "."
								+ address.getCollection() + "\", but a database's name can't have a dot.",
						"Name a database without a dot, such as " + DEFAULT_DATABASE + ".", null);
			}
			overridden(address)
				.ifPresent((options) -> log.warn("MONGODB_URI asks for {}; Firewatch doesn't follow that: it writes to "
						+ "the majority with a journal and reads from the primary, as nothing acknowledged may be lost.",
						options));
			return new Connection(address, null);
		}
		catch (MongoConfigurationException ex) {
			throw unknownInDns(masked(uri));
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

	static DatabaseUnusableException unknownInDns(String maskedUri) {
		return new DatabaseUnusableException(
				"The hosts that MONGODB_URI (" + maskedUri + ") stands for can't be looked up in DNS.",
				"Check the name, and that this machine can look up SRV and TXT records; or name the hosts one by one "
						+ "with mongodb:// instead of mongodb+srv://.",
				null);
	}

	/** What the URI asks for in vain, without its other options. */
	static Optional<String> overridden(ConnectionString address) {
		List<String> options = new ArrayList<>();
		WriteConcern writes = address.getWriteConcern();
		if (writes != null && !writes.getWObject().equals("majority")) {
			options.add("w=" + writes.getWObject());
		}
		if (writes != null && Boolean.FALSE.equals(writes.getJournal())) {
			options.add("journal=false");
		}
		ReadPreference reads = address.getReadPreference();
		if (reads != null && !reads.equals(ReadPreference.primary())) {
			options.add("readPreference=" + reads.getName());
		}
		ReadConcern concern = address.getReadConcern();
		if (concern != null && !concern.equals(ReadConcern.MAJORITY)) {
			options.add("readConcernLevel=" + Objects.requireNonNull(concern.getLevel()).getValue());
		}
		return options.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", options));
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
		// guarantee that an acknowledged write is durable and visible, nor that what is
		// read, such as "that was already saved", can't be taken back by a fail-over.
		settings.applyConnectionString(this.address)
			.writeConcern(WriteConcern.MAJORITY.withJournal(true).withWTimeout(8, TimeUnit.SECONDS))
			.readConcern(ReadConcern.MAJORITY)
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
