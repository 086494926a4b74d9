package dev.firewatch.mongo;

import java.util.Random;
import java.util.Set;
import java.util.UUID;

import dev.firewatch.Sha256;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.timeline.FileStore;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class GridFsFilesIT {

	@Autowired
	FileStore files;

	@Autowired
	MongoTemplate mongo;

	@Autowired
	CommandCounter counter;

	private final String incident = "INC-TEST-" + UUID.randomUUID().toString().replace("-", "");

	/** Of several chunks. */
	private static byte[] content(int seed) {
		byte[] content = new byte[700_000];
		new Random(seed).nextBytes(content);
		return content;
	}

	private long chunksOf(String ofIncident) {
		return QueryShapes.ignoring(() -> mongo.findAll(Document.class, "fs.chunks")
			.stream()
			.filter((chunk) -> chunk.getString("files_id").startsWith(ofIncident + "/"))
			.count());
	}

	@Test
	void keepsAContentOnceInAnIncidentAndGivesItBack() {
		byte[] content = content(1);
		String hash = Sha256.hex(content);

		files.put(incident, hash, content);
		files.put(incident, hash, content);

		assertThat(files.has(incident, hash)).isTrue();
		assertThat(files.content(incident, hash)).hasValueSatisfying((read) -> assertThat(read).isEqualTo(content));
		assertThat(chunksOf(incident)).isEqualTo(3);
		assertThat(files.content(incident + "0", hash)).as("another incident has it only for itself").isEmpty();
		assertThat(files.has(incident, Sha256.hex("other"))).isFalse();
	}

	@Test
	void erasesAllButWhatIsStillNeededWithEveryPart() {
		byte[] one = content(2);
		byte[] other = content(3);
		files.put(incident, Sha256.hex(one), one);
		files.put(incident, Sha256.hex(other), other);
		files.put(incident + "0", Sha256.hex(one), one);

		files.keepOnly(incident, Set.of(Sha256.hex(other)));

		assertThat(files.has(incident, Sha256.hex(one))).isFalse();
		assertThat(files.content(incident, Sha256.hex(other))).isPresent();
		assertThat(chunksOf(incident)).isEqualTo(3);
		assertThat(files.content(incident + "0", Sha256.hex(one))).as("another incident keeps its own").isPresent();
	}

	@Test
	void goesOnWhereAnUploadWasInterrupted() {
		byte[] content = content(4);
		String hash = Sha256.hex(content);
		mongo.insert(new Document("files_id", incident + "/" + hash).append("n", 0).append("data", new Binary(content)),
				"fs.chunks");

		files.put(incident, hash, content);

		assertThat(files.content(incident, hash)).hasValueSatisfying((read) -> assertThat(read).isEqualTo(content));
		mongo.insert(new Document("files_id", incident + "/other").append("n", 0).append("data", new Binary(content)),
				"fs.chunks");
		files.keepOnly(incident, Set.of(hash));
		assertThat(chunksOf(incident)).as("what an interrupted upload left").isEqualTo(3);
	}

}
