package dev.firewatch.mongo;

import java.util.concurrent.TimeUnit;

import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.firewatch.Deadline;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/**
 * Never waits for the database longer than somebody waits for the answer: under a
 * {@link Deadline} an operation gets what is left of it, and none is begun after it.
 */
final class DeadlineDatabaseFactory extends SimpleMongoClientDatabaseFactory {

	DeadlineDatabaseFactory(MongoClient client, String database) {
		super(client, database);
	}

	@Override
	protected MongoDatabase doGetMongoDatabase(String name) {
		MongoDatabase database = super.doGetMongoDatabase(name);
		return Deadline.current().map((deadline) -> {
			long left = deadline.left().toMillis();
			if (left <= 0) {
				throw new MongoOperationTimeoutException("Nobody waits for this any more");
			}
			return database.withTimeout(left, TimeUnit.MILLISECONDS);
		}).orElse(database);
	}

	/**
	 * Replaces Boot's factory afterwards: if there were another one from the beginning,
	 * Boot would create no client.
	 */
	static final class InPlace implements BeanPostProcessor {

		private final ObjectProvider<MongoClient> client;

		InPlace(ObjectProvider<MongoClient> client) {
			this.client = client;
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof SimpleMongoClientDatabaseFactory databases)
					? new DeadlineDatabaseFactory(this.client.getObject(), databases.getMongoDatabase().getName())
					: bean;
		}

	}

}
