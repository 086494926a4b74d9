package dev.firewatch.mongo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands of the handbook, against a MongoDB that is there to be tested with. */
@EnabledIf(value = "isThere", disabledReason = "needs MONGODB_URI, and mongodump and mongorestore on the PATH")
class MongoDumpIT {

	@TempDir
	Path directory;

	static boolean isThere() {
		return System.getenv("MONGODB_URI") != null && isOnThePath("mongodump") && isOnThePath("mongorestore");
	}

	private static boolean isOnThePath(String tool) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, tool)));
	}

	@Test
	void bringsBackDocumentsAndIndexes() throws Exception {
		String uri = withoutDatabase(System.getenv("MONGODB_URI"));
		String name = "firewatch-dump-" + UUID.randomUUID();
		try (MongoClient client = MongoClients.create(new ConnectionString(uri))) {
			MongoDatabase database = client.getDatabase(name);
			Indexes.createIn(database);
			List<String> indexes = indexes(database);
			database.getCollection("casefiles")
				.insertOne(new Document("_id", "INC-2026-0001").append("origin", "kept"));
			Path archive = this.directory.resolve("firewatch.archive.gz");

			run("mongodump", "--uri", uri, "--db", name, "--gzip", "--archive=" + archive);
			database.drop();
			run("mongorestore", "--uri", uri, "--gzip", "--archive=" + archive, "--drop");

			try {
				assertThat(database.getCollection("casefiles").find().first()).containsEntry("origin", "kept");
				assertThat(indexes(database)).isEqualTo(indexes);
			}
			finally {
				database.drop();
			}
		}
	}

	/** The tools take no other database than the one that the address names. */
	private static String withoutDatabase(String uri) {
		MongoCredential credential = new ConnectionString(uri).getCredential();
		String bare = uri.replaceFirst("^(mongodb(?:\\+srv)?://[^/?]+)(?:/[^?]*)?", "$1/");
		if (credential == null || uri.contains("authSource=")) {
			return bare;
		}
		return bare + (bare.contains("?") ? "&" : "?") + "authSource=" + credential.getSource();
	}

	private static List<String> indexes(MongoDatabase database) {
		return database.getCollection("casefiles")
			.listIndexes()
			.map((index) -> index.getString("name"))
			.into(new ArrayList<>())
			.stream()
			.sorted()
			.toList();
	}

	private static void run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).inheritIO().start();
		assertThat(process.waitFor()).as(command[0]).isZero();
	}

}
