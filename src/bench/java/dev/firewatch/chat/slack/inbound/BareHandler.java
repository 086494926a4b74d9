package dev.firewatch.chat.slack.inbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.bson.Document;

/**
 * The floor under a note: the JDK's HTTP server and the same read and the same write
 * through the same driver, and nothing else. It verifies nothing, knows nobody, decides
 * nothing and renders nothing.
 */
final class BareHandler implements AutoCloseable {

	/** As many as a chunk of a timeline holds. */
	static final int CHUNK = 50;

	private static final String ANSWER = """
			{"response_type":"in_channel","text":"Error rate is down after the rollback","blocks":[{"type":"section",\
			"text":{"type":"mrkdwn","text":"<!date^1795254717^{time}|09:51 UTC> · Error rate is down to 117 per \
			minute after the rollback — <@UBENCH0>  (E1)"}}]}""";

	private final String incident = "floor-" + UUID.randomUUID();

	private final AtomicInteger chunk = new AtomicInteger();

	private final MongoCollection<Document> casefiles;

	private final MongoCollection<Document> timelines;

	private final String casefile;

	private final ExecutorService threads = Executors.newFixedThreadPool(Load.CONNECTIONS);

	private final HttpServer server;

	BareHandler(MongoDatabase database, String casefile) throws IOException {
		// Otherwise it waits for the client's acknowledgement between header and body.
		System.setProperty("sun.net.httpserver.nodelay", "true");
		this.casefiles = database.getCollection("casefiles");
		this.timelines = database.getCollection("timelines");
		this.casefile = casefile;
		open();
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	Load.Target target(String channel) {
		return new Load.Target("floor", URI.create("http://localhost:" + server.getAddress().getPort() + "/"), channel);
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			if (casefiles.find(new Document("_id", casefile)).first() == null) {
				throw new IllegalStateException(casefile + " is not there");
			}
			push();
			byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
		}
		catch (IOException gone) {
			throw new UncheckedIOException(gone);
		}
	}

	private void push() {
		String key = UUID.randomUUID().toString();
		Document push = new Document("$push", new Document("entries", entry(key))).append("$inc",
				new Document("size", 1));
		while (timelines.findOneAndUpdate(room(key), push,
				new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)
					.projection(new Document("size", 1))) == null) {
			open();
		}
	}

	/** An entry as it is stored. */
	static Document entry(String key) {
		return new Document("occurredAt", new Date()).append("openEnded", false)
			.append("recordedAt", new Date())
			.append("author", "slack/UBENCH0")
			.append("source", "COMMAND")
			.append("text", "Error rate is down to 117 per minute after the rollback")
			.append("earlier", List.of())
			.append("key", key);
	}

	private Document room(String key) {
		return new Document("_id", incident + "/" + chunk.get()).append("size", new Document("$lt", CHUNK))
			.append("entries.key", new Document("$ne", key))
			.append("carried", new Document("$ne", key));
	}

	private synchronized void open() {
		Document last = timelines.find(new Document("_id", incident + "/" + chunk.get())).first();
		if (last != null && last.getInteger("size") < CHUNK) {
			return;
		}
		List<String> carried = last == null ? List.of()
				: last.getList("entries", Document.class).stream().map(entry -> entry.getString("key")).toList();
		timelines.insertOne(new Document("_id", incident + "/" + (chunk.get() + 1)).append("size", 0)
			.append("entries", new ArrayList<>())
			.append("carried", carried));
		chunk.incrementAndGet();
	}

	@Override
	public void close() {
		server.stop(0);
		threads.shutdown();
	}

}
