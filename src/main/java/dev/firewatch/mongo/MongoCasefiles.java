package dev.firewatch.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Status;
import dev.firewatch.policy.Severity;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;

/** Casefiles as documents. */
class MongoCasefiles implements Casefiles {

	private static final String CASEFILES = "casefiles";

	private static final String ATTEND_AT = "attendAt";

	private static final String NUMBERS = "numbers";

	/**
	 * Ids as we number incidents ourselves; no number is so high that we couldn't go on
	 * from it.
	 */
	private static final Pattern NUMBERED = Pattern.compile("INC-(\\d{4})-(\\d{4,9})");

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
	public void numbered(IncidentId id) {
		Matcher numbered = NUMBERED.matcher(id.value());
		if (numbered.matches()) {
			mongo.execute(NUMBERS,
					(MongoCollection<Document> numbers) -> numbers.updateOne(
							new Document("_id", "incidents/" + numbered.group(1)),
							new Document("$max", new Document("last", Long.valueOf(numbered.group(2)))),
							new UpdateOptions().upsert(true)));
		}
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
	public void attend(List<Attention> attended) {
		List<UpdateOneModel<Document>> updates = new ArrayList<>();
		for (Attention one : attended) {
			updates.add(new UpdateOneModel<>(new Document("_id", one.id().value()).append("version", one.version()),
					one.next() == null ? new Document("$unset", new Document(ATTEND_AT, ""))
							: new Document("$set", new Document(ATTEND_AT, Date.from(one.next())))));
		}
		if (!updates.isEmpty()) {
			mongo.execute(CASEFILES, (MongoCollection<Document> casefiles) -> casefiles.bulkWrite(updates,
					new BulkWriteOptions().ordered(false)));
		}
	}

	@Override
	public List<CasefileSummary> search(CasefileSearch search, int skip, int limit) {
		Query query = Query.query(criteria(search)).with(Sort.by(Sort.Direction.DESC, "_id")).skip(skip).limit(limit);
		query.fields().include("incident");
		return mongo.find(query, CasefileSummary.class, CASEFILES);
	}

	@Override
	public long count(CasefileSearch search) {
		return mongo.count(Query.query(criteria(search)), CASEFILES);
	}

	private static Criteria criteria(CasefileSearch search) {
		List<Criteria> all = new ArrayList<>();
		// The lists are walked from the latest on, as far as they are shown.
		all.add(Criteria.where("_id").gt(""));
		all.add(Criteria.where("status").in(search.statuses().stream().map(Status::key).sorted().toList()));
		if (search.severity() != null) {
			all.add(Criteria.where("incident.severity").is(search.severity().name()));
		}
		if (!search.words().isEmpty()) {
			Pattern words = Pattern.compile(Pattern.quote(search.words()), Pattern.CASE_INSENSITIVE);
			all.add(new Criteria().orOperator(Criteria.where("incident.title").regex(words),
					Criteria.where("_id").regex(words),
					Criteria.where("status").in(search.orStatuses().stream().map(Status::key).sorted().toList()),
					Criteria.where("incident.severity")
						.in(search.orSeverities().stream().map(Severity::name).sorted().toList())));
		}
		Criteria isPublic = Criteria.where("incident.isPrivate").is(false);
		if (search.reader() == null) {
			all.add(isPublic);
		}
		else {
			Criteria isMember = Criteria.where("incident.members").is(search.reader().value());
			all.add(search.onlyMembers() ? isMember : new Criteria().orOperator(isPublic, isMember));
		}
		return new Criteria().andOperator(all);
	}

	@Override
	public List<Casefile> all() {
		return latestFirst(mongo.find(Query.query(Criteria.where("status").gt("")), Casefile.class));
	}

	/** Sorted here: an index would have to serve the order as well as the statuses. */
	private static List<Casefile> latestFirst(List<Casefile> files) {
		return files.stream().sorted(Comparator.comparing((Casefile file) -> file.id().value()).reversed()).toList();
	}

}
