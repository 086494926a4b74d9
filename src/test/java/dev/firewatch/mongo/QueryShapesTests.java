package dev.firewatch.mongo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QueryShapesTests {

	private final ShapeRules rules = new ShapeRules(
			List.of(Index.on("casefiles", "origin").unique().sparse(), Index.on("casefiles", "status"),
					Index.on("casefiles", "room", "platform").unique(), Index.on("casefiles", "kind", "-openedAt")));

	@ParameterizedTest
	@ValueSource(strings = { "{_id: 1}", "{_id: {$in: [1, 2]}}", "{_id: 1, version: 3}",
			"{$and: [{_id: 1}, {version: {$ne: 3}}]}", "{origin: 'm', $or: [{a: 1}, {b: 1}]}",
			"{room: 'r', platform: 'slack', open: true}", "{_id: {$gt: 1}, origin: 'm'}", "{_id: {key: 'a', n: 1}}" })
	void acceptsWhateverAKeyServes(String filter) {
		assertThat(objection("{find: 'casefiles', filter: %s}".formatted(filter))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{severity: 1}", "{severity: 1, $or: [{_id: 1}, {severity: 2}]}", "{platform: 'x'}",
			"{$nor: [{_id: 1}]}", "{status: {$ne: 'closed'}}", "{status: /open/}" })
	void refusesWhatNoIndexServes(String filter) {
		assertThat(objection("{find: 'casefiles', filter: %s}".formatted(filter))).hasValueSatisfying(
				(objection) -> assertThat(objection).startsWith("No declared index serves: find casefiles"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{room: 'r'}", "{_id: {$gte: 1}}", "{_id: {$eq: 1}}", "{kind: 'drill'}",
			"{$or: [{_id: 1}, {origin: 'm'}]}", "{room: {$in: ['r']}, platform: 'slack'}", "{status: 'open', a: 1}" })
	void refusesWhatTheEmbeddedDatabaseScansFor(String filter) {
		assertThat(objection("{find: 'casefiles', filter: %s}".formatted(filter))).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{_id: 1, 'entries.3.removed': null}", "{_id: 1, 'entries.3': null}",
			"{_id: 1, 'entries.3.mark': {$in: ['x', null]}}", "{_id: 1, 'entries.3.mark': {$ne: null}}",
			"{_id: 1, $or: [{'entries.12.mark': null}, {a: 1}]}", "{_id: 1, $nor: [{'entries.12.mark': null}]}" })
	void refusesWhatARealDatabaseAlwaysTakesForNull(String filter) {
		assertThat(objection("{find: 'casefiles', filter: %s}".formatted(filter)))
			.hasValueSatisfying((objection) -> assertThat(objection).startsWith("A real MongoDB takes a number"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{_id: 1, 'entries.3.removed.at': {$exists: false}}", "{_id: 1, lease: null}",
			"{_id: 1, 'entries.3.review.changes': {$not: {$gte: 1}}}", "{_id: 1, 'entries.x2.mark': null}" })
	void acceptsWhatBothTakeAlike(String filter) {
		assertThat(objection("{find: 'casefiles', filter: %s}".formatted(filter))).isEmpty();
	}

	@Test
	void acceptsALookWhetherThereIsAnything() {
		assertThat(objection("{find: 'casefiles', filter: {}, limit: 1}")).isEmpty();
		assertThat(objection("{find: 'casefiles', filter: {}, limit: 2}")).isPresent();
		assertThat(objection("{find: 'casefiles', filter: {}, sort: {title: 1}, limit: 1}")).isPresent();
		assertThat(objection("{find: 'casefiles', filter: {title: 'x'}, limit: 1}")).isPresent();
	}

	@Test
	void acceptsAnOffPathQueryWithItsReason() {
		assertThat(objection("{find: 'casefiles', filter: {status: {$in: ['open']}, deadlines: null}}")).isEmpty();
		assertThat(objection(
				"{aggregate: 'casefiles', pipeline: [{$match: {status: 'open', deadlines: 1}}, {$group: {_id: 1}}]}"))
			.isEmpty();
	}

	@Test
	void asksForAnIndexThatServesTheSortToo() {
		assertThat(objection("{find: 'casefiles', filter: {_id: {$in: [1, 2]}}, sort: {severity: 1}}")).isEmpty();
		assertThat(objection("{find: 'casefiles', filter: {kind: 'drill'}, sort: {severity: 1}}"))
			.hasValueSatisfying((objection) -> assertThat(objection).startsWith("No declared index serves"));
		assertThat(objection("{find: 'casefiles', filter: {kind: 'drill'}, sort: {openedAt: 1}}"))
			.hasValueSatisfying((objection) -> assertThat(objection).startsWith("The embedded database scans"));
	}

	@Test
	void looksAtEveryPartOfABatch() {
		assertThat(objection("{update: 'casefiles', updates: [{q: {_id: 1}, u: {}}, {q: {severity: 1}, u: {}}]}"))
			.isPresent();
		assertThat(objection("{delete: 'casefiles', deletes: [{q: {severity: 1}, limit: 0}]}")).isPresent();
		assertThat(objection("{findAndModify: 'casefiles', query: {severity: 1}}")).isPresent();
		assertThat(objection("{aggregate: 'casefiles', pipeline: [{$match: {_id: 1}}]}")).isPresent();
	}

	@Test
	void failsTheTestThatSendsAnUnservedQueryAndOnlyThat(@TempDir Path directory) {
		QueryShapes shapes = new QueryShapes(this.rules);
		CommandCounter counter = new CommandCounter();
		QueryShapesExtension extension = new QueryShapesExtension(shapes);
		try (EmbeddedServer server = EmbeddedServer.start(directory, 0);
				MongoClient client = MongoClients.create(MongoClientSettings.builder()
					.applyConnectionString(Connection.to(server.connectionString()).getConnectionString())
					.addCommandListener(shapes)
					.addCommandListener(counter)
					.build())) {
			MongoCollection<Document> casefiles = client.getDatabase("firewatch").getCollection("casefiles");

			assertThat(counter.during(() -> {
				casefiles.find(new Document("_id", "a")).first();
				casefiles.updateOne(new Document("_id", "a").append("version", 1), Updates.inc("version", 1));
			})).isEqualTo(new CommandCounter.Counts(1, 1));
			QueryShapes.ignoring(() -> casefiles.find().first());
			assertThatCode(() -> extension.afterEach(null)).doesNotThrowAnyException();

			casefiles.find(new Document("title", "down")).first();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> extension.afterEach(null))
				.withMessageContaining("No declared index serves: find casefiles {title EQUALS}");
			assertThatCode(() -> extension.afterEach(null)).doesNotThrowAnyException();
		}
	}

	private Optional<String> objection(String json) {
		BsonDocument command = BsonDocument.parse(json);
		return Shape.of(command.getFirstKey(), command)
			.stream()
			.map(this.rules::objectionTo)
			.flatMap(Optional::stream)
			.findFirst();
	}

}
