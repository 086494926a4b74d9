package dev.firewatch.faults;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.google.gson.Gson;

/**
 * Somebody in the workspace, whose doings arrive at a process as Slack sends them,
 * signed.
 */
final class Person {

	/** Longer than Slack waits, so that an answer that comes too late is seen as such. */
	private static final Duration PATIENCE = Duration.ofSeconds(12);

	private static final Gson GSON = new Gson();

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private final String id;

	Person(String id) {
		this.id = id;
	}

	/** An answer and how long it took. */
	record Answer(int status, String body, Duration took) {

		String text() {
			return Replies.text(body);
		}

	}

	String id() {
		return id;
	}

	/** How others mention the person. */
	String mention() {
		return "<@" + id + "|" + id.toLowerCase() + ">";
	}

	Answer command(FirewatchProcess process, String channel, String text, String trigger)
			throws IOException, InterruptedException {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("command", "/incident");
		form.put("team_id", Deployment.TEAM);
		form.put("user_id", id);
		form.put("user_name", id.toLowerCase());
		form.put("channel_id", channel);
		form.put("text", text);
		form.put("trigger_id", trigger);
		return send(process, encoded(form), "application/x-www-form-urlencoded");
	}

	/** Presses the button of the value in a message. */
	Answer press(FirewatchProcess process, String channel, String ts, String value, String trigger, String responseUrl)
			throws IOException, InterruptedException {
		Map<String, Object> payload = interaction("block_actions", trigger);
		payload.put("response_url", responseUrl);
		payload.put("container",
				Map.of("type", "message", "message_ts", ts, "channel_id", channel, "is_ephemeral", false));
		payload.put("channel", Map.of("id", channel, "name", "x"));
		payload.put("actions",
				List.of(Map.of("type", "button", "action_id", "firewatch-0", "block_id", "b", "value", value)));
		return interaction(process, payload);
	}

	Map<String, Object> interaction(String type, String trigger) {
		Map<String, Object> payload = new LinkedHashMap<>();
		payload.put("type", type);
		payload.put("team", Map.of("id", Deployment.TEAM, "domain", "firewatch"));
		payload.put("user", Map.of("id", id, "username", id.toLowerCase(), "team_id", Deployment.TEAM));
		payload.put("trigger_id", trigger);
		return payload;
	}

	Answer interaction(FirewatchProcess process, Object payload) throws IOException, InterruptedException {
		return send(process, encoded(Map.of("payload", GSON.toJson(payload))), "application/x-www-form-urlencoded");
	}

	Answer event(FirewatchProcess process, String eventId, Map<String, Object> event)
			throws IOException, InterruptedException {
		return send(process, GSON.toJson(Map.of("type", "event_callback", "team_id", Deployment.TEAM, "event_id",
				eventId, "event_time", 1_700_000_000, "event", event)), "application/json");
	}

	private static Answer send(FirewatchProcess process, String body, String type)
			throws IOException, InterruptedException {
		String now = String.valueOf(Instant.now().getEpochSecond());
		HttpRequest request = HttpRequest.newBuilder(process.address("/slack/events"))
			.timeout(PATIENCE)
			.header("Content-Type", type)
			.header("X-Slack-Request-Timestamp", now)
			.header("X-Slack-Signature", signature(now, body.getBytes(StandardCharsets.UTF_8)))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		long sent = System.nanoTime();
		HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
		return new Answer(response.statusCode(), response.body(), Duration.ofNanos(System.nanoTime() - sent));
	}

	static String signature(String timestamp, byte[] body) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(Deployment.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
			return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	static String encoded(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
