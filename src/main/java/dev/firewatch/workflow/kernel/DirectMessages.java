package dev.firewatch.workflow.kernel;

import java.util.Optional;
import java.util.function.Predicate;

import dev.firewatch.chat.Message;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;

/** Messages to one person alone, on the platform where they can be reached. */
public class DirectMessages {

	private final People people;

	private final Predicate<Person> atWork;

	/**
	 * @param atWork whether somebody may now be asked for something that can wait
	 */
	public DirectMessages(People people, Predicate<Person> atWork) {
		this.people = people;
		this.atWork = atWork;
	}

	/**
	 * The message to the person, if they are at work: otherwise their message of the day
	 * brings what waits for them, or whoever stands in for them is asked.
	 */
	public Optional<Outgoing> whileAtWork(PersonId named, Platform preferred, Message message) {
		return people.find(named).filter(atWork).map(person -> to(named, preferred, message));
	}

	/**
	 * The message to the person.
	 * @param preferred where to write if they have an account there, or none anywhere:
	 * the platform then says that they can't be reached
	 */
	public Outgoing.Direct to(PersonId named, Platform preferred, Message message) {
		Optional<Person> known = people.find(named);
		return new Outgoing.Direct(known.map(person -> platform(person, preferred)).orElse(preferred),
				known.map(Person::id).orElse(named), message);
	}

	/** The platform to reach somebody on. */
	public static Platform platform(Person person, Platform preferred) {
		if (person.on(preferred).isPresent()) {
			return preferred;
		}
		return person.accounts().stream().findFirst().map(Account::platform).orElse(preferred);
	}

}
