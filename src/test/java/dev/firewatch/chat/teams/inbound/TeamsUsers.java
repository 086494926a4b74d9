package dev.firewatch.chat.teams.inbound;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.teams.cards.CardFields;
import dev.firewatch.chat.teams.cards.DialogJson;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.ConversationIds;
import dev.firewatch.chat.teams.connector.FakeTeams;

import static org.assertj.core.api.Assertions.assertThat;

/** Sends what Teams sends when people do something, with a token signed by a test key. */
class TeamsUsers {

	static final String KEY = "test-key";

	static final KeyPair PAIR = pair();

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final URI endpoint;

	private final String serviceUrl;

	/** Good for an hour, as Teams' are; to sign another for each request takes long. */
	private static final Map<String, String> VALID = new ConcurrentHashMap<>();

	TeamsUsers(int port, String serviceUrl) {
		this.endpoint = URI.create("http://localhost:" + port + "/api/messages");
		this.serviceUrl = serviceUrl;
	}

	static KeyPair pair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new AssertionError(impossible);
		}
	}

	/** The token that Teams sends along. */
	String token(Consumer<JWTCreator.Builder> changes) {
		return token(PAIR, changes);
	}

	String token(KeyPair pair, Consumer<JWTCreator.Builder> changes) {
		JWTCreator.Builder token = JWT.create()
			.withKeyId(KEY)
			.withIssuer("https://api.botframework.com")
			.withAudience(FakeTeams.APP)
			.withClaim("serviceurl", serviceUrl)
			.withNotBefore(Instant.now().minusSeconds(60))
			.withExpiresAt(Instant.now().plus(Duration.ofHours(1)));
		changes.accept(token);
		return token.sign(Algorithm.RSA256(null, (RSAPrivateKey) pair.getPrivate()));
	}

	/** An activity of somebody in a conversation. */
	ObjectNode activity(String type, String name, String conversation) {
		String lower = name.toLowerCase();
		ObjectNode activity = TeamsJson.object()
			.put("type", type)
			.put("id", UUID.randomUUID().toString())
			.put("timestamp", Instant.now().toString())
			.put("localTimezone", "UTC")
			.put("serviceUrl", serviceUrl)
			.put("channelId", "msteams");
		activity.putObject("from").put("id", "29:" + lower).put("name", name).put("aadObjectId", "aad-" + lower);
		activity.putObject("recipient").put("id", FakeTeams.BOT).put("name", "Firewatch");
		boolean personal = conversation.startsWith("a:");
		activity.putObject("conversation")
			.put("id", conversation)
			.put("tenantId", FakeTeams.TENANT)
			.put("conversationType",
					personal ? "personal" : ConversationIds.isGroupChat(conversation) ? "groupChat" : "channel")
			.put("isGroup", !personal);
		ObjectNode channelData = activity.putObject("channelData");
		channelData.putObject("tenant").put("id", FakeTeams.TENANT);
		if (!personal && !ConversationIds.isGroupChat(conversation)) {
			channelData.putObject("team").put("aadGroupId", FakeTeams.TEAM);
		}
		return activity;
	}

	/** Somebody writes; in a channel they mention the bot. */
	ObjectNode text(String name, String conversation, String text) {
		ObjectNode activity = activity("message", name, conversation);
		if (conversation.startsWith("a:")) {
			return activity.put("text", text);
		}
		mention(activity, "<at>Firewatch</at>", FakeTeams.BOT, "Firewatch");
		return activity.put("text", "<at>Firewatch</at>&nbsp;" + text + "\n");
	}

	/** Adds that the mark stands for somebody. */
	static void mention(ObjectNode activity, String mark, String id, String name) {
		ObjectNode entity = activity.withArray("entities").addObject().put("type", "mention").put("text", mark);
		entity.putObject("mentioned").put("id", id).put("name", name);
	}

	HttpResponse<String> say(String name, String conversation, String text) {
		return send(text(name, conversation, text));
	}

	/** Somebody presses a button of a message. */
	HttpResponse<String> press(String name, String conversation, String message, JsonNode button) {
		ObjectNode activity = activity("invoke", name, conversation).put("replyToId", message);
		if (button.at("/data/msteams/type").asText().equals("task/fetch")) {
			activity.put("name", "task/fetch").putObject("value").set("data", button.path("data"));
		}
		else {
			ObjectNode action = activity.put("name", "adaptiveCard/action").putObject("value").putObject("action");
			action.put("type", "Action.Execute").put("verb", button.path("verb").asText());
			action.set("data", button.path("data"));
		}
		return send(activity);
	}

	/**
	 * The data of a form that was filled in; what is not given stays as it is shown.
	 * @param values options by their values, people by their ids in the directory
	 */
	static ObjectNode filledIn(JsonNode card, Map<String, List<String>> values) {
		ObjectNode data = card.at("/actions/0/data").deepCopy();
		Form form = DialogJson.form(data).orElseThrow().form();
		for (JsonNode element : card.path("body")) {
			String id = element.path("id").asText();
			if (!id.startsWith(CardFields.FIELD)) {
				continue;
			}
			Field field = form.fields()
				.stream()
				.filter(any -> id.equals(CardFields.FIELD + any.id()))
				.findFirst()
				.orElseThrow();
			List<String> given = values.get(field.id());
			if (given != null) {
				data.put(id, String.join(",", given.stream().map(value -> entered(field, value)).toList()));
			}
			else if (element.has("value")) {
				data.set(id, element.get("value"));
			}
		}
		return data;
	}

	/** An option is sent as its number. */
	private static String entered(Field field, String given) {
		List<Field.Option> options = field instanceof Field.ChoiceField choice ? choice.options()
				: field instanceof Field.ChoicesField choices ? choices.options() : List.of();
		for (int i = 0; i < options.size(); i++) {
			if (options.get(i).value().equals(given)) {
				return String.valueOf(i);
			}
		}
		assertThat(options).as(given).isEmpty();
		return given;
	}

	/** Somebody sends the form of a dialog. */
	HttpResponse<String> submit(String name, String conversation, ObjectNode data) {
		ObjectNode activity = activity("invoke", name, conversation).put("name", "task/submit");
		activity.putObject("value").set("data", data);
		return send(activity);
	}

	HttpResponse<String> send(JsonNode activity) {
		return send(activity.toString(), "Bearer " + VALID.computeIfAbsent(serviceUrl, url -> token(token -> {
		})));
	}

	HttpResponse<String> send(String body, String authorization) {
		HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
			.timeout(Duration.ofSeconds(20))
			.header("Content-Type", "application/json; charset=utf-8")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (authorization != null) {
			request.header("Authorization", authorization);
		}
		try {
			return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException failure) {
			throw new AssertionError(failure);
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			throw new AssertionError(stopped);
		}
	}

}
