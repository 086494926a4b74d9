package dev.firewatch.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import dev.firewatch.PlainDocument;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefile.Learned;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.LearningRow;
import dev.firewatch.casefile.Ledger;
import dev.firewatch.casefile.Likeness;
import dev.firewatch.casefile.Remedied;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Involved;
import dev.firewatch.incident.Status;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Severity;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Casefiles as documents. */
class MongoCasefiles implements Casefiles {

	private static final String CASEFILES = "casefiles";

	private static final String ATTEND_AT = "attendAt";

	private static final String LEARNED_AT = "learnedAt";

	private static final String ENDED_AT = "incident.endedAt";

	private static final String STATUS = "status";

	private static final String LEDGER = "ledger";

	private static final String DEADLINES = "deadlines";

	private static final String DEADLINE_AT = "deadlineAt";

	/** As the last version wrote it. */
	private static final String DATED = "dated";

	private static final String OWING = "owing";

	/** What lists show of an incident. */
	private static final String[] HEAD = Stream
		.of("title", "kind", "isPrivate", "home", "declaredBy", "declaredAt", "severity", "status", "roles", "members",
				"confidants", "mitigatedAt", "resolvedAt", "endedAt")
		.map(field -> "incident." + field)
		.toArray(String[]::new);

	private static final String[] SUMMARY = Stream.concat(Stream.of(HEAD), Stream.of(LEDGER, DEADLINES))
		.toArray(String[]::new);

	private static final String LEARNING = "learning";

	/** So many are read at a time where only little is read of each. */
	private static final int MANY = 5_000;

	private static final String CONFIDANTS = "incident.confidants";

	/**
	 * Ids as we number incidents ourselves; no number is so high that we couldn't go on
	 * from it.
	 */
	private static final Pattern NUMBERED = Pattern.compile("INC-(\\d{4})-(\\d{4,9})");

	private final MongoTemplate mongo;

	private final Aliases aliases;

	MongoCasefiles(MongoTemplate mongo, Aliases aliases) {
		this.aliases = aliases;
		this.mongo = mongo;
	}

	/** The fields that lists read. */
	static List<String> summary() {
		return List.of(SUMMARY);
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
		return numbers(String.valueOf(year)).next();
	}

	@Override
	public void numbered(IncidentId id) {
		Matcher numbered = NUMBERED.matcher(id.value());
		if (numbered.matches()) {
			numbers(numbered.group(1)).goOnAfter(Long.parseLong(numbered.group(2)));
		}
	}

	private NumberSeries numbers(String year) {
		return new NumberSeries(mongo, "incidents/" + year);
	}

	@Override
	public List<IncidentId> toAttend(Instant now) {
		Query due = Query.query(Criteria.where(ATTEND_AT).lte(Date.from(now))).cursorBatchSize(MANY);
		due.fields().include("_id");
		return mongo.find(due, Document.class, CASEFILES).stream().map(MongoCasefiles::id).toList();
	}

	private static IncidentId id(Document found) {
		return new IncidentId(found.getString("_id"));
	}

	@Override
	public List<Casefile> findAll(Collection<IncidentId> ids) {
		List<String> keys = ids.stream().map(IncidentId::value).toList();
		return mongo.find(Query.query(Criteria.where("_id").in(keys)), Casefile.class);
	}

	@Override
	public void attend(List<Attention> attended) {
		if (!attended.isEmpty()) {
			BulkOperations updates = mongo.bulkOps(BulkMode.UNORDERED, CASEFILES);
			attended.forEach(one -> updates.updateOne(asRead(one.id(), one.version()), update(one)));
			updates.execute();
		}
	}

	private static Query asRead(IncidentId id, long version) {
		return Query.query(Criteria.where("_id").is(id.value()).and("version").is(version));
	}

	private Update update(Attention attended) {
		Update update = new Update();
		setOrUnset(update, ATTEND_AT, attended.next());
		if (attended.ledger() != null) {
			update.set(LEDGER, attended.ledger().open().stream().map(one -> PlainDocument.of(one, mongo)).toList());
			update.set(OWING, List.copyOf(attended.ledger().owing()));
			update.set(DEADLINES,
					attended.ledger().deadlines().stream().map(one -> PlainDocument.of(one, mongo)).toList());
			setOrUnset(update, DEADLINE_AT, attended.ledger().deadlineAt().orElse(null));
		}
		return update;
	}

	private static void setOrUnset(Update update, String field, @Nullable Instant at) {
		if (at == null) {
			update.unset(field);
		}
		else {
			update.set(field, Date.from(at));
		}
	}

	@Override
	public List<CasefileSummary> search(CasefileSearch search, int skip, int limit) {
		Query query = latestFirst(search).skip(skip).limit(limit);
		query.fields().include(SUMMARY);
		return mongo.find(query, CasefileSummary.class, CASEFILES);
	}

	@Override
	public List<CasefileSummary> due(CasefileSearch search, int limit) {
		List<Criteria> all = new ArrayList<>(List.of(Criteria.where(DEADLINE_AT).gt(Date.from(Instant.EPOCH))));
		all.addAll(mayRead(search));
		Query query = Query.query(new Criteria().andOperator(all)).with(Sort.by(DEADLINE_AT)).limit(limit);
		query.fields().include(SUMMARY);
		return mongo.find(query, CasefileSummary.class, CASEFILES);
	}

	@Override
	public int count(CasefileSearch search, int most) {
		Query query = latestFirst(search).limit(most);
		query.fields().include("_id");
		return mongo.find(query, Document.class, CASEFILES).size();
	}

	@Override
	public List<Likeness> likenesses(CasefileSearch search, int limit) {
		Query query = latestFirst(search).limit(limit);
		query.fields().include(HEAD).include("causes");
		return mongo.find(query, Likeness.class, CASEFILES);
	}

	@Override
	public void learnings(CasefileSearch search, Instant since, Consumer<LearningRow> reader) {
		List<Criteria> all = new ArrayList<>(mayRead(search));
		all.add(Criteria.where(LEARNED_AT).gte(since));
		if (search.severity() != null) {
			all.add(Criteria.where("incident.severity").is(search.severity().name()));
		}
		Query query = Query.query(new Criteria().andOperator(all));
		query.fields().include(LEARNING);
		// By the driver: of ten thousand, the template's stream takes half as long again.
		mongo.execute(CASEFILES, (MongoCollection<Document> casefiles) -> {
			casefiles.find(query.getQueryObject())
				.projection(query.getFieldsObject())
				.batchSize(MANY)
				.forEach(found -> reader.accept(row(found)));
			return null;
		});
	}

	@Override
	public List<LearningRow> learnings(CasefileSearch search, int limit) {
		Criteria learned = new Criteria().andOperator(criteria(search), Criteria.where(LEARNED_AT).exists(true));
		Query query = Query.query(learned).with(Sort.by(Sort.Direction.DESC, "_id")).limit(limit);
		query.fields().include(LEARNING);
		return mongo.find(query, Document.class, CASEFILES).stream().map(MongoCasefiles::row).toList();
	}

	/** Read by hand: of ten thousand at once, mapping takes too long. */
	private static LearningRow row(Document found) {
		return new LearningRow(id(found), LearningText.read(found.getString(LEARNING)));
	}

	@Override
	public List<IncidentId> unlearned(String after, int limit) {
		Query query = Query.query(Criteria.where("_id").gt(after).and(LEARNING).exists(false))
			.with(Sort.by("_id"))
			.limit(limit);
		query.fields().include("_id");
		return mongo.find(query, Document.class, CASEFILES).stream().map(MongoCasefiles::id).toList();
	}

	@Override
	public void learn(List<Learned> learned) {
		if (!learned.isEmpty()) {
			BulkOperations updates = mongo.bulkOps(BulkMode.UNORDERED, CASEFILES);
			learned.forEach(one -> updates.updateOne(asRead(one.id(), one.version()), update(one)));
			updates.execute();
		}
	}

	private static Update update(Learned learned) {
		Update update = Update.update(LEARNING, LearningText.write(learned.learning()));
		if (learned.learnedAt() != null) {
			update.set(LEARNED_AT, Date.from(learned.learnedAt()));
		}
		return learned.detectedIn() == null ? update : update.set("detectedIn", learned.detectedIn().toString());
	}

	@Override
	public void remedied(Instant at, Consumer<Remedied> reader) {
		Criteria unfinished = Criteria.where(STATUS).in(keys(CasefileSearch.open().unfinished().statuses()));
		Criteria endedSince = Criteria.where(ENDED_AT).gte(at);
		for (Criteria some : List.of(unfinished, endedSince)) {
			Query query = Query.query(some.and("incident.isPrivate").is(false));
			query.fields().include(SUMMARY).include("fixes");
			try (Stream<Remedied> found = mongo.stream(query, Remedied.class, CASEFILES)) {
				found.forEach(reader);
			}
		}
	}

	@Override
	public void writeDownLedgers() {
		Criteria open = Criteria.where(STATUS)
			.in(keys(CasefileSearch.open().unfinished().statuses()))
			.and(DEADLINES)
			.exists(false);
		// What outlives an incident's end was written down elsewhere.
		Criteria dated = Criteria.where("_id").gt("").and(DATED).exists(true).and(DEADLINES).exists(false);
		for (Criteria some : List.of(open, dated)) {
			mongo.updateMulti(Query.query(some), new Update().set(ATTEND_AT, Date.from(Instant.EPOCH)), CASEFILES);
		}
	}

	@Override
	public void confide(Set<PersonId> people) {
		Update update = people.isEmpty() ? new Update().unset(CONFIDANTS)
				: new Update().set(CONFIDANTS, people.stream().map(PersonId::value).sorted().toList());
		mongo.updateMulti(Query.query(
				Criteria.where(STATUS).in(keys(CasefileSearch.open().statuses())).and("incident.isPrivate").is(true)),
				update, CASEFILES);
	}

	/** Latest first, in the order of the index by which they are found. */
	private Query latestFirst(CasefileSearch search) {
		return Query.query(criteria(search)).with(Sort.by(Sort.Direction.DESC, "_id"));
	}

	private Criteria criteria(CasefileSearch search) {
		List<Criteria> all = new ArrayList<>();
		Set<PersonId> owing = search.limits().owing();
		boolean some = search.statuses().size() < Status.values().length;
		if (!owing.isEmpty()) {
			all.add(Criteria.where(OWING)
				.in(Stream
					.concat(Stream.of(Ledger.ANYBODY), owing.stream().flatMap(person -> aliases.all(person).stream()))
					.distinct()
					.sorted()
					.toList()));
		}
		if (some) {
			all.add(Criteria.where(STATUS).in(keys(search.statuses())));
		}
		if (!search.limits().only().isEmpty()) {
			all.add(Criteria.where("_id").in(search.limits().only().stream().map(IncidentId::value).sorted().toList()));
		}
		if (search.limits().before() != null) {
			all.add(Criteria.where("_id").lt(search.limits().before().value()));
		}
		else if (!some && owing.isEmpty() && search.limits().only().isEmpty()) {
			// Walked from the latest on, as far as they are shown.
			all.add(Criteria.where("_id").gt(""));
		}
		if (search.limits().declaredAfter() != null) {
			all.add(Criteria.where("incident.declaredAt").gt(search.limits().declaredAfter()));
		}
		if (search.severity() != null) {
			all.add(Criteria.where("incident.severity").is(search.severity().name()));
		}
		if (!search.words().isEmpty()) {
			Pattern words = Pattern.compile(Pattern.quote(search.words()), Pattern.CASE_INSENSITIVE);
			all.add(new Criteria().orOperator(Criteria.where("incident.title").regex(words),
					Criteria.where("_id").regex(words), Criteria.where(STATUS).in(keys(search.orStatuses())),
					Criteria.where("incident.severity")
						.in(search.orSeverities().stream().map(Severity::name).sorted().toList())));
		}
		all.addAll(mayRead(search));
		return new Criteria().andOperator(all);
	}

	private List<Criteria> mayRead(CasefileSearch search) {
		Criteria isPublic = Criteria.where("incident.isPrivate").is(false);
		if (search.reader() == null) {
			return List.of(isPublic);
		}
		List<String> reader = aliases.all(search.reader()).stream().sorted().toList();
		Criteria isMember = Criteria.where("incident.members").in(reader);
		Criteria isConfidant = Criteria.where(CONFIDANTS)
			.in(Stream.concat(Stream.of(Involved.EVERYBODY.value()), reader.stream()).toList());
		List<Criteria> all = new ArrayList<>(List.of(new Criteria().orOperator(isPublic, isMember, isConfidant)));
		if (search.onlyMembers()) {
			all.add(new Criteria().orOperator(isMember, Criteria.where("incident.roles.person").in(reader),
					Criteria.where(OWING).in(reader)));
		}
		return all;
	}

	private static List<String> keys(Set<Status> statuses) {
		return statuses.stream().map(Status::key).sorted().toList();
	}

}
