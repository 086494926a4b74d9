package dev.firewatch.mongo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.firewatch.people.Account;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.timeline.When;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Who has one address on two platforms is one person, whenever that turns out. */
@CoreTest
class MongoPeopleIT {

	@Autowired
	People people;

	@Autowired
	Timelines timelines;

	@Autowired
	MongoTemplate mongo;

	@Autowired
	ObjectProvider<MongoDatabaseFactory> databases;

	private final String number = UUID.randomUUID().toString().substring(0, 8);

	private final String address = "alice." + number + "@example.com";

	private Person alice(Platform platform) {
		Account account = new Account(platform, "alice-" + number);
		return new Person(new PersonId(account.key()), "Alice on " + platform, "alice." + platform.key() + number,
				ZoneOffset.UTC, List.of(account));
	}

	@Test
	void whoHasTheSameAddressIsTheOneWhoWasSeenFirst() {
		Person slack = people.recognise(alice(Platform.SLACK), Set.of(address));
		Person teams = people.recognise(alice(Platform.TEAMS), Set.of(address.toUpperCase()));

		assertThat(teams.id()).isEqualTo(slack.id());
		assertThat(teams.name()).isEqualTo("Alice on SLACK");
		assertThat(teams.accounts()).extracting(Account::platform).containsExactly(Platform.SLACK, Platform.TEAMS);
		assertThat(people.byAccount(alice(Platform.TEAMS).accounts().get(0))).contains(teams);
		assertThat(people.byHandle("alice.teams" + number)).contains(teams);
		assertThat(people.findAll(List.of(alice(Platform.TEAMS).id(), slack.id()))).containsExactly(teams);
	}

	@Test
	void whatWasWrittenUnderTheOtherIdIsReadAsTheOnePersons() {
		Person slack = people.recognise(alice(Platform.SLACK), Set.of());
		Person teams = people.recognise(alice(Platform.TEAMS), Set.of(address));
		String incident = "INC-TEST-" + number;
		timelines.append(incident, new Draft("key", new When(Instant.EPOCH, null, false), Instant.EPOCH, teams.id(),
				Source.COMMAND, "written before", null, null));

		people.recognise(slack, Set.of(address));

		assertThat(people.find(slack.id()).map(Person::id)).contains(teams.id());
		timelines.append(incident, new Draft("key-2", new When(Instant.EPOCH, null, false), Instant.EPOCH, slack.id(),
				Source.COMMAND, "written elsewhere", null, null));
		assertThat(timelines.read(incident)).extracting(Entry::author).containsOnly(teams.id());
		// Another instance, which has seen none of it.
		assertThat(new MongoPeople(mongo, new Aliases(databases)).find(slack.id()).map(Person::id))
			.contains(teams.id());
	}

	@Test
	void nobodyIsTwoPeopleHoweverManyAsk() {
		List<PersonId> met = IntStream.range(0, 24)
			.parallel()
			.mapToObj(n -> people.recognise(alice(n % 2 == 0 ? Platform.SLACK : Platform.TEAMS), Set.of(address)))
			.map(Person::id)
			.toList();

		Set<PersonId> now = Set.copyOf(Stream.of(Platform.SLACK, Platform.TEAMS)
			.map(platform -> people.find(alice(platform).id()).orElseThrow().id())
			.toList());
		assertThat(now).hasSize(1);
		assertThat(met).contains(now.iterator().next());
		assertThat(people.find(now.iterator().next()).orElseThrow().accounts()).containsExactlyInAnyOrder(
				alice(Platform.SLACK).accounts().get(0), alice(Platform.TEAMS).accounts().get(0));
	}

	@Test
	void anAddressThatWasGivenToANewcomerMakesThemNobodyElse() {
		Person first = people.recognise(alice(Platform.TEAMS), Set.of(address));
		Account account = new Account(Platform.TEAMS, "newcomer-" + number);
		Person newcomer = new Person(new PersonId(account.key()), "Newcomer", "newcomer", ZoneOffset.UTC,
				List.of(account));

		assertThat(people.recognise(newcomer, Set.of(address)).id()).isEqualTo(newcomer.id());
		assertThat(people.find(first.id()).orElseThrow().accounts()).hasSize(1);
	}

	@Test
	void accountsAreNeverLostByAnUpdateOfWhatWasKnownBefore() {
		Person slack = people.recognise(alice(Platform.SLACK), Set.of(address));
		people.recognise(alice(Platform.TEAMS), Set.of(address));

		people.save(new Person(slack.id(), "Alice Adams", slack.handle(), slack.zone(), slack.accounts()));

		Person now = people.find(slack.id()).orElseThrow();
		assertThat(now.name()).isEqualTo("Alice Adams");
		assertThat(now.accounts()).hasSize(2);
	}

	@Test
	void remembersWhoIsAGuestUntilTheyAreNoLonger() {
		Account account = new Account(Platform.SLACK, "UGUEST");
		PersonId id = new PersonId(account.key());
		MongoPeople people = new MongoPeople(mongo, new Aliases(databases));

		people.save(new Person(id, "Gina", "gina.guest", ZoneOffset.UTC, List.of(account), Outsider.GUEST));
		assertThat(people.find(id)).map(Person::outsider).contains(Outsider.GUEST);

		people.save(new Person(id, "Gina", "gina.guest", ZoneOffset.UTC, List.of(account)));
		assertThat(people.find(id).orElseThrow().outsider()).isNull();
	}

	@Test
	void aNewNameIsSeenAtOnceThoughOthersReadMeanwhile() throws Exception {
		Person alice = people.recognise(alice(Platform.SLACK), Set.of());
		AtomicBoolean over = new AtomicBoolean();
		ExecutorService readers = Executors.newFixedThreadPool(3);
		try {
			for (int n = 0; n < 3; n++) {
				readers.submit(() -> {
					while (!over.get()) {
						people.find(alice.id());
					}
				});
			}
			for (int n = 0; n < 300; n++) {
				String name = "Alice " + n;
				people.save(new Person(alice.id(), name, alice.handle(), ZoneOffset.UTC, alice.accounts()));
				assertThat(people.nameOf(alice.id())).isEqualTo(name);
			}
		}
		finally {
			over.set(true);
			readers.shutdown();
		}
	}

}
