package dev.firewatch.mongo;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * People as documents; a person's id is the key of the account they were first seen with.
 */
class MongoPeople implements People {

	private final MongoTemplate mongo;

	/**
	 * Names and zones change seldom; another instance's change is seen within a minute.
	 */
	private final Cache<PersonId, Person> known = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	MongoPeople(MongoTemplate mongo) {
		this.mongo = mongo;
	}

	@Override
	public Optional<Person> find(PersonId id) {
		Person cached = known.getIfPresent(id);
		if (cached != null) {
			return Optional.of(cached);
		}
		Optional<Person> found = Optional.ofNullable(mongo.findById(id, Person.class));
		found.ifPresent(person -> known.put(id, person));
		return found;
	}

	@Override
	public List<Person> findAll(Collection<PersonId> ids) {
		Map<PersonId, Person> found = new LinkedHashMap<>(known.getAllPresent(ids));
		List<PersonId> unknown = ids.stream().filter(id -> !found.containsKey(id)).distinct().toList();
		if (!unknown.isEmpty()) {
			mongo.find(Query.query(Criteria.where("_id").in(unknown)), Person.class).forEach(person -> {
				known.put(person.id(), person);
				found.put(person.id(), person);
			});
		}
		return ids.stream().map(found::get).filter(Objects::nonNull).toList();
	}

	@Override
	public Optional<Person> byAccount(Account account) {
		return find(new PersonId(account.key()));
	}

	@Override
	public Optional<Person> byHandle(String handle) {
		return Optional.ofNullable(mongo.findOne(Query.query(Criteria.where("handle").is(handle)), Person.class));
	}

	@Override
	public void save(Person person) {
		mongo.save(person);
		known.put(person.id(), person);
	}

}
