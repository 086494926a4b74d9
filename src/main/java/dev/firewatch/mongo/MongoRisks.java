package dev.firewatch.mongo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.PlainDocument;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.risk.MitigationState;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskField;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskOwner;
import dev.firewatch.risk.RiskSearch;
import dev.firewatch.risk.RiskStatus;
import dev.firewatch.risk.Risks;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Risks as documents; what they are found and sorted by is written beside them. */
class MongoRisks implements Risks {

	static final String RISKS = "risks";

	private static final String ORIGIN = "origin";

	private static final String STATUS = "status";

	private static final String SCORE = "score";

	private static final String TITLE = "title";

	private static final String WORDS = "words";

	private static final String INCIDENTS = "incidents";

	private static final String OWING = "owing";

	private static final String ATTEND_AT = "attendAt";

	/** Nobody in particular: whoever keeps the register. */
	private static final String ANYBODY = "*";

	private static final Date NEVER = Date.from(Instant.parse("9999-01-01T00:00:00Z"));

	private static final String COUNT = "count";

	private static final String PROBABILITY = "content.probability";

	private static final String IMPACT = "content.impact";

	private final MongoTemplate mongo;

	MongoRisks(MongoTemplate mongo) {
		this.mongo = mongo;
	}

	@Override
	public Optional<Risk> find(RiskId id) {
		return Optional.ofNullable(mongo.findById(id.value(), Risk.class, RISKS));
	}

	@Override
	public Optional<Risk> titled(String title) {
		return Optional
			.ofNullable(mongo.findOne(Query.query(Criteria.where(TITLE).is(titleKey(title))), Risk.class, RISKS));
	}

	@Override
	public Optional<Risk> enteredBy(String key) {
		return Optional.ofNullable(mongo.findOne(Query.query(Criteria.where(ORIGIN).is(key)), Risk.class, RISKS));
	}

	@Override
	public RiskId nextId() {
		return RiskId.of(numbers().next());
	}

	private NumberSeries numbers() {
		return new NumberSeries(mongo, RISKS);
	}

	@Override
	public boolean add(Risk risk) {
		try {
			mongo.insert(document(risk), RISKS);
		}
		catch (DuplicateKeyException taken) {
			return false;
		}
		risk.id().number().ifPresent(numbers()::goOnAfter);
		return true;
	}

	@Override
	public boolean replace(Risk risk, long before) {
		Query asRead = Query.query(Criteria.where("_id").is(risk.id().value()).and("version").is(before));
		return mongo.replace(asRead, document(risk), RISKS).getMatchedCount() == 1;
	}

	private Document document(Risk risk) {
		RiskContent content = risk.content();
		Document document = PlainDocument.of(risk, mongo);
		document.put(ORIGIN, risk.history().get(0).made().key());
		document.put(STATUS, content.status().key());
		document.put(SCORE, content.score());
		document.put(TITLE, titleKey(content.title()));
		document.put(WORDS, words(risk));
		document.put(OWING, owing(risk));
		// Any change may have changed what is due.
		document.put(ATTEND_AT, attendAt(risk, Instant.EPOCH));
		return document;
	}

	/** Those for whom something may wait on any day; never too few. */
	private static List<String> owing(Risk risk) {
		if (risk.content().status() == RiskStatus.RETIRED) {
			return List.of();
		}
		Set<String> owing = new TreeSet<>();
		RiskOwner owner = risk.content().owner();
		owing.add(person(owner));
		risk.content()
			.mitigations()
			.stream()
			.filter(one -> one.state() == MitigationState.PLANNED)
			.forEach(one -> owing.add(person(one.owner() == null ? owner : one.owner())));
		return List.copyOf(owing);
	}

	private static String person(@Nullable RiskOwner owner) {
		return owner == null || owner.person() == null ? ANYBODY : owner.person().value();
	}

	/** Nothing is ever due in one that is retired. */
	private static @Nullable Date attendAt(Risk risk, Instant next) {
		return risk.content().status() == RiskStatus.RETIRED ? NEVER : Date.from(next);
	}

	@Override
	public List<Risk> toAttend(Instant now, int limit) {
		// Written by an earlier version, it says nothing of when.
		Query query = Query
			.query(new Criteria().orOperator(Criteria.where(ATTEND_AT).lte(now), Criteria.where(ATTEND_AT).isNull()))
			.limit(limit);
		query.fields().exclude(WORDS);
		return mongo.find(query, Risk.class, RISKS);
	}

	@Override
	public void attended(RiskId id, long version, Instant next, @Nullable LocalDate orphanedOn) {
		Query read = Query.query(Criteria.where("_id").is(id.value()).and("version").is(version));
		find(id).ifPresent(risk -> mongo.updateFirst(read,
				new Update().set(ATTEND_AT, attendAt(risk, next)).set(OWING, owing(risk)).set("orphanedOn", orphanedOn),
				RISKS));
	}

	@Override
	public List<Risk> owing(Set<PersonId> people, int limit) {
		List<String> all = Stream.concat(Stream.of(ANYBODY), people.stream().map(PersonId::value)).sorted().toList();
		Query query = Query.query(Criteria.where(OWING).in(all)).with(Sort.by("_id")).limit(limit);
		query.fields().exclude(WORDS);
		return mongo.find(query, Risk.class, RISKS);
	}

	private static String titleKey(String title) {
		return title.strip().toLowerCase(Locale.ROOT);
	}

	private static List<String> words(Risk risk) {
		RiskContent content = risk.content();
		return RiskSearch
			.words(Stream.concat(Stream.of(risk.id().value(), content.title(), orEmpty(content.category()),
					orEmpty(content.description())), content.services().stream())
				.collect(Collectors.joining(" ")))
			.toList();
	}

	private static String orEmpty(@Nullable String text) {
		return text == null ? "" : text;
	}

	@Override
	public List<Risk> page(@Nullable RiskId after, int limit) {
		return list(Criteria.where("_id").gt(after == null ? "" : after.value()), Sort.by("_id"), 0, limit);
	}

	@Override
	public List<Risk> search(RiskSearch search, int skip, int limit) {
		return list(criteria(search), Sort.by(Sort.Order.desc(SCORE), Sort.Order.asc("_id")), skip, limit);
	}

	@Override
	public List<Risk> mentioning(Collection<String> words, int limit) {
		List<Pattern> beginnings = words.stream()
			.flatMap(RiskSearch::words)
			.distinct()
			.sorted()
			.map(word -> Pattern.compile("^" + Pattern.quote(word)))
			.toList();
		Criteria current = Criteria.where(STATUS).in(statuses(RiskSearch.current()));
		return beginnings.isEmpty() ? List.of() : list(current.and(WORDS).in(beginnings.toArray()),
				Sort.by(Sort.Order.desc(SCORE), Sort.Order.asc("_id")), 0, limit);
	}

	@Override
	public List<RiskField> map() {
		Criteria current = Criteria.where(STATUS).in(statuses(RiskSearch.current()));
		return mongo
			.aggregate(Aggregation.newAggregation(Aggregation.match(current),
					Aggregation.group(PROBABILITY, IMPACT).count().as(COUNT)), RISKS, Document.class)
			.getMappedResults()
			.stream()
			.map(field -> field(field.get("_id", Document.class), field.get(COUNT, Number.class)))
			.toList();
	}

	private static RiskField field(Document of, Number count) {
		return new RiskField(of.get("probability", Number.class).intValue(), of.get("impact", Number.class).intValue(),
				count.intValue());
	}

	private static List<String> statuses(RiskSearch search) {
		return search.statuses().stream().map(RiskStatus::key).sorted().toList();
	}

	private static Criteria criteria(RiskSearch search) {
		List<Criteria> all = new ArrayList<>();
		all.add(Criteria.where(STATUS).in(statuses(search)));
		search.words().forEach(word -> all.add(Criteria.where(WORDS).regex("^" + Pattern.quote(word))));
		if (search.probability() != null) {
			all.add(Criteria.where(PROBABILITY).is(search.probability()));
		}
		if (search.impact() != null) {
			all.add(Criteria.where(IMPACT).is(search.impact()));
		}
		return new Criteria().andOperator(all);
	}

	@Override
	public List<Risk> touchedBy(IncidentId incident) {
		return list(Criteria.where(INCIDENTS).is(incident.value()), Sort.by("_id"), 0, 20);
	}

	@Override
	public List<Risk> touchedBy(Set<IncidentId> incidents) {
		Query query = Query
			.query(Criteria.where(INCIDENTS).in(incidents.stream().map(IncidentId::value).sorted().toList()))
			.with(Sort.by("_id"))
			.limit(20);
		query.fields().exclude(WORDS);
		return mongo.find(query, Risk.class, RISKS);
	}

	private List<Risk> list(Criteria criteria, Sort sort, int skip, int limit) {
		Query query = Query.query(criteria).with(sort).skip(skip).limit(limit);
		query.fields().exclude("history", WORDS);
		return mongo.find(query, Risk.class, RISKS);
	}

}
