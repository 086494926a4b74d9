package dev.firewatch.workflow.home;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Ledger;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Action;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.workflow.obligations.Debtors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What lists read instead of whole casefiles says the same as these. */
@CoreTest
class TodoScenarioTests {

	private static final List<String> EVERYBODY = List.of("alice", "bob", "carol", "dave", "erin", "frank");

	/** A week of the tests' own. */
	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2094, 3, 1, 10, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	PersonalTodo todo;

	@Autowired
	Obligations obligations;

	@Autowired
	Debtors debtors;

	@Autowired
	People people;

	@Autowired
	MongoTemplate mongo;

	@BeforeEach
	@AfterEach
	void nothingIsLeftOfOtherTests() {
		incidents.forgetAll();
		incidents.at(MONDAY);
		EVERYBODY.forEach(who -> people.save(person(who).gone(false)));
		EVERYBODY.forEach(who -> incidents.say(who, "away off"));
	}

	private Person person(String who) {
		return people.find(chat.person(who)).orElseThrow();
	}

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4 })
	void theLedgerAndTheListsSayWhatTheCasefilesSay(long seed) {
		Random random = new Random(seed);
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			ids.add(incidents.declare(any(random),
					(random.nextInt(4) == 0 ? "private " : "") + "x" + Long.toHexString(random.nextLong())));
		}
		for (int move = 0; move < 60; move++) {
			move(ids.get(random.nextInt(ids.size())), random);
		}

		List<Casefile> files = stored();
		assertThat(files).hasSize(4).allSatisfy(file -> {
			assertThat(file.ledger()).as("seed %d, %s", seed, file.id()).contains(Ledger.of(file, obligations));
		});
		for (String who : EVERYBODY) {
			assertThat(todo.by(person(who), MONDAY.toLocalDate()).number()).as("seed %d, %s", seed, who)
				.isEqualTo(inAll(files, person(who), MONDAY.toLocalDate()));
		}
	}

	private static String any(Random random) {
		return EVERYBODY.get(random.nextInt(EVERYBODY.size()));
	}

	private void move(String id, Random random) {
		String who = any(random);
		String other = any(random);
		switch (random.nextInt(12)) {
			case 0 -> incidents.say(who, id, "role commander @" + other);
			case 1 -> incidents.say(who, id, "resolve");
			case 2, 3, 4 -> incidents.say(who, id, "fix Mend " + random.nextInt(100) + " @" + other + " due 20d");
			case 5 -> incidents.say(who, id, "done F" + (1 + random.nextInt(3)));
			case 6 -> incidents.say(who, id, "drop F" + (1 + random.nextInt(3)) + " not needed any more");
			case 7 -> incidents.say(who, id, "approve F" + (1 + random.nextInt(3)));
			case 8 -> incidents.say(who, id, "away until 2094-03-20 delegate @" + other);
			case 9 -> people.save(person(who).gone(random.nextInt(3) > 0));
			case 10 -> incidents.say(who, id, "fix Whoever leads mends it @commander due 9d");
			default -> incidents.say(who, id, "join");
		}
	}

	private List<Casefile> stored() {
		return QueryShapes.ignoring(() -> mongo.findAll(Casefile.class));
	}

	/** As if every casefile were read. */
	private int inAll(List<Casefile> files, Person of, LocalDate today) {
		int number = 0;
		for (Casefile file : files) {
			if (file.visibleTo(of)) {
				Debtors.FileDebtors chains = debtors.within(file.summary());
				Set<String> theirs = obligations.of(file).stream().filter(obligation -> {
					Debtors.Chain chain = chains.of(obligation, today);
					return obligation.kind().approval() && file.owns(of.id(), file.fix(obligation.item()).orElseThrow())
							|| chain.acting().contains(of.id()) || chain.missing().contains(of.id());
				}).map(Obligation::key).collect(Collectors.toSet());
				number += theirs.size();
			}
		}
		return number;
	}

	@Test
	void casefilesOfTheLastVersionGetTheirLedgersInTheFirstSweep() {
		String id = incidents.open("From before");
		incidents.say("alice", id, "fix Mend it @bob due 20d");
		incidents.settle();
		QueryShapes.ignoring(() -> mongo.getCollection("casefiles")
			.updateOne(new Document("_id", id),
					new Document("$unset", new Document("ledger", "").append("owing", "").append("deadlines", ""))));
		assertThat(listed(id).ledger()).isNull();

		incidents.casefiles().writeDownLedgers();
		incidents.settle();

		assertThat(listed(id).waiting()).isEqualTo(obligations.of(incidents.file(id))).hasSize(2);
		assertThat(FakeChat.text(incidents.say("bob", "todo"))).contains("1 thing is waiting for you", "Mend it");
	}

	private CasefileSummary listed(String id) {
		return incidents.casefiles()
			.search(CasefileSearch.open(), 0, 50)
			.stream()
			.filter(file -> file.id().value().equals(id))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void aLongListShowsTheLatestAndCountsTheRest() {
		IntStream.rangeClosed(1, 22).forEach(number -> {
			String id = incidents.declare("carol", "x" + Long.toHexString(number * 7_919L * 104_729L));
			incidents.say("carol", id, "fix Part " + number + " @dave due 20d");
		});

		String told = FakeChat.text(incidents.say("dave", "todo"));

		assertThat(told)
			.contains("22 things are waiting for you", "Part 22", "Part 3", "… and 2 things in 2 older incidents.")
			.doesNotContain("Part 2 ", "Part 1 ");
		assertThat(chat.press(chat.person("dave"), chat.lobby(), new Action("todo", null, ""),
				incidents.clock().instant()))
			.isNotNull();
	}

	@Test
	void aSummaryIsSmall() {
		String id = incidents.open("A summary is small whatever the casefile holds");
		for (int fix = 1; fix <= 5; fix++) {
			incidents.say("alice", id,
					"fix Mend part " + fix + " of the queue @bob due 60d metric \"backlog\" target \"< 15\"");
			incidents.say("alice", id, "cause " + "It broke for this reason. ".repeat(20));
		}
		incidents.say("alice", id, "resolve");

		Map<String, Integer> sizes = QueryShapes.ignoring(() -> {
			Document whole = mongo.findById(id, Document.class, "casefiles");
			Document ledger = new Document("ledger", whole.get("ledger")).append("owing", whole.get("owing"));
			return Map.of("whole", whole.toJson().length(), "summary", ledger.toJson().length());
		});

		assertThat(sizes.get("summary")).as("%s", sizes).isLessThan(sizes.get("whole") / 2);
	}

}
