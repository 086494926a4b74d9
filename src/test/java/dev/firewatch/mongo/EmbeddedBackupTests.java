package dev.firewatch.mongo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipInputStream;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import dev.firewatch.Backup;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedBackupTests {

	private static final int WRITERS = 4;

	/** Large enough that the file grows, and is written over, while it is copied. */
	private static final String FILLING = "x".repeat(2_000);

	@TempDir
	Path directory;

	@TempDir
	Path restored;

	@Test
	void holdsWhatWasAcknowledgedBeforeAndNothingInHalvesWhileOthersWrite() throws Exception {
		Set<String> acknowledged = ConcurrentHashMap.newKeySet();
		AtomicBoolean enough = new AtomicBoolean();
		Map<Path, Set<String>> copies = new LinkedHashMap<>();
		CountDownLatch warm = new CountDownLatch(1_000);
		ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
		try (EmbeddedServer server = EmbeddedServer.start(this.directory, 0);
				MongoClient client = MongoClients.create(server.connectionString())) {
			notes(client).createIndex(new Document("number", 1), new IndexOptions().unique(true));
			for (int i = 0; i < WRITERS; i++) {
				String name = "w" + i;
				writers.execute(() -> write(notes(client), name, acknowledged, enough, warm));
			}
			assertThat(warm.await(60, TimeUnit.SECONDS)).isTrue();
			Backup backup = new EmbeddedBackup(server, this.directory);
			for (int round = 0; round < 3; round++) {
				Set<String> before = Set.copyOf(acknowledged);
				Path into = Files.createDirectory(this.restored.resolve("round" + round));
				restore(backup, into);
				assertThat(acknowledged).as("others went on").hasSizeGreaterThan(before.size());
				copies.put(into, before);
			}
			enough.set(true);
			writers.shutdown();
			assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
		}

		for (Map.Entry<Path, Set<String>> copied : copies.entrySet()) {
			try (EmbeddedServer copy = EmbeddedServer.start(copied.getKey(), 0);
					MongoClient reader = MongoClients.create(copy.connectionString())) {
				check(notes(reader), copied.getValue());
			}
		}

		try (EmbeddedServer reopened = EmbeddedServer.start(this.directory, 0);
				MongoClient client = MongoClients.create(reopened.connectionString())) {
			check(notes(client), acknowledged);
		}
		try (var files = Files.list(this.directory)) {
			assertThat(files).containsExactly(this.directory.resolve(EmbeddedServer.FILE));
		}
	}

	@Test
	void isMadeOneAtATime() throws Exception {
		try (EmbeddedServer server = EmbeddedServer.start(this.directory, 0)) {
			Backup backup = new EmbeddedBackup(server, this.directory);
			try (Backup.Copy first = backup.take()) {
				assertThat(first).isNotNull();
				assertThatExceptionOfType(Backup.InProgress.class).isThrownBy(backup::take);
			}
			backup.take().close();
		}
	}

	/** Each writer adds documents and changes both halves of one of its own at a time. */
	private static void write(MongoCollection<Document> notes, String writer, Set<String> acknowledged,
			AtomicBoolean enough, CountDownLatch warm) {
		int base = (writer.charAt(1) - '0') * 1_000_000;
		for (int n = 0; !enough.get(); n++) {
			String id = writer + "-" + n;
			notes.insertOne(new Document("_id", id).append("number", base + n)
				.append("left", FILLING)
				.append("right", FILLING));
			String changed = id + FILLING;
			notes.updateOne(new Document("_id", id),
					new Document("$set", new Document("left", changed).append("right", changed)));
			acknowledged.add(id);
			if (n % 3 == 0) {
				notes.updateOne(new Document("_id", writer + "-0"), new Document("$inc", new Document("times", 1)));
			}
			warm.countDown();
		}
	}

	private static void check(MongoCollection<Document> notes, Set<String> before) {
		Set<String> stored = ConcurrentHashMap.newKeySet();
		for (Document note : notes.find()) {
			String id = note.getString("_id");
			stored.add(id);
			assertThat(note.getString("left")).isEqualTo(note.getString("right"));
			if (before.contains(id)) {
				assertThat(note.getString("left")).isEqualTo(id + FILLING);
			}
		}
		assertThat(stored).containsAll(before);
		String some = before.iterator().next();
		int number = notes.find(new Document("_id", some)).first().getInteger("number");
		assertThat(notes.find(new Document("number", number))).extracting((note) -> note.getString("_id"))
			.containsExactly(some);
		assertThatExceptionOfType(MongoWriteException.class)
			.isThrownBy(() -> notes.insertOne(new Document("_id", "another").append("number", number)));
	}

	private void restore(Backup backup, Path into) throws IOException {
		Path zip = this.restored.resolve("backup.zip");
		try (Backup.Copy copy = backup.take(); OutputStream out = Files.newOutputStream(zip)) {
			copy.writeTo(out);
		}
		unzip(zip, into);
	}

	static void unzip(Path zip, Path into) throws IOException {
		try (InputStream in = Files.newInputStream(zip); ZipInputStream entries = new ZipInputStream(in)) {
			for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
				Files.copy(entries, into.resolve(entry.getName()));
			}
		}
	}

	private static MongoCollection<Document> notes(MongoClient client) {
		return client.getDatabase("firewatch").getCollection("notes");
	}

}
