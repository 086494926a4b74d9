package dev.firewatch.chat.local.store;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.chat.Handles;
import dev.firewatch.chat.MentionedPerson;
import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;

/** The six people of the workspace. */
public class LocalPeople {

	private static final List<String> NAMES = List.of("Alice", "Bob", "Carol", "Dave", "Erin", "Frank");

	private final People people;

	private final ZoneId zone;

	LocalPeople(People people, ZoneId zone) {
		this.people = people;
		this.zone = zone;
	}

	public ZoneId zone() {
		return zone;
	}

	/** Adds the people who are missing. */
	public void seed() {
		for (String name : NAMES) {
			Account account = account(name);
			if (people.byAccount(account).isEmpty()) {
				people.save(new Person(new PersonId(account.key()), name, account.id(), zone, List.of(account)));
			}
		}
	}

	public List<Person> all() {
		return NAMES.stream().map(LocalPeople::account).flatMap(account -> people.byAccount(account).stream()).toList();
	}

	public Optional<Person> byHandle(String handle) {
		return people.byAccount(account(handle));
	}

	public Person known(PersonId id) {
		return people.find(id).orElseThrow(() -> new IllegalArgumentException("nobody here is " + id));
	}

	String nameOf(PersonId id) {
		return people.nameOf(id);
	}

	/** The people whom the text names with an at sign. */
	public List<MentionedPerson> mentionedIn(String text) {
		return Handles.mentionedIn(text, handle -> byHandle(handle).map(Person::id));
	}

	private static Account account(String handle) {
		return new Account(Platform.LOCAL, handle.toLowerCase(Locale.ROOT));
	}

}
