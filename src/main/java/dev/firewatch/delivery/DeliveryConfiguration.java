package dev.firewatch.delivery;

import java.time.Clock;
import java.util.List;

import dev.firewatch.DatabaseSettings;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.delivery.Deliveries.Surroundings;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.function.SingletonSupplier;

/** Puts writing and delivering together. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

	/** Collections whose documents carry effects. */
	private static final List<String> COLLECTIONS = List.of("casefiles", "reminders", "reports",
			DeliveryFailures.COLLECTION);

	@Bean
	Instances instances(MongoTemplate mongo, DatabaseSettings database) {
		return new Instances(mongo, database.address().isEmpty());
	}

	@Bean
	DeliveryFailures deliveryFailures(MongoTemplate mongo, @Qualifier("realTime") Clock realTime) {
		return new DeliveryFailures(mongo, realTime);
	}

	@Bean
	EffectDispatcher effectDispatcher(ObjectProvider<ChatPlatform> platforms, ObjectProvider<Compose> compose,
			ObjectProvider<Confirmed> confirmed) {
		return new EffectDispatcher(SingletonSupplier.of(() -> platforms.orderedStream().toList()),
				effect -> compose.getObject().compose(effect),
				(effect, sent) -> confirmed.getObject().confirmed(effect, sent));
	}

	@Bean
	Deliveries deliveries(MongoTemplate mongo, EffectDispatcher dispatcher, DeliveryFailures failures,
			MeterRegistry meters, Surroundings surroundings) {
		return new Deliveries(new Outbox(mongo, surroundings.instances()), dispatcher, failures,
				new DeliveryMeters(meters), surroundings);
	}

	@Bean
	Surroundings deliverySurroundings(Instances instances, @Qualifier("realTime") Clock realTime) {
		return new Surroundings(instances, COLLECTIONS, realTime);
	}

	@Bean
	Commit commit(MongoTemplate mongo, Deliveries deliveries, @Qualifier("realTime") Clock realTime) {
		return new Commit(mongo, deliveries, realTime);
	}

	@Bean
	StoredDeduplicator storedDeduplicator(MongoTemplate mongo, @Qualifier("realTime") Clock realTime) {
		return new StoredDeduplicator(mongo, realTime);
	}

	@Bean
	RoomDirectory roomDirectory(MongoTemplate mongo) {
		return new RoomDirectory(mongo);
	}

}
