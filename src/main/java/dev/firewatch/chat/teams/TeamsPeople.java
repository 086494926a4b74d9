package dev.firewatch.chat.teams;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Knows the people behind Teams' two kinds of ids: that of the directory, which is the
 * same everywhere, and the {@code 29:} one, which is for this bot alone. A person is
 * named by the first of them that was seen with them, if possible that of the directory.
 */
class TeamsPeople {

	private static final String PREFIX = Platform.TEAMS.key() + "/";

	private final People people;

	private final TeamsReferences references;

	private final Connector connector;

	private final ZoneId organisationZone;

	TeamsPeople(People people, TeamsReferences references, Connector connector, ZoneId organisationZone) {
		this.people = people;
		this.references = references;
		this.connector = connector;
		this.organisationZone = organisationZone;
	}

	/**
	 * Somebody as a message names them.
	 *
	 * @param botsId the {@code 29:} id; null if only the directory's is known
	 * @param directoryId the directory's; null if it isn't known
	 */
	record Named(@Nullable String botsId, @Nullable String directoryId, @Nullable String name, @Nullable String zone) {

		String anyId() {
			return directoryId != null ? directoryId : botsId != null ? botsId : "unknown";
		}

	}

	/** Who it is, as far as the message says: nothing is looked up or waited for. */
	Person provisional(Named named) {
		String name = StringUtils.hasText(named.name()) ? named.name() : "somebody";
		return person(new PersonId(PREFIX + named.anyId()), name, zone(named.zone(), organisationZone), named);
	}

	/** The person who speaks. */
	Person person(Named named) {
		Optional<Person> known = known(named);
		Person now = known
			.map(before -> person(before.id(), StringUtils.hasText(named.name()) ? named.name() : before.name(),
					zone(named.zone(), before.zone()), named, before.accounts()))
			.orElseGet(() -> provisional(named));
		if (!known.filter(now::equals).isPresent()) {
			people.save(now);
		}
		if (named.botsId() != null) {
			references.account(named.botsId(), now.id());
		}
		if (named.directoryId() != null) {
			references.account(named.directoryId(), now.id());
		}
		return now;
	}

	/**
	 * Somebody of whom a message gives one id, in a conversation where both can be had.
	 */
	Person met(Named named, String conversation) {
		Optional<Person> known = known(named);
		if (known.isPresent()) {
			return known.get();
		}
		return person(lookedUp(named, conversation));
	}

	private Optional<Person> known(Named named) {
		return account(named.botsId()).or(() -> account(named.directoryId())).flatMap(people::find);
	}

	private Optional<PersonId> account(@Nullable String id) {
		return id == null ? Optional.empty() : references.account(id);
	}

	private Named lookedUp(Named named, String conversation) {
		try {
			JsonNode member = connector.member(conversation, named.anyId());
			String directoryId = TeamsJson.text(member, "aadObjectId");
			return new Named(TeamsJson.text(member, "id", named.anyId()),
					directoryId != null ? directoryId : TeamsJson.text(member, "objectId"),
					TeamsJson.text(member, "name", named.name() == null ? "" : named.name()), named.zone());
		}
		catch (PlatformFailure later) {
			return named;
		}
	}

	/** How Teams knows the person; empty for somebody who is not there. */
	Optional<String> userId(PersonId person) {
		Optional<String> account = people.find(person).flatMap(found -> found.on(Platform.TEAMS)).map(Account::id);
		return account.or(() -> Optional.of(person.value())
			.filter(value -> value.startsWith(PREFIX))
			.map(value -> value.substring(PREFIX.length())));
	}

	/** The person's id in the directory, where that is known. */
	Optional<String> directoryId(PersonId person) {
		List<String> ids = new ArrayList<>();
		people.find(person)
			.ifPresent(found -> found.accounts()
				.stream()
				.filter(account -> account.platform() == Platform.TEAMS)
				.forEach(account -> ids.add(account.id())));
		if (person.value().startsWith(PREFIX)) {
			ids.add(person.value().substring(PREFIX.length()));
		}
		return ids.stream().filter(id -> !id.startsWith("29:")).findFirst();
	}

	Optional<PersonId> byHandle(String handle) {
		return people.byHandle(handle).or(() -> people.byHandle(handle.toLowerCase(Locale.ROOT))).map(Person::id);
	}

	String nameOf(PersonId person) {
		return people.nameOf(person);
	}

	String handleOf(PersonId person) {
		return people.find(person).map(Person::handle).orElse(person.value());
	}

	private static Person person(PersonId id, String name, ZoneId zone, Named named) {
		return person(id, name, zone, named, List.of());
	}

	/** The bot's own id comes first: it is what Teams knows best. */
	private static Person person(PersonId id, String name, ZoneId zone, Named named, List<Account> before) {
		List<Account> accounts = new ArrayList<>();
		for (String account : new String[] { named.botsId(), named.directoryId() }) {
			if (account != null) {
				accounts.add(new Account(Platform.TEAMS, account));
			}
		}
		before.stream().filter(account -> !accounts.contains(account)).forEach(accounts::add);
		return new Person(id, name, handle(name), zone, List.copyOf(accounts));
	}

	/** What others mention them by: their name without spaces. */
	static String handle(String name) {
		String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", ".");
		String trimmed = plain.replaceAll("^\\.+|\\.+$", "");
		return trimmed.isEmpty() ? "somebody" : trimmed;
	}

	private static ZoneId zone(@Nullable String name, ZoneId otherwise) {
		try {
			return name == null ? otherwise : ZoneId.of(name);
		}
		catch (DateTimeException unknown) {
			return otherwise;
		}
	}

}
