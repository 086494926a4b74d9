package dev.firewatch.mongo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedServerTests {

	private static final int CLIENTS = 8;

	@TempDir
	Path directory;

	@Test
	void survivesAKilledProcess() throws Exception {
		Queue<String> inserted = new ConcurrentLinkedQueue<>();
		Queue<Integer> counted = new ConcurrentLinkedQueue<>();
		try (ServerProcess server = ServerProcess.start(this.directory);
				MongoClient client = MongoClients
					.create(server.connectionString() + "&serverSelectionTimeoutMS=5000&retryWrites=false")) {
			MongoCollection<Document> notes = notes(client);
			notes.insertOne(new Document("_id", "counter").append("value", 0));
			CountDownLatch enough = new CountDownLatch(2_000);
			ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
			for (int i = 0; i < CLIENTS; i++) {
				String name = "client-" + i;
				clients.execute(() -> writeUntilTheServerDies(notes, name, inserted, counted, enough));
			}

			assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
			server.kill();
			clients.shutdown();
			assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
		}

		try (EmbeddedServer reopened = EmbeddedServer.start(this.directory, 0);
				MongoClient client = MongoClients.create(reopened.connectionString())) {
			Set<String> stored = new HashSet<>();
			notes(client).find().forEach((note) -> stored.add(note.getString("_id")));
			assertThat(inserted).hasSizeGreaterThan(500).isSubsetOf(stored);
			int value = notes(client).find(new Document("_id", "counter")).first().getInteger("value");
			assertThat(counted).hasSizeGreaterThan(500).doesNotHaveDuplicates().allMatch((each) -> each <= value);
		}
	}

	@Test
	void refusesDocumentsThatNoServerWouldTake() throws Exception {
		String half = "x".repeat(8 * 1024 * 1024);
		try (EmbeddedServer server = EmbeddedServer.start(this.directory, 0);
				MongoClient client = MongoClients.create(server.connectionString())) {
			MongoCollection<Document> notes = notes(client);
			notes.createIndex(new Document("kind", 1));

			notes.insertOne(new Document("_id", "one").append("kind", "note").append("one", half));
			assertThatExceptionOfType(MongoWriteException.class)
				.isThrownBy(() -> notes.updateOne(new Document("_id", "one"),
						Updates.combine(Updates.set("two", half), Updates.set("kind", "large"))))
				.satisfies((refusal) -> assertThat(refusal.getCode()).isEqualTo(17419));

			assertThat(notes.countDocuments()).isEqualTo(1);
			assertThat(notes.find(new Document("kind", "large")).first()).isNull();
			assertThat(notes.find(new Document("kind", "note")).first()).doesNotContainKey("two");
		}
	}

	@Test
	void givesEachOfManyConcurrentIncrementsItsOwnResult() throws Exception {
		int each = 300;
		try (EmbeddedServer server = EmbeddedServer.start(this.directory, 0);
				MongoClient client = MongoClients.create(server.connectionString())) {
			MongoCollection<Document> notes = notes(client);
			notes.insertOne(new Document("_id", "counter").append("value", 0));
			ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
			Callable<List<Integer>> increments = () -> IntStream.range(0, each)
				.mapToObj((i) -> increment(notes))
				.toList();

			List<Integer> results = new ArrayList<>();
			for (Future<List<Integer>> future : clients
				.invokeAll(IntStream.range(0, CLIENTS).mapToObj((i) -> increments).toList())) {
				results.addAll(future.get());
			}
			clients.shutdown();

			assertThat(results).hasSize(CLIENTS * each)
				.doesNotHaveDuplicates()
				.contains(1, CLIENTS * each)
				.allMatch((value) -> value <= CLIENTS * each);
		}
	}

	@Test
	void letsExactlyOneOfManyCompareAndSetsWin() throws Exception {
		try (EmbeddedServer server = EmbeddedServer.start(this.directory, 0);
				MongoClient client = MongoClients.create(server.connectionString())) {
			MongoCollection<Document> notes = notes(client);
			notes.insertOne(new Document("_id", "casefile").append("version", 1));
			ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
			Callable<Long> save = () -> notes
				.updateOne(new Document("_id", "casefile").append("version", 1), Updates.inc("version", 1))
				.getModifiedCount();

			long winners = 0;
			for (Future<Long> future : clients.invokeAll(IntStream.range(0, CLIENTS).mapToObj((i) -> save).toList())) {
				winners += future.get();
			}
			clients.shutdown();

			assertThat(winners).isEqualTo(1);
		}
	}

	@Test
	void findsByAUniqueKeyOnlyWhatTheWholeFilterAllows() {
		try (EmbeddedServer server = EmbeddedServer.start(this.directory, 0);
				MongoClient client = MongoClients.create(server.connectionString())) {
			MongoCollection<Document> notes = notes(client);
			notes.createIndex(new Document("origin", 1), new IndexOptions().unique(true).sparse(true));
			notes.insertOne(new Document("_id", "a").append("origin", "m1").append("open", true));
			notes.insertOne(new Document("_id", "b").append("origin", "m2").append("open", false));
			notes.insertOne(new Document("_id", "c").append("open", true));

			assertThat(ids(notes, new Document("origin", "m1").append("open", true))).containsExactly("a");
			assertThat(ids(notes, new Document("origin", "m1").append("open", false))).isEmpty();
			assertThat(
					ids(notes, new Document("origin", new Document("$in", List.of("m1", "m2"))).append("open", true)))
				.containsExactly("a");
			assertThat(ids(notes, new Document("_id", new Document("$in", List.of("b", "c"))).append("open", true)))
				.containsExactly("c");
			assertThat(ids(notes, new Document("origin", null).append("open", true))).containsExactly("c");
		}
	}

	@Test
	void findsByAFieldThatIsNotUniqueWhateverBecomesOfIt() {
		Instant noon = Instant.parse("2026-11-21T12:00:00Z");
		try (EmbeddedServer server = EmbeddedServer.start(this.directory, 0);
				MongoClient client = MongoClients.create(server.connectionString())) {
			MongoCollection<Document> notes = notes(client);
			notes.insertOne(new Document("_id", "before").append("status", "open").append("wakeAt", Date.from(noon)));
			notes.createIndex(new Document("status", 1), new IndexOptions().name("status"));
			notes.createIndex(new Document("wakeAt", 1), new IndexOptions().name("wakeAt"));
			notes.insertOne(new Document("_id", "plain").append("status", "open"));
			notes.insertOne(new Document("_id", "several").append("status", List.of("open", "odd")));
			notes.insertOne(new Document("_id", "none").append("status", null).append("wakeAt", null));
			notes.insertOne(new Document("_id", "missing"));
			notes.insertOne(new Document("_id", "gone").append("status", "open"));
			notes.deleteOne(new Document("_id", "gone"));
			notes.updateOne(new Document("_id", "before"), Updates.set("status", "closed"));
			notes.updateOne(new Document("_id", "plain"), Updates.set("wakeAt", Date.from(noon.plusSeconds(60))));
			checkFound(notes, noon);
		}
		try (EmbeddedServer reopened = EmbeddedServer.start(this.directory, 0);
				MongoClient client = MongoClients.create(reopened.connectionString())) {
			checkFound(notes(client), noon);
			notes(client).updateOne(new Document("_id", "before"), Updates.unset("wakeAt"));
			assertThat(ids(notes(client), "wakeAt", new Document("$lte", Date.from(noon)))).isEmpty();
		}
	}

	private static void checkFound(MongoCollection<Document> notes, Instant noon) {
		assertThat(ids(notes, "status", "open")).containsExactlyInAnyOrder("plain", "several");
		assertThat(ids(notes, "status", new Document("$in", List.of("open", "closed"))))
			.containsExactlyInAnyOrder("plain", "several", "before");
		assertThat(ids(notes, "status", new Document("$gt", ""))).containsExactlyInAnyOrder("plain", "several",
				"before");
		assertThat(ids(notes, "status", null)).containsExactlyInAnyOrder("none", "missing");
		assertThat(ids(notes, "wakeAt", new Document("$lte", Date.from(noon)))).containsExactly("before");
		assertThat(ids(notes, "wakeAt", new Document("$lte", Date.from(noon.plusSeconds(60)))))
			.containsExactlyInAnyOrder("before", "plain");
	}

	private static List<String> ids(MongoCollection<Document> notes, String field, Object wanted) {
		List<String> ids = new ArrayList<>();
		notes.find(new Document(field, wanted)).forEach((note) -> ids.add(note.getString("_id")));
		return ids;
	}

	/** Where there are digests, they tell what is found; elsewhere the server does. */
	@Test
	void findsByDigestsWhatItWouldFindWithoutThem() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		try (EmbeddedServer server = EmbeddedServer.start(this.directory, 0);
				MongoClient client = MongoClients.create(server.connectionString())) {
			MongoCollection<Document> notes = notes(client);
			MongoCollection<Document> casefiles = notes(client, "casefiles");
			List.of("status", "attendAt")
				.forEach((field) -> casefiles.createIndex(new Document(field, 1), new IndexOptions().name(field)));
			for (int n = 0; n < 200; n++) {
				Document document = new Document("_id", String.format("INC-%03d", n)).append("fixes", "F" + n);
				document.append("incident", new Document("isPrivate", random.nextBoolean()).append("title", "t" + n));
				if (random.nextInt(4) > 0) {
					document.append("status", List.of("open", "resolved", "closed").get(random.nextInt(3)));
				}
				if (random.nextBoolean()) {
					document.append("deadlines", random.nextBoolean() ? null : List.of());
				}
				notes.insertOne(document);
				casefiles.insertOne(document);
			}
			Document someStatus = new Document("$in", List.of("open", "resolved"));
			List<Document> filters = List.of(new Document("status", someStatus).append("incident.isPrivate", true),
					new Document("status", someStatus).append("deadlines", new Document("$exists", false)),
					new Document("deadlines", null), new Document("deadlines", new Document("$exists", true)),
					new Document("$or", List.of(new Document("status", "closed"), new Document("deadlines", null))),
					new Document("_id", new Document("$gt", "INC-050")).append("incident.isPrivate", false),
					new Document("$and", List.of(new Document("incident.title", "t7"), new Document("fixes", "F7"))));

			for (Document filter : filters) {
				assertThat(casefiles.find(filter).into(new ArrayList<>())).as("%s, seed %d", filter, seed)
					.containsExactlyInAnyOrderElementsOf(notes.find(filter).into(new ArrayList<>()));
				assertThat(casefiles.countDocuments(filter)).as("%s, seed %d", filter, seed)
					.isEqualTo(notes.countDocuments(filter));
				Date attended = new Date(filters.indexOf(filter));
				notes.updateMany(filter, Updates.set("attendAt", attended));
				casefiles.updateMany(filter, Updates.set("attendAt", attended));
				assertThat(casefiles.find().sort(new Document("_id", 1)).into(new ArrayList<>()))
					.as("after an update by %s, seed %d", filter, seed)
					.isEqualTo(notes.find().sort(new Document("_id", 1)).into(new ArrayList<>()));
			}
			casefiles.deleteMany(filters.get(3));
			notes.deleteMany(filters.get(3));
			assertThat(ids(casefiles, new Document())).as("seed %d", seed)
				.containsExactlyInAnyOrderElementsOf(ids(notes, new Document()));
		}
	}

	@Test
	void keepsItsDataAndIndexesOverAnOrderlyRestart() {
		try (EmbeddedServer server = EmbeddedServer.start(this.directory, 0);
				MongoClient client = MongoClients.create(server.connectionString())) {
			notes(client).createIndex(new Document("origin", 1), new IndexOptions().unique(true).sparse(true));
			notes(client).insertOne(new Document("_id", "a").append("origin", "m1"));
		}

		try (EmbeddedServer server = EmbeddedServer.start(this.directory, 0);
				MongoClient client = MongoClients.create(server.connectionString())) {
			assertThat(ids(notes(client), new Document("origin", "m1"))).containsExactly("a");
			assertThatExceptionOfType(MongoException.class)
				.isThrownBy(() -> notes(client).insertOne(new Document("_id", "b").append("origin", "m1")))
				.withMessageContaining("E11000");
		}
	}

	@Test
	void refusesADirectoryThatIsOpenAlready() {
		try (EmbeddedServer server = EmbeddedServer.start(this.directory, 0)) {
			assertThat(server.connectionString()).startsWith("mongodb://127.0.0.1:");

			assertThatExceptionOfType(DatabaseUnusableException.class)
				.isThrownBy(() -> EmbeddedServer.start(this.directory, 0))
				.withMessage("The data directory %s is in use by another Firewatch.", this.directory)
				.satisfies((ex) -> assertThat(ex.remedy()).contains("Stop the other one", "FIREWATCH_DATA_DIR",
						"MONGODB_URI"));
		}
	}

	@Test
	void refusesADirectoryThatAnotherProcessHasOpen() throws IOException, InterruptedException {
		try (ServerProcess first = ServerProcess.start(this.directory)) {
			Process second = ServerProcess.launch(this.directory);

			String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(second.waitFor()).isNotZero();
			assertThat(output).doesNotContain(StandaloneServer.READY);
			assertThatExceptionOfType(DatabaseUnusableException.class)
				.isThrownBy(() -> EmbeddedServer.start(this.directory, 0))
				.withMessageContaining("is in use by another Firewatch");
		}
	}

	private static void writeUntilTheServerDies(MongoCollection<Document> notes, String name, Queue<String> inserted,
			Queue<Integer> counted, CountDownLatch enough) {
		try {
			for (int i = 0;; i++) {
				String id = name + "/" + i;
				notes.insertOne(new Document("_id", id).append("text", "x".repeat(300)));
				inserted.add(id);
				enough.countDown();
				counted.add(increment(notes));
				enough.countDown();
			}
		}
		catch (MongoException ex) {
			// The server is gone: whatever was not answered may or may not be there.
		}
	}

	private static int increment(MongoCollection<Document> notes) {
		return notes
			.findOneAndUpdate(new Document("_id", "counter"), Updates.inc("value", 1),
					new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER))
			.getInteger("value");
	}

	private static MongoCollection<Document> notes(MongoClient client) {
		return notes(client, "notes");
	}

	private static MongoCollection<Document> notes(MongoClient client, String collection) {
		return client.getDatabase("firewatch").getCollection(collection);
	}

	private static List<String> ids(MongoCollection<Document> notes, Document filter) {
		return notes.find(filter).map((note) -> note.getString("_id")).into(new ArrayList<>());
	}

}
