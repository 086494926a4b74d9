package dev.firewatch.mongo;

import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Tells whether the database answers a ping in time. */
final class DatabaseHealth extends AbstractHealthIndicator {

	private final MongoDatabaseFactory databases;

	DatabaseHealth(MongoDatabaseFactory databases) {
		super("The database does not answer");
		this.databases = databases;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		MongoDatabase database = this.databases.getMongoDatabase().withTimeout(2, TimeUnit.SECONDS);
		database.runCommand(new Document("ping", 1));
		health.up();
	}

}
