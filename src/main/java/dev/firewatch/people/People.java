package dev.firewatch.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Everybody Firewatch has seen. */
public interface People {

	Optional<Person> find(PersonId id);

	/** Those of the given people who are known, in no particular order. */
	List<Person> findAll(Collection<PersonId> ids);

	Optional<Person> byAccount(Account account);

	/** The person whom others mention by this handle, without the at sign. */
	Optional<Person> byHandle(String handle);

	/** The person for whom a platform has verified the e-mail address. */
	Optional<Person> byAddress(String address);

	/**
	 * The person whom an e-mail address or an account's own id means: what nobody can
	 * choose for themselves.
	 */
	default Optional<Person> identified(String name) {
		if (name.indexOf('@') > 0) {
			return byAddress(name);
		}
		return name.startsWith("@") ? Optional.empty()
				: byAccount(new Account(Platform.SLACK, name)).or(() -> byAccount(new Account(Platform.TEAMS, name)));
	}

	/** The person whom a name in the configuration means, by a handle too. */
	default Optional<Person> named(String name) {
		return name.startsWith("@") ? byHandle(name.substring(1)) : identified(name);
	}

	/** The person of whom a document speaks, by their handle or by words like it. */
	default Optional<Person> written(String name) {
		String handle = name.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
		return byHandle(handle).or(() -> byHandle(handle.replaceAll("\\s+", ".")));
	}

	/** All whose account is gone or whose status says that they are away on the day. */
	List<PersonId> unreachable(LocalDate day);

	/**
	 * Adds the person, or brings what is known under the same id up to date; accounts are
	 * only ever added. If the id turned out to be another person's, that person keeps
	 * their name and gets the accounts.
	 */
	void save(Person person);

	/**
	 * The same, but also recognises somebody known by an account on another platform:
	 * accounts with the same address are one person from then on, whichever of the two
	 * ids a document names.
	 * @param addresses e-mail addresses that the platform itself has verified
	 * @return the one person
	 */
	Person recognise(Person person, Set<String> addresses);

	/** The name to show for somebody; the bare id if it is unknown. */
	default String nameOf(PersonId id) {
		return find(id).map(Person::name).orElse(id.value());
	}

}
