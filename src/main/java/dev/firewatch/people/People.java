package dev.firewatch.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Everybody Firewatch has seen. */
public interface People {

	Optional<Person> find(PersonId id);

	/** Those of the given people that are known, in no particular order. */
	List<Person> findAll(Collection<PersonId> ids);

	Optional<Person> byAccount(Account account);

	/** The person others mention by the handle, given without the at sign. */
	Optional<Person> byHandle(String handle);

	/** Adds the person, or replaces what was known under the same id. */
	void save(Person person);

	/** The name to show for somebody; the bare id when nobody of that id is known. */
	default String nameOf(PersonId id) {
		return find(id).map(Person::name).orElse(id.value());
	}

}
