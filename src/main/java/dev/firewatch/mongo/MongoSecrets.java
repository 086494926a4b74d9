package dev.firewatch.mongo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.firewatch.Sha256;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Secrets;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Secrets in collections of their kind, found only by the hash. */
class MongoSecrets implements Secrets {

	private static final SecureRandom RANDOM = new SecureRandom();

	/** Long enough that nobody can guess one. */
	private static final int BYTES = 24;

	private static final String ID = "_id";

	private static final String PERSON = "person";

	private static final String PATH = "path";

	private static final String UNTIL = "until";

	private static final Duration TIDIED_EVERY = Duration.ofHours(1);

	private final MongoTemplate mongo;

	private final Clock realTime;

	private final Map<String, Instant> tidied = new ConcurrentHashMap<>();

	MongoSecrets(MongoTemplate mongo, Clock realTime) {
		this.mongo = mongo;
		this.realTime = realTime;
	}

	@Override
	public String issue(String kind, Bearer bearer, Duration valid) {
		tidy(kind);
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		mongo.insert(new Document(ID, Sha256.hex(secret)).append(PERSON, bearer.person().value())
			.append(PATH, bearer.path())
			.append(UNTIL, Date.from(realTime.instant().plus(valid))), kind);
		return secret;
	}

	@Override
	public Optional<Bearer> find(String kind, String secret) {
		return valid(mongo.findById(Sha256.hex(secret), Document.class, kind));
	}

	@Override
	public Optional<Bearer> take(String kind, String secret) {
		Query bySecret = Query.query(Criteria.where(ID).is(Sha256.hex(secret)));
		return valid(mongo.findAndRemove(bySecret, Document.class, kind));
	}

	private Optional<Bearer> valid(@Nullable Document found) {
		return Optional.ofNullable(found)
			.filter(kept -> kept.getDate(UNTIL).toInstant().isAfter(realTime.instant()))
			.map(kept -> new Bearer(new PersonId(kept.getString(PERSON)), kept.get(PATH, "")));
	}

	/** Deletes those that are too old, now and then. */
	private void tidy(String kind) {
		Instant now = realTime.instant();
		if (tidied.getOrDefault(kind, Instant.EPOCH).plus(TIDIED_EVERY).isBefore(now)) {
			tidied.put(kind, now);
			mongo.remove(Query.query(Criteria.where(UNTIL).lt(now)), kind);
		}
	}

}
