package dev.firewatch.chat.slack.inbound;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.app_backend.SlackSignature;

/** Sends what Slack sends when people do something, signed. */
class SlackUsers {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final Gson GSON = new Gson();

	private final URI endpoint;

	private final SlackSignature.Generator signatures;

	private final String responseUrl;

	SlackUsers(int port, String secret, String responseUrl) {
		this.endpoint = URI.create("http://localhost:" + port + "/slack/events");
		this.signatures = new SlackSignature.Generator(secret);
		this.responseUrl = responseUrl;
	}

	static String trigger() {
		return UUID.randomUUID().toString();
	}

	HttpResponse<String> command(String user, String name, String channel, String text) {
		return command(user, name, channel, text, trigger());
	}

	HttpResponse<String> command(String user, String name, String channel, String text, String trigger) {
		return send(encoded(form("/incident", user, name, channel, text, trigger)),
				"application/x-www-form-urlencoded");
	}

	/** The app's command under another name. */
	HttpResponse<String> named(String command, String user, String name, String channel, String text) {
		return send(encoded(form(command, user, name, channel, text, trigger())), "application/x-www-form-urlencoded");
	}

	private Map<String, String> form(String command, String user, String name, String channel, String text,
			String trigger) {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("command", command);
		form.put("team_id", "T1");
		form.put("user_id", user);
		form.put("user_name", name);
		form.put("channel_id", channel);
		form.put("text", text);
		form.put("trigger_id", trigger);
		form.put("response_url", responseUrl);
		return form;
	}

	HttpResponse<String> press(String user, String channel, String ts, String value, boolean ephemeral) {
		Map<String, Object> action = Map.of("type", "button", "action_id", "firewatch-0", "block_id", "b", "value",
				value);
		Map<String, Object> payload = new LinkedHashMap<>();
		payload.put("type", "block_actions");
		payload.put("user", Map.of("id", user, "username", user.toLowerCase()));
		payload.put("trigger_id", trigger());
		payload.put("response_url", responseUrl);
		payload.put("container",
				Map.of("type", "message", "message_ts", ts, "channel_id", channel, "is_ephemeral", ephemeral));
		payload.put("channel", Map.of("id", channel, "name", "x"));
		payload.put("actions", List.of(action));
		return interaction(payload);
	}

	/** Sends a form back, filled in. */
	HttpResponse<String> submit(String user, JsonObject view, Map<String, List<String>> values, String hash) {
		JsonObject state = new JsonObject();
		for (JsonElement element : view.getAsJsonArray("blocks")) {
			JsonObject block = element.getAsJsonObject();
			String field = block.has("block_id") ? block.get("block_id").getAsString() : "";
			if (block.get("type").getAsString().equals("input")) {
				JsonObject entry = new JsonObject();
				entry.add(block.getAsJsonObject("element").get("action_id").getAsString(),
						entered(block.getAsJsonObject("element"), values.getOrDefault(field, List.of())));
				state.add(field, entry);
			}
		}
		JsonObject sent = view.deepCopy();
		sent.addProperty("id", "V1");
		sent.addProperty("hash", hash);
		sent.add("state", GSON.toJsonTree(Map.of("values", state)));
		JsonObject payload = new JsonObject();
		payload.addProperty("type", "view_submission");
		payload.add("user", GSON.toJsonTree(Map.of("id", user, "username", user.toLowerCase())));
		payload.addProperty("trigger_id", trigger());
		payload.add("view", sent);
		return send(encoded(Map.of("payload", payload.toString())), "application/x-www-form-urlencoded");
	}

	private static JsonObject entered(JsonObject element, List<String> given) {
		JsonObject entry = new JsonObject();
		String type = element.get("type").getAsString();
		entry.addProperty("type", type);
		switch (type) {
			case "static_select" -> {
				if (!given.isEmpty()) {
					entry.add("selected_option", option(element, given.get(0)));
				}
				else if (element.has("initial_option")) {
					entry.add("selected_option", element.get("initial_option"));
				}
			}
			case "checkboxes", "multi_static_select" -> {
				JsonArray chosen = new JsonArray();
				given.forEach(value -> chosen.add(option(element, value)));
				entry.add("selected_options", chosen);
			}
			case "users_select" -> {
				if (!given.isEmpty()) {
					entry.addProperty("selected_user", given.get(0));
				}
				else if (element.has("initial_user")) {
					entry.add("selected_user", element.get("initial_user"));
				}
			}
			case "datepicker" -> given.stream().findFirst().ifPresent(day -> entry.addProperty("selected_date", day));
			default -> {
				if (!given.isEmpty()) {
					entry.addProperty("value", given.get(0));
				}
				else if (element.has("initial_value")) {
					entry.add("value", element.get("initial_value"));
				}
			}
		}
		return entry;
	}

	private static JsonObject option(JsonObject element, String value) {
		for (JsonElement option : element.getAsJsonArray("options")) {
			if (option.getAsJsonObject().get("value").getAsString().equals(value)) {
				return option.getAsJsonObject();
			}
		}
		throw new AssertionError(value + " is none of " + element.get("options"));
	}

	HttpResponse<String> interaction(Object payload) {
		return send(encoded(Map.of("payload", GSON.toJson(payload))), "application/x-www-form-urlencoded");
	}

	HttpResponse<String> event(String eventId, Map<String, Object> event) {
		return send(GSON.toJson(Map.of("type", "event_callback", "team_id", "T1", "event_id", eventId, "event_time",
				1_700_000_000, "event", event)), "application/json");
	}

	HttpResponse<String> send(String body, String type) {
		String now = String.valueOf(Instant.now().getEpochSecond());
		return send(body, type, now, signatures.generate(now, body));
	}

	HttpResponse<String> sendSignedAt(String body, Instant at) {
		String timestamp = String.valueOf(at.getEpochSecond());
		return send(body, "application/x-www-form-urlencoded", timestamp, signatures.generate(timestamp, body));
	}

	HttpResponse<String> send(String body, String type, String timestamp, String signature) {
		HttpRequest request = HttpRequest.newBuilder(endpoint)
			.timeout(Duration.ofSeconds(10))
			.header("Content-Type", type)
			.header("X-Slack-Request-Timestamp", timestamp)
			.header("X-Slack-Signature", signature)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		try {
			return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException failure) {
			throw new AssertionError(failure);
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			throw new AssertionError(stopped);
		}
	}

	private static String encoded(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
