package dev.firewatch.workflow;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.workflow.followup.Forecast;
import dev.firewatch.workflow.followup.Forecast.ForecastMessage;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/** What the dry run says is what happens, as long as nobody acts. */
@CoreTest
class ForecastScenarioTests {

	// A Monday, at ten in the morning.
	private static final ZonedDateTime FIRST_MONDAY = ZonedDateTime.of(2051, 1, 2, 10, 0, 0, 0, ZoneOffset.UTC);

	private static final int DAYS = 40;

	private static final List<String> PEOPLE = List.of("alice", "bob", "carol", "dave", "erin");

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Forecast forecast;

	@Autowired
	Casefiles casefiles;

	private String id = "";

	// A time of its own for each test: a person gets one message a day.
	private ZonedDateTime monday = FIRST_MONDAY;

	@AfterEach
	void end() {
		incidents.say("alice", id, "cancel only a test");
		incidents.settle();
	}

	private List<String> foretold() {
		Casefile file = casefiles.find(new IncidentId(id)).orElseThrow();
		return forecast.of(file, file.fix("F1").orElseThrow())
			.stream()
			.map(message -> day(message) + " " + message.to().value())
			.filter(line -> LocalDate.parse(line.substring(0, 10)).isBefore(monday.toLocalDate().plusDays(DAYS + 1)))
			.toList();
	}

	private static LocalDate day(ForecastMessage message) {
		return message.at().atZone(ZoneOffset.UTC).toLocalDate();
	}

	/** What is said of the fix on each of the days to come. */
	private List<String> said() {
		List<String> said = new ArrayList<>();
		for (int day = 1; day <= DAYS; day++) {
			List<Integer> before = PEOPLE.stream().map(name -> incidents.toldDirectly(name).size()).toList();
			incidents.at(monday.plusDays(day));
			incidents.settle();
			for (String name : PEOPLE) {
				List<String> all = incidents.toldDirectly(name);
				LocalDate today = monday.plusDays(day).toLocalDate();
				all.subList(before.get(PEOPLE.indexOf(name)), all.size())
					.stream()
					.filter(text -> text.contains("F1 Alert on the queue") && text.contains(id))
					.forEach(text -> said.add(today + " " + chat.person(name).value()));
			}
		}
		return said;
	}

	@Test
	void ofAFixThatNobodyDoes() {
		monday = FIRST_MONDAY.plusWeeks(0);
		incidents.at(monday);
		id = incidents.open("Foretold");
		incidents.say("alice", id, "fix Alert on the queue @dave due 5d");
		incidents.settle();

		List<String> foretold = foretold();

		assertThat(foretold).hasSizeGreaterThan(15);
		assertThat(said()).containsExactlyInAnyOrderElementsOf(foretold);
	}

	@Test
	void ofAFixOfWhichAMessageNeverArrived() {
		monday = FIRST_MONDAY.plusWeeks(320);
		incidents.at(monday);
		id = incidents.open("Lost");
		incidents.say("alice", id, "fix Alert on the queue @dave due 1d");
		incidents.settle();
		chat.failAlways("post", PlatformFailure.temporary("away", Duration.ofMillis(50)));
		monday = monday.plusDays(1);
		incidents.at(monday);
		incidents.settle();
		incidents.at(monday.withHour(23));
		chat.mend();
		Awaitility.await().until(() -> {
			incidents.deliveries().sweep();
			return nothingIsUnderWay();
		});

		incidents.at(monday.plusDays(1).withHour(8));
		List<String> foretold = foretold();

		assertThat(foretold).contains(monday.plusDays(1).toLocalDate() + " " + chat.person("dave").value());
		assertThat(said()).containsExactlyInAnyOrderElementsOf(foretold);
	}

	private boolean nothingIsUnderWay() {
		return QueryShapes
			.ignoring(() -> incidents.mongo()
				.find(Query.query(Criteria.where("effects.0").exists(true)), Document.class, "reminders"))
			.isEmpty();
	}

	@Test
	void ofACheckThatNobodyMakes() {
		monday = FIRST_MONDAY.plusWeeks(20);
		incidents.at(monday);
		id = incidents.open("Foretold check");
		incidents.say("alice", id,
				"fix Alert on the queue @dave due 5d metric \"alerts\" target \"0\" check 3d verifier @erin");
		incidents.say("dave", id, "done F1");
		incidents.settle();

		List<String> foretold = foretold();

		assertThat(foretold).anyMatch(line -> line.endsWith("alice")).anyMatch(line -> line.endsWith("erin"));
		assertThat(said()).containsExactlyInAnyOrderElementsOf(foretold);
	}

	@Test
	void ofAHandOverThatNobodyAnswers() {
		monday = FIRST_MONDAY.plusWeeks(260);
		incidents.at(monday);
		id = incidents.open("Foretold hand-over");
		incidents.say("alice", id, "fix Alert on the queue @dave due 12d");
		incidents.say("dave", id, "handover F1 @erin");
		incidents.settle();

		List<String> foretold = foretold();

		assertThat(foretold).anyMatch(line -> line.endsWith("erin")).anyMatch(line -> line.endsWith("dave"));
		assertThat(said()).containsExactlyInAnyOrderElementsOf(foretold);
	}

	@Test
	void ofADropThatNobodyDecides() {
		monday = FIRST_MONDAY.plusWeeks(40);
		incidents.at(monday);
		id = incidents.open("Foretold drop");
		incidents.say("alice", id, "fix Alert on the queue @dave due 5d");
		incidents.say("dave", id, "drop F1 not needed any more");
		incidents.settle();

		List<String> foretold = foretold();

		assertThat(foretold).isNotEmpty().allMatch(line -> line.endsWith("alice"));
		assertThat(said()).containsExactlyInAnyOrderElementsOf(foretold);
	}

	@Test
	void isShownInChat() {
		monday = FIRST_MONDAY.plusWeeks(60);
		incidents.at(monday);
		id = incidents.open("Foretold in chat");
		incidents.say("alice", id, "fix Alert on the queue @dave due 5d");

		assertThat(incidents.told("bob", id, "dry-run F1")).contains("F1 Alert on the queue", "if nobody does anything",
				"due soon · @Dave", "overdue · @Dave", "more, the last on ");
		assertThat(incidents.told("bob", id, "dry-run F9")).contains("Which fix?", "F1");
	}

}
