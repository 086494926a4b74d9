package dev.firewatch.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
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
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;

/** Casefiles as documents. */
class MongoCasefiles implements Casefiles {

	private static final String CASEFILES = "casefiles";

	private static final String ATTEND_AT = "attendAt";

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
	public List<IncidentId> toAttend(Instant now) {
		List<IncidentId> ids = new ArrayList<>();
		mongo.execute(CASEFILES, (MongoCollection<Document> casefiles) -> {
			casefiles.find(new Document(ATTEND_AT, new Document("$lte", Date.from(now))))
				.projection(new Document("_id", 1))
				.batchSize(5_000)
				.forEach(found -> ids.add(new IncidentId(found.getString("_id"))));
			return null;
		});
		return ids;
	}

	@Override
	public List<Casefile> findAll(Collection<IncidentId> ids) {
		List<String> keys = ids.stream().map(IncidentId::value).toList();
		return mongo.find(Query.query(Criteria.where("_id").in(keys)), Casefile.class);
	}

	@Override
	public void attend(Map<Casefile, Optional<Instant>> next) {
		List<UpdateOneModel<Document>> updates = new ArrayList<>();
		next.forEach((file, moment) -> updates
			.add(new UpdateOneModel<>(new Document("_id", file.id().value()).append("version", file.version()),
					moment.map(at -> new Document("$set", new Document(ATTEND_AT, Date.from(at))))
						.orElseGet(() -> new Document("$unset", new Document(ATTEND_AT, ""))))));
		if (!updates.isEmpty()) {
			mongo.execute(CASEFILES, (MongoCollection<Document> casefiles) -> casefiles.bulkWrite(updates,
					new BulkWriteOptions().ordered(false)));
		}
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
