package dev.firewatch.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.access.Expired;
import dev.firewatch.workflow.access.Secret;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Who is in front of a browser, for a working day; any instance knows. */
class Sessions {

	static final String COOKIE = "firewatch-session";

	static final Duration VALID = Duration.ofHours(10);

	private static final String COLLECTION = "sessions";

	private final MongoTemplate mongo;

	private final Clock realTime;

	private final Expired expired;

	Sessions(MongoTemplate mongo, Clock realTime) {
		this.mongo = mongo;
		this.realTime = realTime;
		this.expired = new Expired(mongo, COLLECTION, realTime);
	}

	/** Opens a session and returns its secret. */
	String open(PersonId person) {
		expired.tidy();
		Secret secret = Secret.random();
		mongo.insert(new Document("_id", secret.hash()).append("person", person.value())
			.append(Expired.UNTIL, Date.from(realTime.instant().plus(VALID))), COLLECTION);
		return secret.value();
	}

	Optional<PersonId> person(String secret) {
		return Optional.ofNullable(mongo.findById(new Secret(secret).hash(), Document.class, COLLECTION))
			.filter(session -> session.getDate(Expired.UNTIL).toInstant().isAfter(realTime.instant()))
			.map(session -> new PersonId(session.getString("person")));
	}

}
