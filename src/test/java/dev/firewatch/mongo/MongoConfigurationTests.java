package dev.firewatch.mongo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class MongoConfigurationTests {

	@TempDir
	Path directory;

	@Test
	void usesTheEmbeddedDatabaseWhenNoUriIsSet(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("")) {
			MongoTemplate template = context.getBean(MongoTemplate.class);
			assertThat(template.getDb().getName()).isEqualTo("firewatch");
			template.getCollection("casefiles").insertOne(new Document("_id", "INC-2026-0001"));
			HealthIndicator health = context.getBean("mongoHealthIndicator", HealthIndicator.class);
			assertThat(health).isInstanceOf(DatabaseHealth.class);
			assertThat(health.health().getStatus()).isEqualTo(Status.UP);
		}

		assertThat(this.directory.resolve("firewatch.mv.db")).exists();
		assertThat(output).contains("it serves one instance on one machine").doesNotContain("Closing 1 clients");
		try (ConfigurableApplicationContext context = start("")) {
			assertThat(context.getBean(MongoTemplate.class).findById("INC-2026-0001", Document.class, "casefiles"))
				.isNotNull();
		}
	}

	@Test
	void createsTheIndexesBeforeAnybodyHasTheClient() {
		try (ConfigurableApplicationContext context = start("")) {
			List<String> names = context.getBean(MongoTemplate.class)
				.getCollection("casefiles")
				.listIndexes()
				.map((index) -> index.getString("name"))
				.into(new ArrayList<>());
			assertThat(names).contains("_id_", "origin_1");
		}
	}

	@Test
	void connectsToAServerApartAndToTheDatabaseItsUriNames() {
		try (ServerProcess server = ServerProcess.start(this.directory);
				ConfigurableApplicationContext first = start(server.connectionString());
				ConfigurableApplicationContext second = start(server.connectionString().replace("/?", "/elsewhere?"))) {
			assertThat(first.getBean(MongoTemplate.class).getDb().getName()).isEqualTo("firewatch");
			assertThat(second.getBean(MongoTemplate.class).getDb().getName()).isEqualTo("elsewhere");
		}
	}

	@Test
	void reportsADatabaseThatIsGoneAsDown() {
		try (ServerProcess server = ServerProcess.start(this.directory);
				ConfigurableApplicationContext context = start(server.connectionString())) {
			server.kill();

			assertThat(context.getBean("mongoHealthIndicator", HealthIndicator.class).health().getStatus())
				.isEqualTo(Status.DOWN);
		}
	}

	@Test
	void demandsDurableWritesAndBoundedWaitsButLeavesTimeoutsToTheUri() {
		MongoClientSettings.Builder builder = MongoClientSettings.builder();
		Connection.to("mongodb://localhost/?w=1&readPreference=secondary&maxPoolSize=7").customize(builder);

		MongoClientSettings settings = builder.build();
		assertThat(settings.getWriteConcern())
			.isEqualTo(WriteConcern.MAJORITY.withJournal(true).withWTimeout(8, TimeUnit.SECONDS));
		assertThat(settings.getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
		assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.primary());
		assertThat(settings.getRetryWrites()).isTrue();
		assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS)).isEqualTo(5);
		assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.SECONDS)).isEqualTo(2);
		assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(10);
		assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(7);
	}

	@Test
	void namesItsDatabaseWithoutMovingTheUsersAccount() {
		assertThat(address("mongodb://app:pw@localhost").getDatabase()).isEqualTo("firewatch");
		assertThat(address("mongodb://app:pw@localhost").getCredential().getSource()).isEqualTo("admin");
		assertThat(address("mongodb://app:pw@localhost/?authSource=users&w=1").getCredential().getSource())
			.isEqualTo("users");
		assertThat(address("mongodb://app:pw@localhost/incidents").getDatabase()).isEqualTo("incidents");
		assertThat(address("mongodb://localhost:27017,other:27018/?replicaSet=rs0").getHosts()).hasSize(2);
	}

	@Test
	void saysInOneSentenceThatANameCannotBeLookedUp(CapturedOutput output) {
		assertRefused("mongodb+srv://app:secret@cluster.example.invalid/firewatch?serverSelectionTimeoutMS=2000");

		assertThat(output)
			.contains(
					"The hosts that MONGODB_URI (mongodb+srv://app:****@cluster.example.invalid/firewatch) stands for "
							+ "can't be looked up in DNS.")
			.contains("name the hosts one by one")
			.doesNotContain("secret");
	}

	@Test
	void refusesADatabaseNameWithADotInsteadOfTakingItsFirstPart() {
		assertThatExceptionOfType(DatabaseUnusableException.class)
			.isThrownBy(() -> Connection.to("mongodb://localhost/fire.watch"))
			.withMessageContaining("names the database \"fire.watch\", but a database's name can't have a dot");
	}

	@Test
	void saysWhatOfTheUriItDoesNotFollow(CapturedOutput output) {
		Connection
			.to("mongodb://app:secret@localhost/?w=1&journal=false&readPreference=secondary&readConcernLevel=local");

		assertThat(output)
			.contains("MONGODB_URI asks for w=1, journal=false, readPreference=secondary, readConcernLevel=local")
			.doesNotContain("secret");
		assertThat(Connection.overridden(new ConnectionString("mongodb://localhost/?w=majority&retryWrites=false")))
			.isEmpty();
	}

	@Test
	void refusesToStartOnADirectoryInUse(CapturedOutput output) {
		try (EmbeddedServer other = EmbeddedServer.start(this.directory, 0)) {
			assertRefused("");
		}
		assertThat(output)
			.contains("The data directory " + this.directory + " is in use by another Firewatch.", "FIREWATCH_DATA_DIR")
			.contains("APPLICATION FAILED TO START");
	}

	@Test
	void refusesToStartWithoutTheServerAndKeepsThePasswordToItself(CapturedOutput output) {
		assertRefused("mongodb://app:se@cret@127.0.0.1:1/?serverSelectionTimeoutMS=300");
		assertThat(output).contains("MONGODB_URI (mongodb://app:****@127.0.0.1:1/) is not a MongoDB connection string.")
			.doesNotContain("cret");

		assertRefused("mongodb://app:secret@127.0.0.1:1/?serverSelectionTimeoutMS=300");
		assertThat(output)
			.contains("MongoDB at MONGODB_URI (mongodb://app:****@127.0.0.1:1/firewatch) cannot be used: "
					+ "ConnectException, Connection refused.")
			.contains("Start MongoDB or correct MONGODB_URI")
			.doesNotContain("secret");
	}

	@Test
	void refusesAServerThatIsTooOld(CapturedOutput output) {
		MongoServer old = new MongoServer(H2Backend.inMemory());
		try {
			assertRefused(old.bindAndGetConnectionString());
		}
		finally {
			old.shutdownNow();
		}
		assertThat(output).contains("is version 5.0.0, but Firewatch needs 6.0 or newer.");
	}

	@Test
	void refusesToStartWhenAnIndexCannotBeCreated(CapturedOutput output) {
		try (ServerProcess server = ServerProcess.start(this.directory)) {
			try (ConfigurableApplicationContext context = start(server.connectionString())) {
				context.getBean(MongoClient.class)
					.getDatabase("broken")
					.getCollection("casefiles")
					.insertMany(List.of(new Document("_id", "a").append("origin", 1),
							new Document("_id", "b").append("origin", 1)));
			}
			assertRefused(server.connectionString().replace("/?", "/broken?"));
		}
		assertThat(output).contains("An index of the collection broken.casefiles cannot be created", "index: origin_1");
	}

	@Test
	void storesDatesZonesAndDurationsAsText() {
		Kept kept = new Kept("k", LocalDate.of(2026, 11, 20), LocalTime.of(9, 47), ZoneId.of("Europe/Vienna"),
				Duration.ofMinutes(90), Instant.parse("2026-11-20T09:47:00.123Z"));
		try (ConfigurableApplicationContext context = start("")) {
			MongoTemplate template = context.getBean(MongoTemplate.class);
			template.insert(kept, "casefiles");

			assertThat(template.findById("k", Document.class, "casefiles")).containsEntry("date", "2026-11-20")
				.containsEntry("time", "09:47")
				.containsEntry("zone", "Europe/Vienna")
				.containsEntry("length", "PT1H30M")
				.containsEntry("at", Date.from(kept.at()));
			assertThat(template.findById("k", Kept.class, "casefiles")).isEqualTo(kept);
		}
	}

	private static ConnectionString address(String uri) {
		return Connection.to(uri).getConnectionString();
	}

	private void assertRefused(String uri) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> start(uri));
	}

	private ConfigurableApplicationContext start(String uri) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.run("--firewatch.mongodb.uri=" + uri, "--firewatch.data-dir=" + this.directory);
	}

	record Kept(String id, LocalDate date, LocalTime time, ZoneId zone, Duration length, Instant at) {
	}

	@ImportAutoConfiguration({ MongoAutoConfiguration.class, DataMongoAutoConfiguration.class,
			HealthContributorAutoConfiguration.class, MongoHealthContributorAutoConfiguration.class })
	@Import(MongoConfiguration.class)
	static class Application {

	}

}
