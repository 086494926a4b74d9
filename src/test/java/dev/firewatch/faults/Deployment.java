package dev.firewatch.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.firewatch.chat.slack.web.FakeSlack;
import dev.firewatch.mongo.ServerProcess;
import dev.firewatch.testing.Scratch;
import org.bson.Document;

/**
 * Firewatch as it runs in earnest: processes that share a database, which is a process
 * too, and a Slack that they reach through a proxy that can fail. For them it is a
 * Tuesday, ten in the morning.
 */
final class Deployment implements AutoCloseable {

	static final String SECRET = "0123456789abcdef0123456789abcdef";

	static final String API_TOKEN = "faults-api-token";

	/** The workspace that the bot is installed in. */
	static final String TEAM = "T1";

	/** Where the processes work and log, which is left there. */
	private final Path directory;

	private final Path data = Scratch.directory("faults");

	private final FakeSlack slack = new FakeSlack();

	private final String lobby;

	private final FaultProxy proxy;

	private final List<FirewatchProcess> processes = new ArrayList<>();

	private final Duration offset = toTuesdayAtTen(Instant.now());

	private ServerProcess database;

	private final MongoClient client;

	private Deployment(int replicas, long seed, UnaryOperator<String> databaseAddress) {
		this.directory = temporary();
		this.lobby = slack.user("UALICE", "Alice").channel("general", false, "UALICE");
		this.proxy = new FaultProxy(URI.create(slack.apiUrl()), seed);
		this.database = ServerProcess.start(data);
		this.client = MongoClients.create(database.connectionString());
		Map<String, String> environment = Map.of("MONGODB_URI", databaseAddress.apply(database.connectionString()),
				"SLACK_BOT_TOKEN", "xoxb-faults", "SLACK_SIGNING_SECRET", SECRET, "SLACK_API_URL",
				proxy.address() + "/api/", "FIREWATCH_API_TOKEN", API_TOKEN, "FIREWATCH_CLOCK_OFFSET",
				offset.toString());
		IntStream.rangeClosed(1, replicas)
			.mapToObj(number -> new FirewatchProcess("firewatch-" + number, directory, environment))
			.forEach(processes::add);
	}

	/** So many processes, which are started and ready. */
	static Deployment of(int replicas, long seed) {
		return of(replicas, seed, address -> address);
	}

	/**
	 * So many processes, which are started and ready.
	 * @param databaseAddress makes the address at which they reach the database of its
	 * own
	 */
	static Deployment of(int replicas, long seed, UnaryOperator<String> databaseAddress) {
		Deployment deployment = new Deployment(replicas, seed, databaseAddress);
		try {
			deployment.processes.forEach(FirewatchProcess::start);
			deployment.processes.forEach(FirewatchProcess::awaitReady);
			return deployment;
		}
		catch (RuntimeException failure) {
			deployment.close();
			throw failure;
		}
	}

	private static Path temporary() {
		try {
			return Files.createTempDirectory("firewatch-faults");
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static Duration toTuesdayAtTen(Instant now) {
		ZonedDateTime tuesday = now.atZone(ZoneOffset.UTC)
			.with(TemporalAdjusters.next(DayOfWeek.TUESDAY))
			.truncatedTo(ChronoUnit.DAYS)
			.withHour(10);
		return Duration.between(now, tuesday.toInstant()).truncatedTo(ChronoUnit.SECONDS);
	}

	/** The day it is for the processes. */
	LocalDate today() {
		return LocalDate.ofInstant(Instant.now().plus(offset), ZoneOffset.UTC);
	}

	FakeSlack slack() {
		return slack;
	}

	/** A channel that belongs to no incident. */
	String lobby() {
		return lobby;
	}

	FaultProxy proxy() {
		return proxy;
	}

	List<FirewatchProcess> processes() {
		return processes;
	}

	FirewatchProcess process(int index) {
		return processes.get(index);
	}

	/** Stops the database as {@code kill -9} does. */
	void killDatabase() {
		database.kill();
	}

	/** Starts the database again where it was. */
	void restartDatabase() {
		database = ServerProcess.start(data, database.port());
	}

	/** A look at the database past the processes. */
	MongoDatabase database() {
		return client.getDatabase("firewatch");
	}

	List<Document> documents(String collection) {
		return database().getCollection(collection).find().into(new ArrayList<>());
	}

	@Override
	public void close() {
		processes.forEach(FirewatchProcess::close);
		client.close();
		database.close();
		proxy.close();
		slack.close();
	}

}
