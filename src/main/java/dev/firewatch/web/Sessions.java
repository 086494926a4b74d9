package dev.firewatch.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Who is in front of a browser, for a working day; any instance knows. */
class Sessions {

	static final String COOKIE = "firewatch-session";

	static final Duration VALID = Duration.ofHours(10);

	private static final String COLLECTION = "sessions";

	private final MongoTemplate mongo;

	private final Clock realTime;

	private final SecureRandom random = new SecureRandom();

	Sessions(MongoTemplate mongo, Clock realTime) {
		this.mongo = mongo;
		this.realTime = realTime;
	}

	/** Opens a session and returns its secret. */
	String open(PersonId person) {
		byte[] bytes = new byte[24];
		random.nextBytes(bytes);
		String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		mongo.insert(new Document("_id", hash(secret)).append("person", person.value())
			.append("until", Date.from(realTime.instant().plus(VALID))), COLLECTION);
		return secret;
	}

	Optional<PersonId> person(String secret) {
		return Optional.ofNullable(mongo.findById(hash(secret), Document.class, COLLECTION))
			.filter(session -> session.getDate("until").toInstant().isAfter(realTime.instant()))
			.map(session -> new PersonId(session.getString("person")));
	}

	private static String hash(String secret) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("every Java platform has SHA-256", impossible);
		}
	}

}
