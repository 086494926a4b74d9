package dev.firewatch.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.PlainDocument;
import dev.firewatch.chat.Administrators;
import dev.firewatch.people.Platform;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * What can't be delivered until somebody does something about it: one small document for
 * each kind of effect of a document, which carries the notice about it; and platforms
 * that refuse us altogether.
 */
public class DeliveryFailures implements Administrators {

	/** The kind of effect that tells people about a failure. */
	public static final String NOTICE = "trouble";

	/** What the notice is about: the failure's id. */
	public static final String TROUBLE = "trouble";

	/**
	 * Marks a notice that goes to everybody, as the person it was for can't be reached.
	 */
	public static final String TO_ALL = "all";

	/** The kind of a problem that no effect has, but that an administrator can fix. */
	public static final String ADVICE = "advice";

	/** What advice is about: the platform. */
	public static final String ON = "platform";

	static final String COLLECTION = "troubles";

	private static final String PLATFORM = "platform/";

	private static final String PROBLEM = "problem";

	private static final String SINCE = "since";

	private static final Duration STALE = Duration.ofMinutes(15);

	private final MongoTemplate mongo;

	private final Clock realTime;

	public DeliveryFailures(MongoTemplate mongo, Clock realTime) {
		this.mongo = mongo;
		this.realTime = realTime;
	}

	/**
	 * One for each document, kind of effect and person; documents about only one person,
	 * such as each day's reminders, share one.
	 */
	static String id(DocumentRef document, Effect effect) {
		String person = effect.about().get("person");
		if (person == null) {
			return document + "/" + effect.kind();
		}
		return (document.id().startsWith(person + "/") ? document.collection() : document.toString()) + "/"
				+ effect.kind() + "/" + person;
	}

	/**
	 * Records the failure. If it is itself a notice, everybody is told what one person
	 * could not be told.
	 * @return the document that carries the notice, if it is new
	 */
	Optional<DocumentRef> add(DocumentRef document, Effect effect, String problem) {
		if (effect.kind().equals(NOTICE)) {
			return effect.about().containsKey(TO_ALL) ? Optional.empty() : toAll(document, effect);
		}
		DocumentRef trouble = new DocumentRef(COLLECTION, id(document, effect));
		return add(trouble, document, effect.kind(), effect.about(), problem);
	}

	private Optional<DocumentRef> toAll(DocumentRef trouble, Effect notice) {
		Effect again = Effect.of(NOTICE, NOTICE, Map.of(TROUBLE, notice.get(TROUBLE), TO_ALL, "yes"));
		mongo.updateFirst(Outbox.byId(trouble.id()),
				new Update().push(Outbox.EFFECTS, written(again)).set(Outbox.WAKE, new Date(0)), COLLECTION);
		return Optional.of(trouble);
	}

	private Document written(Effect effect) {
		return PlainDocument.of(effect.writtenAt(realTime.instant()), mongo);
	}

	private Optional<DocumentRef> add(DocumentRef trouble, DocumentRef document, String kind, Map<String, String> about,
			String problem) {
		Effect notice = Effect.of(NOTICE, NOTICE, Map.of(TROUBLE, trouble.id()));
		Document added = new Document("_id", trouble.id()).append("collection", document.collection())
			.append("document", document.id())
			.append("kind", kind)
			.append("about", new Document(new LinkedHashMap<>(about)))
			.append(PROBLEM, problem)
			.append(SINCE, Date.from(realTime.instant()))
			.append(Outbox.EFFECTS, List.of(written(notice)))
			.append(Outbox.WAKE, new Date(0));
		try {
			mongo.insert(added, COLLECTION);
			return Optional.of(trouble);
		}
		catch (DuplicateKeyException known) {
			return Optional.empty();
		}
	}

	/** The notice is sent with the next sweep. */
	@Override
	public void tell(Platform platform, String what, String problem) {
		DocumentRef trouble = advice(platform, what);
		add(trouble, trouble, ADVICE, Map.of(ON, platform.key()), problem);
	}

	@Override
	public void mended(Platform platform, String what) {
		forget(List.of(advice(platform, what).id()));
	}

	private static DocumentRef advice(Platform platform, String what) {
		return new DocumentRef(COLLECTION, ADVICE + "/" + platform.key() + "/" + what);
	}

	/**
	 * Records that the platform refuses everything; nobody is told, as nothing can be
	 * sent.
	 */
	void shutOut(Platform platform, String problem) {
		Date now = Date.from(realTime.instant());
		mongo.upsert(Outbox.byId(PLATFORM + platform.key()),
				new Update().set(PROBLEM, problem).set("lastSeen", now).setOnInsert(SINCE, now), COLLECTION);
	}

	/** The platforms that refuse everything at present, with their reason. */
	public Map<String, String> shutOut() {
		Map<String, String> refusing = new LinkedHashMap<>();
		Instant recent = realTime.instant().minus(STALE);
		for (Platform platform : Platform.values()) {
			Document found = find(PLATFORM + platform.key());
			if (found != null && found.getDate("lastSeen").toInstant().isAfter(recent)) {
				refusing.put(platform.key(), found.getString(PROBLEM));
			}
		}
		return refusing;
	}

	/** All failures, oldest first; at most a thousand. */
	public List<DeliveryFailure> all() {
		List<DeliveryFailure> all = new ArrayList<>(found(Criteria.where("_id").gt("")));
		all.sort((one, other) -> one.since().compareTo(other.since()));
		return all;
	}

	public Optional<DeliveryFailure> byId(String id) {
		return Optional.ofNullable(find(id))
			.filter(found -> found.containsKey("document"))
			.map(DeliveryFailures::trouble);
	}

	/** Those of the document. */
	List<DeliveryFailure> of(DocumentRef document) {
		// The zero is the character that follows the slash.
		Criteria range = Criteria.where("_id").gte(document + "/").lt(document + "0");
		return found(range).stream().filter(failure -> failure.document().equals(document)).toList();
	}

	/** Forgets failures by their ids. */
	void forget(List<String> ids) {
		mongo.remove(Query.query(Criteria.where("_id").in(ids)), COLLECTION);
	}

	private List<DeliveryFailure> found(Criteria which) {
		return mongo.find(Query.query(which).limit(1_000), Document.class, COLLECTION)
			.stream()
			.filter(found -> found.containsKey("document"))
			.map(DeliveryFailures::trouble)
			.toList();
	}

	private @Nullable Document find(String id) {
		return mongo.findById(id, Document.class, COLLECTION);
	}

	private static DeliveryFailure trouble(Document found) {
		Map<String, String> about = new LinkedHashMap<>();
		found.get("about", Document.class).forEach((name, value) -> about.put(name, String.valueOf(value)));
		return new DeliveryFailure(found.getString("_id"),
				new DocumentRef(found.getString("collection"), found.getString("document")), found.getString("kind"),
				about, found.getString(PROBLEM), found.getDate(SINCE).toInstant());
	}

}
