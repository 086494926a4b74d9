package dev.firewatch.chat.slack.inbound;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.firewatch.chat.slack.web.FakeSlack;
import dev.firewatch.chat.slack.web.SlackParts;
import org.awaitility.Awaitility;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlackSocketModeTests {

	private static final int CROWD = 180;

	private final FakeSlack slack = new FakeSlack();

	private final SlackParts parts = new SlackParts(slack.apiUrl(), "xoxb-test");

	private final Sockets sockets = new Sockets();

	private final CountDownLatch together = new CountDownLatch(CROWD);

	private final SlackConnection connection = new SlackConnection(app(), parts.identity, Optional.of("xapp-test"));

	/** Slack's side of the connections. */
	private static class Sockets extends WebSocketServer {

		private final List<WebSocket> opened = new CopyOnWriteArrayList<>();

		private final List<JsonObject> received = new CopyOnWriteArrayList<>();

		private volatile boolean started;

		Sockets() {
			super(new InetSocketAddress("localhost", 0));
			setReuseAddr(true);
			setDaemon(true);
		}

		@Override
		public void onOpen(WebSocket socket, ClientHandshake handshake) {
			opened.add(socket);
			socket.send("{\"type\":\"hello\",\"num_connections\":1,"
					+ "\"debug_info\":{\"host\":\"x\",\"approximate_connection_time\":3600},"
					+ "\"connection_info\":{\"app_id\":\"A1\"}}");
		}

		@Override
		public void onMessage(WebSocket socket, String message) {
			if (message.startsWith("{")) {
				received.add(JsonParser.parseString(message).getAsJsonObject());
			}
		}

		@Override
		public void onClose(WebSocket socket, int code, String reason, boolean remote) {
		}

		@Override
		public void onError(WebSocket socket, Exception failure) {
		}

		@Override
		public void onStart() {
			started = true;
		}

	}

	private App app() {
		App app = new App(AppConfig.builder().slack(parts.slack).singleTeamBotToken("xoxb-test").build(), List.of());
		app.command("/incident", (request, context) -> {
			if (request.getPayload().getText().equals("together")) {
				together.countDown();
				Awaitility.await().until(() -> together.getCount() == 0);
			}
			return context.ack("heard " + request.getPayload().getText());
		});
		return app;
	}

	@BeforeEach
	void listen() {
		sockets.start();
		Awaitility.await().until(() -> sockets.started);
	}

	@AfterEach
	void close() throws Exception {
		connection.stop();
		sockets.stop(1_000);
		parts.close();
		slack.close();
	}

	private void allowConnections() {
		slack.allowSocketsAt("ws://localhost:" + sockets.getPort() + "/link");
	}

	private static String command(String envelope, String text) {
		return "{\"envelope_id\":\"" + envelope + "\",\"type\":\"slash_commands\",\"accepts_response_payload\":true,"
				+ "\"payload\":{\"command\":\"/incident\",\"text\":\"" + text
				+ "\",\"team_id\":\"T1\",\"user_id\":\"U1\",\"trigger_id\":\"1\",\"channel_id\":\"C1\"}}";
	}

	private void answered(String envelope, String text) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(sockets.received)
				.anyMatch(answer -> answer.get("envelope_id").getAsString().equals(envelope)
						&& answer.getAsJsonObject("payload").get("text").getAsString().equals("heard " + text)));
	}

	@Test
	void aCommandIsAnsweredInItsEnvelope() {
		allowConnections();

		connection.start();

		Awaitility.await().until(() -> sockets.opened.size() == 1);
		sockets.opened.get(0).send(command("e1", "list"));
		answered("e1", "list");
	}

	@Test
	void aSlowDatabaseKeepsNobodyWaitingBehindOthers() {
		allowConnections();
		connection.start();
		Awaitility.await().until(() -> sockets.opened.size() == 1);

		for (int n = 0; n < CROWD; n++) {
			sockets.opened.get(0).send(command("crowd" + n, "together"));
		}

		answered("crowd0", "together");
		answered("crowd" + (CROWD - 1), "together");
	}

	@Test
	void aConnectionThatSlackEndsIsOpenedAgain() {
		allowConnections();
		connection.start();
		Awaitility.await().until(() -> sockets.opened.size() == 1);

		sockets.opened.get(0).send("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");

		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> sockets.opened.size() >= 2);
		sockets.opened.get(sockets.opened.size() - 1).send(command("e2", "left"));
		answered("e2", "left");
	}

	@Test
	void aSlackThatIsAwayAtTheStartIsTriedAgain() {
		slack.refuse("apps.connections.open", "internal_error");
		allowConnections();

		connection.start();

		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> sockets.opened.size() == 1);
	}

	@Test
	void aStopEndsTheConnection() {
		allowConnections();
		connection.start();
		Awaitility.await().until(() -> sockets.opened.size() == 1 && connection.isConnected());
		// Only now is it open on our side too: before, there is nothing to end.
		sockets.opened.get(0).send(command("e3", "list"));
		answered("e3", "list");

		connection.stop();

		Awaitility.await().until(() -> sockets.opened.get(0).isClosed());
		assertThat(connection.isRunning()).isFalse();
	}

}
