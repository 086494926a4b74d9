package dev.firewatch.delivery;

import java.time.Duration;

import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.testing.CoreTest;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/** Who shares what the platforms allow, after instances have died. */
@CoreTest
class InstancesTests {

	@Autowired
	MongoTemplate mongo;

	@Autowired
	Instances running;

	@AfterEach
	void forgetTheDead() {
		QueryShapes
			.ignoring(() -> mongo.remove(Query.query(Criteria.where("_id").regex("^dead-")), Instances.COLLECTION));
	}

	@Test
	void thoseThatDiedBeforeAStartHaveNoShare() {
		for (int n = 0; n < 50; n++) {
			mongo.save(new Document("_id", "dead-" + n).append("beat", 7L), Instances.COLLECTION);
		}

		try (Instances started = new Instances(mongo, false)) {
			assertThat(started.alive()).isEqualTo(1);
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(started.alive()).as("with the one that beats").isEqualTo(2));
			assertThat(started.dead("dead-1")).as("too early to know").isFalse();
		}
	}

}
