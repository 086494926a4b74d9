package dev.firewatch.workflow.postmortems.writing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.firewatch.people.PersonId;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.client.MongoCollection;

/**
 * How many questions a person is asked a day, whichever instance asks: a question is a
 * small document whose insertion is the claim, with person, local date and place.
 */
class Questions {

	private static final String COLLECTION = "questions";

	private static final String WHAT = "what";

	/** After so many days nobody asks how many there were. */
	private static final int DAYS_KEPT = 30;

	private final MongoTemplate mongo;

	public Questions(MongoTemplate mongo) {
		this.mongo = mongo;
	}

	/**
	 * Claims one of the day's places for the question.
	 * @param what the question; the same one has one place a day
	 * @return false if no place is left
	 */
	boolean claim(PersonId person, LocalDate day, int places, String what) {
		Map<String, String> taken = taken(ids(person, day, places));
		if (taken.containsValue(what)) {
			return true;
		}
		for (String id : ids(person, day, places)) {
			if (!taken.containsKey(id) && insert(id, what)) {
				forget(ids(person, day.minusDays(DAYS_KEPT), places));
				return true;
			}
		}
		return false;
	}

	private static List<String> ids(PersonId person, LocalDate day, int places) {
		return IntStream.rangeClosed(1, places).mapToObj(n -> person.value() + "/" + day + "/" + n).toList();
	}

	private Map<String, String> taken(List<String> ids) {
		Map<String, String> taken = new HashMap<>();
		mongo.execute(COLLECTION, (MongoCollection<Document> questions) -> {
			questions.find(new Document("_id", new Document("$in", ids)))
				.forEach(found -> taken.put(found.getString("_id"), found.getString(WHAT)));
			return null;
		});
		return taken;
	}

	private boolean insert(String id, String what) {
		try {
			mongo.execute(COLLECTION, (MongoCollection<Document> questions) -> questions
				.insertOne(new Document("_id", id).append(WHAT, what)));
			return true;
		}
		catch (DuplicateKeyException taken) {
			return false;
		}
	}

	private void forget(List<String> ids) {
		mongo.execute(COLLECTION, (MongoCollection<Document> questions) -> questions
			.deleteMany(new Document("_id", new Document("$in", ids))));
	}

}
