package dev.firewatch.testing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;

/** People kept in memory. */
public class KnownPeople implements People {

	private final Map<PersonId, Person> known = new ConcurrentHashMap<>();

	@Override
	public Optional<Person> find(PersonId id) {
		return Optional.ofNullable(known.get(id));
	}

	@Override
	public List<Person> findAll(Collection<PersonId> ids) {
		return ids.stream().map(known::get).filter(Objects::nonNull).toList();
	}

	@Override
	public List<PersonId> unreachable(LocalDate day) {
		return known.values()
			.stream()
			.filter(person -> person.isGone() || person.isAwayOn(day))
			.map(Person::id)
			.toList();
	}

	@Override
	public Optional<Person> byAccount(Account account) {
		return known.values().stream().filter(person -> person.accounts().contains(account)).findFirst();
	}

	@Override
	public Optional<Person> byHandle(String handle) {
		return known.values().stream().filter(person -> person.handle().equals(handle)).findFirst();
	}

	/** Nobody's address is known. */
	@Override
	public Optional<Person> byAddress(String address) {
		return Optional.empty();
	}

	@Override
	public void save(Person person) {
		known.put(person.id(), person);
	}

	/** Everybody is who they are. */
	@Override
	public Person recognise(Person person, Set<String> addresses) {
		save(person);
		return person;
	}

}
