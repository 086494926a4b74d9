package dev.firewatch.mongo;

import dev.firewatch.testing.CoreTest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import dev.firewatch.DomainClock;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Secrets.Bearer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class MongoSecretsIT {

	private static final String LINKS = "links";

	private final Bearer bob = new Bearer(new PersonId("local/bob-" + UUID.randomUUID()), "/incidents/INC-2026-0001");

	private final DomainClock clock = new DomainClock(Clock.systemUTC(), Duration.ZERO);

	@Autowired
	MongoTemplate mongo;

	@Test
	void areFoundByTheSecretAloneOfWhichTheHashIsStored() {
		MongoSecrets secrets = new MongoSecrets(mongo, clock);

		String secret = secrets.issue(LINKS, bob, Duration.ofHours(1));

		assertThat(secrets.find(LINKS, secret)).hasValue(bob);
		assertThat(secrets.find(LINKS, secret + "x")).isEmpty();
		assertThat(QueryShapes.ignoring(() -> mongo.findAll(Document.class, LINKS)).toString()).doesNotContain(secret);
	}

	@Test
	void areTakenOnce() {
		MongoSecrets secrets = new MongoSecrets(mongo, clock);
		String secret = secrets.issue(LINKS, bob, Duration.ofHours(1));

		assertThat(secrets.take(LINKS, secret)).isPresent();
		assertThat(secrets.take(LINKS, secret)).isEmpty();
	}

	@Test
	void areUnknownOnceTheyAreTooOldAndForgottenLater() {
		MongoSecrets secrets = new MongoSecrets(mongo, clock);
		String old = secrets.issue(LINKS, bob, Duration.ofMinutes(15));

		Bearer carol = new Bearer(new PersonId("local/carol-" + UUID.randomUUID()), "");
		clock.shiftTo(Duration.ofHours(2));
		assertThat(secrets.find(LINKS, old)).isEmpty();
		secrets.issue(LINKS, carol, Duration.ofMinutes(15));

		assertThat(QueryShapes.ignoring(() -> mongo.findAll(Document.class, LINKS)))
			.extracting(kept -> kept.getString("person"))
			.contains(carol.person().value())
			.doesNotContain(bob.person().value());
	}

}
