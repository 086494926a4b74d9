package dev.firewatch.workflow.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.client.MongoCollection;

/**
 * Links that open a page for one person, once, within 15 minutes of real time. Only the
 * token's hash is stored.
 */
public class PersonalLinks {

	private static final String COLLECTION = "links";

	private static final Duration VALID = Duration.ofMinutes(15);

	private final MongoTemplate mongo;

	private final String baseUrl;

	private final Clock realTime;

	private final Expired expired;

	public PersonalLinks(MongoTemplate mongo, String baseUrl, Clock realTime) {
		this.mongo = mongo;
		this.baseUrl = baseUrl;
		this.realTime = realTime;
		this.expired = new Expired(mongo, COLLECTION, realTime);
	}

	/** A link that opens the path for the person. */
	public String issue(PersonId person, String path) {
		expired.tidy();
		Secret secret = Secret.random();
		Document link = new Document("_id", secret.hash()).append("person", person.value())
			.append("path", path)
			.append(Expired.UNTIL, Date.from(realTime.instant().plus(VALID)));
		mongo.execute(COLLECTION, (MongoCollection<Document> links) -> links.insertOne(link));
		return baseUrl + "/enter/" + secret.value();
	}

	/** Who comes in by a link, and where to. */
	public record Entrance(PersonId person, String path) {
	}

	/** Uses the link up; empty if it is unknown, used or too old. */
	public Optional<Entrance> redeem(String token) {
		Document link = mongo.execute(COLLECTION, (MongoCollection<Document> links) -> links
			.findOneAndDelete(new Document("_id", new Secret(token).hash())));
		if (link == null || link.getDate(Expired.UNTIL).toInstant().isBefore(realTime.instant())) {
			return Optional.empty();
		}
		return Optional.of(new Entrance(new PersonId(link.getString("person")), link.getString("path")));
	}

}
