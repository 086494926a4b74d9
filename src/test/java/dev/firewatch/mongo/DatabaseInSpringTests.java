package dev.firewatch.mongo;

import java.util.List;
import java.util.UUID;

import dev.firewatch.DatabaseSettings;
import dev.firewatch.testing.WorkspaceTest;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@WorkspaceTest
class DatabaseInSpringTests {

	@Autowired
	private MongoTemplate template;

	@Autowired
	private CommandCounter commands;

	@Autowired
	private DatabaseSettings settings;

	@Test
	void countsWhatASpringTestSends() {
		String id = UUID.randomUUID().toString();

		assertThat(this.commands.during(() -> {
			this.template.insert(new Document("_id", id), "casefiles");
			this.template.findById(id, Document.class, "casefiles");
		})).isEqualTo(new CommandCounter.Counts(1, 1));
	}

	@Test
	void objectsToAnUnservedQueryOfASpringTest() {
		this.template.find(Query.query(Criteria.where("title").is("down")), Document.class, "casefiles");

		List<String> objections = QueryShapes.ALL.takeObjections();
		assertThat(objections).singleElement()
			.satisfies((objection) -> assertThat(objection).contains("find casefiles {title EQUALS}"));
	}

	@Test
	void keepsItsDataApartFromOtherContexts() {
		assertThat(this.settings.dataDir().toString()).contains("firewatch-context");
	}

}
