package dev.firewatch.workflow;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept only for a while. */
@CoreTest
class PerishedScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2096, 1, 2, 10, 0, 0, 0, ZoneId.of("UTC"));

	private static final List<String> COLLECTIONS = List.of("reminders", "pasted", "pastedFixes", "proposals");

	@Autowired
	Incidents incidents;

	@Autowired
	MongoTemplate mongo;

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
		COLLECTIONS.forEach(collection -> QueryShapes.ignoring(() -> mongo.remove(new Query(), collection)));
	}

	private long in(String collection) {
		return QueryShapes.ignoring(() -> mongo.find(new Query(), org.bson.Document.class, collection).size());
	}

	@Test
	void isForgottenOnceNobodyCanWantIt() {
		// The clock was ahead before, as after a rehearsal.
		incidents.at(MONDAY.plusYears(3));
		incidents.settle();
		incidents.at(MONDAY);
		String id = incidents.open("Forgettable");
		incidents.say("alice", id, "fix Mend it @dave due 1d");
		incidents.say("alice", id, "import 09:01 it began\n09:02 it went on");
		incidents.say("alice", id, "fix - Alarm @bob due 3d\n- Runbook @erin due 4d");
		incidents.at(MONDAY.plusDays(1));
		incidents.say("alice", id, "resolve");
		incidents.settle();
		assertThat(COLLECTIONS).allSatisfy(collection -> assertThat(in(collection)).as(collection).isPositive());

		incidents.at(MONDAY.plusDays(29));
		incidents.settle();
		assertThat(COLLECTIONS).allSatisfy(collection -> assertThat(in(collection)).as(collection).isPositive());

		incidents.at(MONDAY.plusDays(40));
		incidents.settle();
		assertThat(in("pasted")).isZero();
		assertThat(in("pastedFixes")).isZero();
		assertThat(in("proposals")).isPositive();

		incidents.say("alice", id, "drop F1 R4 not needed");
		long reminders = in("reminders");
		incidents.at(MONDAY.plusDays(140));
		incidents.settle();
		assertThat(in("proposals")).isZero();
		assertThat(in("reminders")).isLessThan(reminders);
	}

}
