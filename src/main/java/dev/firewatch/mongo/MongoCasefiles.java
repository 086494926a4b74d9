package dev.firewatch.mongo;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;

/** Casefiles as documents. */
class MongoCasefiles implements Casefiles {

	private static final String NUMBERS = "numbers";

	private final MongoTemplate mongo;

	MongoCasefiles(MongoTemplate mongo) {
		this.mongo = mongo;
	}

	@Override
	public Optional<Casefile> find(IncidentId id) {
		return Optional.ofNullable(mongo.findById(id.value(), Casefile.class));
	}

	@Override
	public Optional<Casefile> declaredBy(String origin) {
		return Optional.ofNullable(mongo.findOne(Query.query(Criteria.where("origin").is(origin)), Casefile.class));
	}

	@Override
	public long nextNumber(int year) {
		Document number = mongo.execute(NUMBERS,
				(MongoCollection<Document> numbers) -> numbers.findOneAndUpdate(
						new Document("_id", "incidents/" + year), new Document("$inc", new Document("last", 1L)),
						new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
		if (number == null) {
			throw new IllegalStateException("an upsert returned nothing");
		}
		return number.get("last", Number.class).longValue();
	}

	@Override
	public List<Casefile> in(Set<Status> states) {
		List<String> keys = states.stream().map(Status::key).sorted().toList();
		return latestFirst(mongo.find(Query.query(Criteria.where("status").in(keys)), Casefile.class));
	}

	@Override
	public List<Casefile> all() {
		return latestFirst(mongo.find(Query.query(Criteria.where("status").gt("")), Casefile.class));
	}

	/** Sorted here: an index would have to serve the order besides the states. */
	private static List<Casefile> latestFirst(List<Casefile> files) {
		return files.stream().sorted(Comparator.comparing((Casefile file) -> file.id().value()).reversed()).toList();
	}

}
