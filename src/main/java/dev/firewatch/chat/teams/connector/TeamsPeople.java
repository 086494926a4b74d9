package dev.firewatch.chat.teams.connector;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.TeamsGraph.GraphMember;
import dev.firewatch.people.Account;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.people.Strangers;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Knows the people behind Teams' two kinds of ids: the directory id, which is the same
 * everywhere, and the {@code 29:} id, which only this bot sees. A person's id comes from
 * the first account seen, if possible the directory's.
 */
public class TeamsPeople {

	private static final String PREFIX = Platform.TEAMS.key() + "/";

	/** A guest's principal name is not an address that receives mail. */
	private static final Pattern ADDRESS = Pattern.compile("[^@\\s#]+@[^@\\s#]+\\.[^@\\s#]+");

	private final People people;

	private final TeamsReferences references;

	private final Connector connector;

	private final Organisation organisation;

	private final Executor errands;

	/** People whose addresses were looked up recently. */
	private final Cache<PersonId, Boolean> fresh = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofDays(1))
		.build();

	/**
	 * The organisation that people belong to.
	 *
	 * @param tenant the tenant whose addresses we trust; blank in local mode
	 * @param zone the zone of people whose own is unknown
	 * @param elsewhere whether they may be on another platform, too
	 * @param strangers what people of other tenants may do
	 */
	public record Organisation(String tenant, ZoneId zone, boolean elsewhere, Strangers strangers) {
	}

	TeamsPeople(People people, TeamsReferences references, Connector connector, Organisation organisation,
			Executor errands) {
		this.people = people;
		this.references = references;
		this.connector = connector;
		this.organisation = organisation;
		this.errands = errands;
	}

	/**
	 * Somebody as a message names them.
	 *
	 * @param botsId the {@code 29:} id; null if only the directory's is known
	 * @param directoryId the directory id; null if it isn't known
	 */
	public record NamedAccount(@Nullable String botsId, @Nullable String directoryId, @Nullable String name,
			@Nullable String zone) {

		String anyId() {
			return directoryId != null ? directoryId : botsId != null ? botsId : "unknown";
		}

	}

	/** The person as the message describes them, without a lookup or a wait. */
	public Person provisional(NamedAccount namedAccount) {
		String name = StringUtils.hasText(namedAccount.name()) ? namedAccount.name() : "somebody";
		return new Person(new PersonId(PREFIX + namedAccount.anyId()), name, handle(name),
				zone(namedAccount.zone(), organisation.zone()), accounts(namedAccount, List.of()));
	}

	/**
	 * The person who speaks. Somebody new is looked up while they wait, but not for long:
	 * a message does not say who is a guest, or is known from another platform.
	 */
	public Person person(NamedAccount namedAccount, String conversation) {
		Optional<Person> known = known(namedAccount);
		if (known.isEmpty()) {
			return recognised(asksAround() ? lookedUp(namedAccount, conversation) : new TeamsLookup(namedAccount));
		}
		if (asksAround() && fresh.getIfPresent(known.get().id()) == null) {
			fresh.put(known.get().id(), true);
			errands.execute(() -> recognised(lookedUp(namedAccount, conversation)));
		}
		Person now = updated(known.get(), namedAccount);
		if (!now.equals(known.get())) {
			people.save(now);
		}
		took(namedAccount, now);
		return now;
	}

	/** Without a tenant somebody is trying things out on this machine. */
	private boolean asksAround() {
		return organisation.elsewhere() || StringUtils.hasText(organisation.tenant());
	}

	/** Somebody first seen on another platform keeps the name and zone from there. */
	private Person updated(Person before, NamedAccount namedAccount) {
		boolean ours = isOurs(before);
		String name = ours && StringUtils.hasText(namedAccount.name()) ? namedAccount.name() : before.name();
		return new Person(before.id(), name, ours ? handle(name) : before.handle(),
				ours ? zone(namedAccount.zone(), before.zone()) : before.zone(),
				accounts(namedAccount, before.accounts()), before.outsider(), before.gone(), before.backOn());
	}

	/** The person, recognised by their addresses. */
	private Person recognised(TeamsLookup teamsLookup) {
		NamedAccount namedAccount = teamsLookup.named();
		Optional<Person> before = known(namedAccount).map(known -> updated(known, namedAccount));
		Person person = before.filter(known -> !isOurs(known))
			.map(this::saved)
			.orElseGet(() -> people.recognise(met(before.orElseGet(() -> provisional(namedAccount)), teamsLookup),
					teamsLookup.addresses()));
		took(namedAccount, person);
		return person;
	}

	private static Person met(Person person, TeamsLookup teamsLookup) {
		return !teamsLookup.answered() ? person : new Person(person.id(), person.name(), person.handle(), person.zone(),
				person.accounts(), teamsLookup.outsider());
	}

	private Person saved(Person person) {
		people.save(person);
		return person;
	}

	private static boolean isOurs(Person person) {
		return person.id().value().startsWith(PREFIX);
	}

	private void took(NamedAccount namedAccount, Person person) {
		for (String id : new String[] { namedAccount.botsId(), namedAccount.directoryId() }) {
			if (id != null) {
				references.account(id, person.id());
			}
		}
	}

	/**
	 * Somebody whom a message names by one id, in a conversation that can give both.
	 */
	public Person met(NamedAccount namedAccount, String conversation) {
		return known(namedAccount).orElseGet(() -> recognised(lookedUp(namedAccount, conversation)));
	}

	private Optional<Person> known(NamedAccount namedAccount) {
		return account(namedAccount.botsId()).or(() -> account(namedAccount.directoryId())).flatMap(people::find);
	}

	private Optional<PersonId> account(@Nullable String id) {
		return id == null ? Optional.empty() : references.account(id);
	}

	/** Somebody as Teams describes them, and the addresses that the directory gives. */
	private record TeamsLookup(NamedAccount named, Set<String> addresses, boolean answered,
			@Nullable Outsider outsider) {

		/** Somebody about whom nothing more was learned. */
		TeamsLookup(NamedAccount named) {
			this(named, Set.of(), false, null);
		}

	}

	private TeamsLookup lookedUp(NamedAccount namedAccount, String conversation) {
		try {
			JsonNode member = connector.member(conversation,
					namedAccount.botsId() != null ? namedAccount.botsId() : namedAccount.anyId());
			String directoryId = TeamsJson.text(member, "aadObjectId");
			return new TeamsLookup(new NamedAccount(TeamsJson.text(member, "id", namedAccount.anyId()),
					directoryId != null ? directoryId : TeamsJson.text(member, "objectId"),
					TeamsJson.text(member, "name", namedAccount.name() == null ? "" : namedAccount.name()),
					namedAccount.zone()), addresses(member), true, outsider(member));
		}
		catch (PlatformFailure later) {
			return new TeamsLookup(namedAccount);
		}
	}

	private @Nullable Outsider outsider(JsonNode member) {
		if (!organisation.tenant().equals(TeamsJson.text(member, "tenantId", organisation.tenant()))) {
			return organisation.strangers().outsider();
		}
		boolean guest = "guest".equalsIgnoreCase(TeamsJson.text(member, "userRole", "user"))
				|| "guest".equalsIgnoreCase(TeamsJson.text(member, "userType", "member"));
		return guest ? Outsider.GUEST : null;
	}

	/**
	 * The addresses that the organisation's own directory vouches for; it vouches for
	 * none of a guest's.
	 */
	private Set<String> addresses(JsonNode member) {
		boolean ours = organisation.tenant().equals(TeamsJson.text(member, "tenantId", organisation.tenant()))
				&& "user".equalsIgnoreCase(TeamsJson.text(member, "userRole", "user"));
		Set<String> addresses = new LinkedHashSet<>();
		for (String field : ours ? List.of("email", "userPrincipalName") : List.<String>of()) {
			String address = TeamsJson.text(member, field, "");
			if (ADDRESS.matcher(address).matches()) {
				addresses.add(address);
			}
		}
		return addresses;
	}

	/**
	 * The person's id on Teams; empty if they have none. The id for this bot works best.
	 */
	public Optional<String> userId(PersonId person) {
		List<String> ids = people.find(person)
			.map(found -> found.accounts()
				.stream()
				.filter(account -> account.platform() == Platform.TEAMS)
				.map(Account::id)
				.toList())
			.orElse(List.of());
		return ids.stream()
			.filter(id -> id.startsWith("29:"))
			.findFirst()
			.or(() -> ids.stream().findFirst())
			.or(() -> Optional.of(person.value())
				.filter(value -> value.startsWith(PREFIX))
				.map(value -> value.substring(PREFIX.length())));
	}

	/** The person's directory id, if known. */
	public Optional<String> directoryId(PersonId person) {
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

	/** The person as a member of chats and channels, if their directory id is known. */
	public Optional<GraphMember> member(PersonId person) {
		boolean guest = people.find(person).filter(known -> known.outsider() == Outsider.GUEST).isPresent();
		return directoryId(person).map(id -> new GraphMember(id, guest));
	}

	public Optional<PersonId> byHandle(String handle) {
		return people.byHandle(handle).or(() -> people.byHandle(handle.toLowerCase(Locale.ROOT))).map(Person::id);
	}

	/** Somebody whom the configuration names. */
	public Optional<PersonId> named(String name) {
		return name.startsWith("@") ? byHandle(name.substring(1)) : people.identified(name).map(Person::id);
	}

	public String nameOf(PersonId person) {
		return people.nameOf(person);
	}

	String handleOf(PersonId person) {
		return people.find(person).map(Person::handle).orElse(person.value());
	}

	/** The id for this bot comes first. */
	private static List<Account> accounts(NamedAccount namedAccount, List<Account> before) {
		List<Account> accounts = new ArrayList<>(before);
		for (String account : new String[] { namedAccount.botsId(), namedAccount.directoryId() }) {
			if (account != null && !accounts.contains(new Account(Platform.TEAMS, account))) {
				accounts.add(new Account(Platform.TEAMS, account));
			}
		}
		return List.copyOf(accounts);
	}

	/** What others mention them by: their name without spaces. */
	public static String handle(String name) {
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
