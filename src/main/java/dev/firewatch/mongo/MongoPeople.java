package dev.firewatch.mongo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.PlainDocument;
import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * People as documents; a person's id is the key of the account they were first seen with.
 * The first account to claim an address is the person that later accounts with it belong
 * to.
 */
class MongoPeople implements People {

	private static final String PEOPLE = "people";

	private static final String ADDRESSES = "addresses";

	private static final String ACCOUNTS = "accounts";

	private static final String PERSON = "person";

	private final MongoTemplate mongo;

	private final Aliases aliases;

	/**
	 * Names and zones change seldom; another instance's change is seen within a minute.
	 */
	private final Cache<PersonId, Person> known = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	/** Asked for with every reminder, for whoever leads a team. */
	private final Cache<String, Optional<PersonId>> handles = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	/** How often somebody was changed here: what was read before may be outdated. */
	private final AtomicLong changes = new AtomicLong();

	MongoPeople(MongoTemplate mongo, Aliases aliases) {
		this.mongo = mongo;
		this.aliases = aliases;
		aliases.reread();
	}

	@Override
	public Optional<Person> find(PersonId id) {
		PersonId one = aliases.of(id);
		// Read under the key's lock: a change meanwhile waits, and takes away what was
		// read.
		return Optional.ofNullable(known.get(one, key -> mongo.findById(key, Person.class)));
	}

	/** Keeps what was read, unless somebody was changed since then. */
	private void keep(Person person, long seen) {
		known.put(person.id(), person);
		if (changes.get() != seen) {
			known.invalidate(person.id());
		}
	}

	private void changed(PersonId id) {
		changes.incrementAndGet();
		known.invalidate(id);
	}

	@Override
	public List<Person> findAll(Collection<PersonId> ids) {
		List<PersonId> ones = ids.stream().map(aliases::of).distinct().toList();
		Map<PersonId, Person> found = new LinkedHashMap<>(known.getAllPresent(ones));
		List<PersonId> unknown = ones.stream().filter(id -> !found.containsKey(id)).toList();
		if (!unknown.isEmpty()) {
			long seen = changes.get();
			mongo.find(Query.query(Criteria.where("_id").in(unknown)), Person.class).forEach(person -> {
				keep(person, seen);
				found.put(person.id(), person);
			});
		}
		return ones.stream().map(found::get).filter(Objects::nonNull).toList();
	}

	@Override
	public Optional<Person> byAccount(Account account) {
		return find(new PersonId(account.key()));
	}

	/**
	 * The handle that somebody had before they turned out to be another person still
	 * names them.
	 */
	@Override
	public Optional<Person> byHandle(String handle) {
		return handles
			.get(handle,
					asked -> Optional
						.ofNullable(mongo.findOne(Query.query(Criteria.where("handle").is(asked)), Person.class))
						.map(Person::id))
			.flatMap(this::find);
	}

	@Override
	public Optional<Person> byAddress(String address) {
		return claim(address.strip().toLowerCase(Locale.ROOT))
			.flatMap(claim -> find(new PersonId(claim.getString(PERSON))));
	}

	private Optional<Document> claim(String address) {
		return Optional.ofNullable(mongo.findById(address, Document.class, ADDRESSES));
	}

	@Override
	public List<PersonId> unreachable(LocalDate day) {
		Query query = Query.query(new Criteria().orOperator(Criteria.where("gone").is(true),
				Criteria.where("backOn").gt(day.toString())));
		query.fields().include("_id");
		return mongo.find(query, Document.class, PEOPLE)
			.stream()
			.map(found -> new PersonId(found.getString("_id")))
			.toList();
	}

	@Override
	public void save(Person person) {
		PersonId one = aliases.of(person.id());
		Update added = new Update().addToSet(ACCOUNTS).each(accounts(person.accounts()).toArray());
		if (one.equals(person.id())) {
			added.set("name", person.name())
				.set("handle", person.handle())
				.set("zone", person.zone().getId())
				.set("outsider", person.outsider() == null ? null : person.outsider().name())
				.set("gone", person.gone())
				.set("backOn", person.backOn() == null ? null : person.backOn().toString());
		}
		mongo.upsert(Query.query(Criteria.where("_id").is(one.value())), added, PEOPLE);
		changed(one);
		// Also the handle that they had until now.
		handles.invalidate(person.handle());
		handles.asMap().values().removeIf(named -> named.filter(one::equals).isPresent());
	}

	@Override
	public Person recognise(Person person, Set<String> addresses) {
		save(person);
		for (String address : addresses) {
			PersonId own = aliases.of(person.id());
			PersonId owner = aliases.of(owner(address.strip().toLowerCase(Locale.ROOT), own));
			if (!owner.equals(own) && own.equals(person.id()) && joined(owner, person)) {
				aliases.add(own, owner);
				changed(own);
				changed(owner);
			}
		}
		return find(person.id()).orElse(person);
	}

	/** The first to claim the address, by inserting it, which only one can do. */
	private PersonId owner(String address, PersonId claiming) {
		try {
			mongo.insert(new Document("_id", address).append(PERSON, claiming.value()), ADDRESSES);
			return claiming;
		}
		catch (DuplicateKeyException claimed) {
			return claim(address).map(claim -> new PersonId(claim.getString(PERSON))).orElse(claiming);
		}
	}

	/**
	 * Gives the owner of the address the person's accounts, but not a second one on the
	 * same platform: a newcomer who inherits an address isn't the person who had it
	 * before.
	 */
	private boolean joined(PersonId owner, Person person) {
		Platform platform = person.accounts().get(0).platform();
		Query nobodyElse = Query
			.query(Criteria.where("_id").is(owner.value()).and("accounts.platform").ne(platform.name()));
		Update added = new Update().push(ACCOUNTS).each(accounts(person.accounts()).toArray());
		if (mongo.updateFirst(nobodyElse, added, PEOPLE).getMatchedCount() == 1) {
			return true;
		}
		changed(owner);
		// The instance that added the accounts may have died before it could say so.
		return find(owner).filter(found -> found.accounts().containsAll(person.accounts())).isPresent();
	}

	/** Always in the same field order, since two that differ in it would count as two. */
	private List<Document> accounts(List<Account> accounts) {
		return accounts.stream().map(account -> PlainDocument.of(account, mongo)).toList();
	}

}
