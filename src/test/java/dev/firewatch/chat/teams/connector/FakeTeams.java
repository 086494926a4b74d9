package dev.firewatch.chat.teams.connector;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.firewatch.chat.teams.cards.CardLimits;
import dev.firewatch.chat.teams.cards.TeamsJson;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/**
 * A small Teams: WireMock as Connector, login service, key service and Graph. It keeps
 * conversations and channels, refuses what Teams refuses, and can be told to fail.
 */
public class FakeTeams implements ResponseDefinitionTransformerV2, AutoCloseable {

	public static final String APP = "11111111-2222-3333-4444-555555555555";

	public static final String BOT = "28:" + APP;

	public static final String TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

	public static final String TEAM = "team-1";

	public static final String ANNOUNCEMENTS = "19:announce@thread.tacv2";

	private final WireMockServer server;

	private final Map<String, ObjectNode> users = new LinkedHashMap<>();

	private final Map<String, ObjectNode> channels = new LinkedHashMap<>();

	private final Map<String, Set<String>> members = new LinkedHashMap<>();

	private final Map<String, List<ObjectNode>> tabs = new LinkedHashMap<>();

	private final Map<String, List<ObjectNode>> written = new LinkedHashMap<>();

	private final Map<String, String> chats = new LinkedHashMap<>();

	private final Set<String> chatsWithApp = new LinkedHashSet<>();

	private final Set<String> guests = new LinkedHashSet<>();

	private final Map<String, Integer> crowds = new LinkedHashMap<>();

	/** Conversations that nobody opened through the bot. */
	private final Set<String> others = new LinkedHashSet<>();

	private boolean chatsGranted = true;

	private final Set<String> fullTeams = new LinkedHashSet<>();

	private final List<Sent> messages = new ArrayList<>();

	private final Set<String> withoutApp = new LinkedHashSet<>();

	private final List<String> refused = new CopyOnWriteArrayList<>();

	private final List<TeamsCall> calls = new CopyOnWriteArrayList<>();

	private final Deque<TeamsOutage> failures = new ArrayDeque<>();

	private ObjectNode keys = TeamsJson.object();

	private boolean graphGranted = true;

	private long ids = 1_700_000_000_000L;

	/** A call that was made. */
	public record TeamsCall(String method, String path, JsonNode body, String authorization) {
	}

	/** A message as it reads now. */
	public record Sent(String conversation, String id, JsonNode activity) {

		public JsonNode card() {
			return activity.path("attachments").path(0).path("content");
		}

		public String text() {
			return String.join("\n", CardLimits.texts(card()));
		}

	}

	private record TeamsOutage(String path, ResponseDefinition response, boolean after) {
	}

	private final Map<String, byte[]> files = new java.util.concurrent.ConcurrentHashMap<>();

	public FakeTeams() {
		server = new WireMockServer(options().dynamicPort().extensions(this));
		server.start();
		server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
		keys.putArray("keys");
	}

	@Override
	public void close() {
		server.stop();
	}

	@Override
	public String getName() {
		return "teams";
	}

	public String serviceUrl() {
		return server.baseUrl() + "/connector/";
	}

	/**
	 * Somebody attached the picture; Graph keeps it, or the service that sends the
	 * messages.
	 */
	public String picture(boolean inGraph, byte[] content) {
		String address = inGraph
				? graphUrl() + "/teams/t/channels/c/messages/1/hostedContents/" + files.size() + "/$value"
				: serviceUrl() + "v3/attachments/" + files.size() + "/views/original";
		files.put(address.substring(server.baseUrl().length()), content);
		return address;
	}

	/** What the setting of the service hosts has to be. */
	public String origin() {
		return server.baseUrl();
	}

	public String loginUrl() {
		return server.baseUrl() + "/login";
	}

	public String openidUrl() {
		return server.baseUrl() + "/openid";
	}

	public String graphUrl() {
		return server.baseUrl() + "/graph";
	}

	public TeamsSettings settings(String... teams) {
		return new TeamsSettings(APP, "secret", TENANT, List.of(teams), ANNOUNCEMENTS, loginUrl(), openidUrl(),
				List.of(origin()));
	}

	/** Publishes a key, valid for the channels. */
	public synchronized FakeTeams key(String id, KeyPair pair, String... endorsements) {
		RSAPublicKey key = (RSAPublicKey) pair.getPublic();
		ObjectNode json = keys.withArray("keys").addObject().put("kty", "RSA").put("use", "sig").put("kid", id);
		json.put("n", base64(key.getModulus().toByteArray())).put("e", base64(key.getPublicExponent().toByteArray()));
		ArrayNode list = json.putArray("endorsements");
		List.of(endorsements).forEach(list::add);
		return this;
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	public synchronized FakeTeams user(String name) {
		String lower = name.toLowerCase();
		users.put(lower,
				TeamsJson.object()
					.put("id", "29:" + lower)
					.put("aadObjectId", "aad-" + lower)
					.put("name", name)
					.put("email", name + "@Example.com")
					.put("userPrincipalName", lower + "@example.onmicrosoft.com")
					.put("userRole", "user")
					.put("tenantId", TENANT));
		return this;
	}

	/** Teams says this of somebody. */
	public synchronized FakeTeams describes(String name, String field, String value) {
		users.get(name.toLowerCase()).put(field, value);
		return this;
	}

	/** A channel or chat that people have made. */
	public synchronized FakeTeams conversation(String id) {
		others.add(id);
		return this;
	}

	private boolean knows(String conversation) {
		String base = conversation.replaceAll(";.*", "");
		return channels.containsKey(base) || chats.containsKey(base) || others.contains(base)
				|| base.equals(ANNOUNCEMENTS) || users.keySet().stream().anyMatch(user -> base.equals(chatOf(user)));
	}

	public synchronized void withoutApp(String name) {
		withoutApp.add("29:" + name);
	}

	public synchronized void withoutGraph() {
		graphGranted = false;
	}

	/** Graph refuses every call that makes a guest anything but a guest. */
	public synchronized void guest(String directoryId) {
		guests.add(directoryId);
	}

	private boolean isMisnamed(JsonNode member) {
		return guests.contains(user(member)) && !member.path("roles").toString().equals("[\"guest\"]");
	}

	private boolean anyMisnamed(JsonNode body) {
		for (JsonNode member : body.path("members")) {
			if (isMisnamed(member)) {
				return true;
			}
		}
		return isMisnamed(body);
	}

	private static String user(JsonNode member) {
		return member.path("user@odata.bind").asText().replaceAll(".*users\\('|'\\)", "");
	}

	public synchronized void withoutChats() {
		chatsGranted = false;
	}

	/** The team has so many channels, whichever they are. */
	public synchronized void crowd(String team, int channels) {
		crowds.put(team, channels);
	}

	/** Group chats by their topic. */
	public synchronized Map<String, String> chats() {
		return Map.copyOf(chats);
	}

	public synchronized void full(String team) {
		fullTeams.add(team);
	}

	/** The next call whose path matches is answered so, carried out or not. */
	public synchronized void fail(String path, ResponseDefinitionBuilder response, boolean after) {
		failures.add(new TeamsOutage(path, response.build(), after));
	}

	public List<TeamsCall> calls(String path) {
		return calls.stream().filter(teamsCall -> (teamsCall.method() + " " + teamsCall.path()).matches(path)).toList();
	}

	/** What was wrong with cards that were sent. */
	public List<String> refusedCards() {
		return List.copyOf(refused);
	}

	/**
	 * The messages in a conversation, or in a channel and all its threads, as they read
	 * now.
	 */
	public synchronized List<Sent> messagesIn(String conversation) {
		return messages.stream()
			.filter(sent -> sent.conversation().equals(conversation)
					|| sent.conversation().startsWith(conversation + ";"))
			.toList();
	}

	public synchronized Set<String> membersOf(String channel) {
		return Set.copyOf(members.getOrDefault(channel, Set.of()));
	}

	public synchronized ObjectNode channel(String id) {
		return channels.get(id);
	}

	public synchronized List<ObjectNode> channels() {
		return List.copyOf(channels.values());
	}

	public synchronized int tabs(String channel) {
		return tabs.getOrDefault(channel, List.of()).size();
	}

	public synchronized ObjectNode channel(String team, String name, String description, String membership) {
		ObjectNode channel = TeamsJson.object()
			.put("id", "19:" + ids++ + "@thread.tacv2")
			.put("displayName", name)
			.put("description", description)
			.put("membershipType", membership)
			.put("team", team);
		channels.put(channel.get("id").asText(), channel);
		return channel;
	}

	/** Somebody writes in a channel; what Graph tells of it can be added to. */
	public synchronized ObjectNode says(String channel, String user, String html) {
		ObjectNode message = message(user, html);
		written.computeIfAbsent(channel, any -> new ArrayList<>()).add(0, message);
		return message;
	}

	public synchronized ObjectNode message(String user, String html) {
		long at = ids++;
		ObjectNode message = TeamsJson.object()
			.put("id", String.valueOf(at))
			.put("messageType", "message")
			.put("createdDateTime", Instant.ofEpochMilli(at).toString())
			.put("lastModifiedDateTime", Instant.ofEpochMilli(at).toString())
			.put("webUrl", "https://teams.microsoft.com/l/message/" + at);
		message.putObject("from").putObject("user").put("id", user).put("displayName", user.replace("aad-", ""));
		message.putObject("body").put("contentType", "html").put("content", html);
		return message;
	}

	/** What Graph tells of what the bot wrote: the card is text there. */
	private static ObjectNode told(Sent sent) {
		String at = Instant.ofEpochMilli(Long.parseLong(sent.id())).toString();
		ObjectNode message = TeamsJson.object()
			.put("id", sent.id())
			.put("messageType", "message")
			.put("createdDateTime", at)
			.put("lastModifiedDateTime", at);
		message.putObject("from").putObject("application").put("id", APP);
		message.putObject("body").put("contentType", "html").put("content", "<attachment id=\"1\"></attachment>");
		message.putArray("attachments")
			.addObject()
			.put("contentType", "application/vnd.microsoft.card.adaptive")
			.put("content", sent.card().toString());
		return message;
	}

	/** The latest first, in pages. */
	private ResponseDefinitionBuilder messages(String channel, String path) {
		List<ObjectNode> all = new ArrayList<>(written.getOrDefault(channel, List.of()));
		messagesIn(channel).forEach(sent -> all.add(told(sent)));
		all.sort(Comparator.comparing((ObjectNode message) -> message.get("createdDateTime").asText()).reversed());
		int from = path.contains("skip=") ? Integer.parseInt(path.replaceAll(".*skip=", "")) : 0;
		int to = Math.min(all.size(), from + 50);
		ObjectNode found = TeamsJson.object();
		ArrayNode value = found.putArray("value");
		all.subList(from, to).forEach(value::add);
		if (to < all.size()) {
			found.put("@odata.nextLink", server.baseUrl() + path.replaceAll("&skip=.*", "") + "&skip=" + to);
		}
		return json(found);
	}

	public static String chatOf(String name) {
		return "a:" + name.toLowerCase();
	}

	@Override
	public ResponseDefinition transform(ServeEvent event) {
		Request request = event.getRequest();
		String path = request.getUrl();
		String authorization = request.containsHeader("Authorization") ? request.getHeader("Authorization") : "";
		byte[] file = files.get(path);
		if (file != null) {
			boolean known = authorization.equals("Bearer any");
			return new ResponseDefinitionBuilder().withStatus(known ? 200 : 401)
				.withBody(known ? file : new byte[0])
				.build();
		}
		JsonNode body = TeamsJson.read(request.getBodyAsString());
		calls.add(new TeamsCall(request.getMethod().value(), decoded(path), body, authorization));
		TeamsOutage teamsOutage = planned(path);
		if (teamsOutage != null && !teamsOutage.after()) {
			return teamsOutage.response();
		}
		ResponseDefinitionBuilder answer = answer(request.getMethod().value(), path, body, authorization);
		return teamsOutage != null ? teamsOutage.response()
				: answer.withHeader("Content-Type", "application/json").build();
	}

	private synchronized TeamsOutage planned(String path) {
		TeamsOutage next = failures.peek();
		return next != null && decoded(path).matches(next.path()) ? failures.poll() : null;
	}

	private synchronized ResponseDefinitionBuilder answer(String method, String path, JsonNode body,
			String authorization) {
		if (path.equals("/openid")) {
			return json(TeamsJson.object()
				.put("issuer", "https://api.botframework.com")
				.put("jwks_uri", server.baseUrl() + "/keys"));
		}
		if (path.equals("/keys")) {
			return json(keys);
		}
		if (path.equals("/login/" + TENANT + "/oauth2/v2.0/token")) {
			return json(TeamsJson.object().put("access_token", "any").put("expires_in", 3_600));
		}
		if (!authorization.equals("Bearer any")) {
			return error(401, "Unauthorized");
		}
		List<String> steps = steps(path);
		return steps.get(0).equals("graph") ? graph(method, steps.subList(1, steps.size()), path, body)
				: connector(method, steps.subList(3, steps.size()), body);
	}

	private static List<String> steps(String path) {
		List<String> steps = new ArrayList<>();
		for (String step : path.replaceAll("\\?.*", "").substring(1).split("/")) {
			steps.add(decoded(step));
		}
		return steps;
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	private ResponseDefinitionBuilder connector(String method, List<String> steps, JsonNode body) {
		if (steps.isEmpty()) {
			return body.path("isGroup").asBoolean() ? thread(body) : chat(body);
		}
		String conversation = steps.get(0);
		if (steps.get(1).equals("members")) {
			String wanted = steps.get(2);
			return users.values()
				.stream()
				.filter(user -> user.get("id").asText().equals(wanted)
						|| user.get("aadObjectId").asText().equals(wanted))
				.findFirst()
				.map(FakeTeams::json)
				.orElseGet(() -> error(404, "MemberNotFoundInConversation"));
		}
		if (!knows(conversation)) {
			return error(404, "ConversationNotFound");
		}
		if (method.equals("POST")) {
			boolean without = withoutApp.contains(conversation) || ConversationIds.isGroupChat(conversation)
					&& chats.containsKey(conversation) && !chatsWithApp.contains(conversation);
			return without ? error(403, "MessageWritesBlocked") : keep(conversation, body);
		}
		for (int i = 0; i < messages.size(); i++) {
			Sent sent = messages.get(i);
			boolean here = sent.conversation().equals(conversation)
					|| sent.conversation().startsWith(conversation + ";");
			if (here && sent.id().equals(steps.get(2))) {
				List<String> problems = CardLimits.activity(body);
				refused.addAll(problems);
				if (!problems.isEmpty()) {
					return refusal(problems);
				}
				messages.set(i, new Sent(sent.conversation(), sent.id(), body));
				return json(TeamsJson.object().put("id", sent.id()));
			}
		}
		return error(404, "ActivityNotFoundInConversation");
	}

	private ResponseDefinitionBuilder thread(JsonNode body) {
		String channel = body.path("channelData").path("channel").path("id").asText();
		if (!channel.matches("19:.*@thread.tacv2") || !body.path("bot").path("id").asText().equals(BOT)) {
			return error(400, "BadSyntax");
		}
		if (!knows(channel)) {
			return error(404, "ConversationNotFound");
		}
		String id = String.valueOf(ids++);
		ResponseDefinitionBuilder kept = keep(channel + ";messageid=" + id, body.path("activity"), id);
		return kept;
	}

	private ResponseDefinitionBuilder chat(JsonNode body) {
		String member = body.path("members").path(0).path("id").asText();
		if (withoutApp.contains(member)) {
			return error(403, "ForbiddenOperationException");
		}
		String name = member.replaceFirst("^(29:|aad-)", "");
		return users.containsKey(name) ? json(TeamsJson.object().put("id", chatOf(name))) : error(400, "BadArgument");
	}

	private ResponseDefinitionBuilder keep(String conversation, JsonNode activity) {
		return keep(conversation, activity, String.valueOf(ids++));
	}

	private ResponseDefinitionBuilder keep(String conversation, JsonNode activity, String id) {
		List<String> problems = CardLimits.activity(activity);
		if (!problems.isEmpty()) {
			refused.addAll(problems);
			return refusal(problems);
		}
		messages.add(new Sent(conversation, id, activity.deepCopy()));
		boolean begun = conversation.endsWith(";messageid=" + id);
		return json(TeamsJson.object().put("id", begun ? conversation : id).put("activityId", id)).withStatus(201);
	}

	private static ResponseDefinitionBuilder refusal(List<String> problems) {
		boolean large = problems.stream().anyMatch(problem -> problem.startsWith("is of "));
		return large ? error(413, "RequestEntityTooLarge") : error(400, "BadSyntax");
	}

	private ResponseDefinitionBuilder graph(String method, List<String> steps, String path, JsonNode body) {
		if (!graphGranted) {
			return error(403, "Forbidden");
		}
		if (steps.get(0).equals("groups")) {
			ObjectNode owners = TeamsJson.object();
			owners.putArray("value").addObject().put("id", "aad-owner");
			return json(owners);
		}
		if (steps.get(0).equals("appCatalogs")) {
			ObjectNode found = TeamsJson.object();
			ArrayNode apps = found.putArray("value");
			if (decoded(path).endsWith("externalId eq '" + APP + "'")) {
				apps.addObject().put("id", "catalogued");
			}
			return json(found);
		}
		if (steps.get(0).equals("chats")) {
			return chats(steps, body);
		}
		String team = steps.get(1);
		if (steps.size() == 3) {
			return method.equals("POST") ? create(team, body) : find(team, path);
		}
		ObjectNode channel = channels.get(steps.get(3));
		if (channel == null) {
			return error(404, "NotFound");
		}
		if (steps.size() == 4) {
			channel.put("description", body.path("description").asText());
			return new ResponseDefinitionBuilder().withStatus(204);
		}
		String id = steps.get(3);
		return switch (steps.get(4)) {
			case "archive" -> {
				boolean before = channel.path("isArchived").asBoolean();
				channel.put("isArchived", true);
				yield before ? error(409, "Conflict") : new ResponseDefinitionBuilder().withStatus(202);
			}
			case "tabs" -> tabs(method, id, body);
			case "messages" -> messages(id, path);
			default -> members(method, id, steps, body);
		};
	}

	private ResponseDefinitionBuilder chats(List<String> steps, JsonNode body) {
		if (!chatsGranted) {
			return error(403, "Forbidden");
		}
		if (anyMisnamed(body)) {
			return error(400, "BadRequest");
		}
		if (steps.size() == 1) {
			String id = "19:" + ids++ + "@thread.v2";
			if (!body.path("chatType").asText().equals("group") || body.path("members").isEmpty()) {
				return error(400, "BadRequest");
			}
			chats.put(id, body.path("topic").asText());
			body.path("members").forEach(member -> add(id, member));
			return json(TeamsJson.object().put("id", id)).withStatus(201);
		}
		String chat = steps.get(1);
		if (!chats.containsKey(chat)) {
			return error(404, "NotFound");
		}
		if (steps.get(2).equals("members")) {
			return add(chat, body) ? json(body).withStatus(201) : error(409, "Conflict");
		}
		boolean ours = body.path("teamsApp@odata.bind").asText().endsWith("/appCatalogs/teamsApps/catalogued");
		return !ours ? error(400, "BadRequest")
				: chatsWithApp.add(chat) ? json(body).withStatus(201) : error(409, "Conflict");
	}

	private ResponseDefinitionBuilder create(String team, JsonNode body) {
		String name = body.path("displayName").asText();
		boolean taken = channels.values()
			.stream()
			.anyMatch(channel -> channel.get("team").asText().equals(team)
					&& channel.get("displayName").asText().equalsIgnoreCase(name));
		if (taken) {
			return error(400, "NameAlreadyExists");
		}
		if (fullTeams.contains(team)) {
			return error(400, "ChannelLimitExceeded");
		}
		boolean isPrivate = body.path("membershipType").asText().equals("private");
		if (name.isBlank() || name.length() > 50 || name.matches(".*[~#%&*{}+/\\\\:<>?|'\".].*")
				|| isPrivate && body.path("members").isEmpty()) {
			return error(400, "BadRequest");
		}
		ObjectNode channel = channel(team, name, body.path("description").asText(),
				body.path("membershipType").asText());
		body.path("members").forEach(member -> add(channel.get("id").asText(), member));
		return json(channel).withStatus(201);
	}

	private boolean add(String channel, JsonNode member) {
		return members.computeIfAbsent(channel, any -> new LinkedHashSet<>()).add(user(member));
	}

	private ResponseDefinitionBuilder find(String team, String path) {
		String name = decoded(path).replaceAll("(?s).*displayName eq '(.*)'.*", "$1");
		ObjectNode found = TeamsJson.object();
		ArrayNode value = found.putArray("value");
		if (path.contains("$select=id")) {
			int first = path.contains("page=2") ? crowds.getOrDefault(team, 0) / 2 : 0;
			int end = path.contains("page=2") ? crowds.getOrDefault(team, 0) : crowds.getOrDefault(team, 0) / 2;
			IntStream.range(first, end).forEach(n -> value.addObject().put("id", "19:" + n));
			if (!path.contains("page=2")) {
				found.put("@odata.nextLink", graphUrl() + "/teams/" + team + "/channels?$select=id&page=2");
			}
			return json(found);
		}
		channels.values()
			.stream()
			.filter(channel -> channel.get("team").asText().equals(team)
					&& channel.get("displayName").asText().equalsIgnoreCase(name))
			.forEach(value::add);
		return json(found);
	}

	private ResponseDefinitionBuilder tabs(String method, String channel, JsonNode body) {
		List<ObjectNode> all = tabs.computeIfAbsent(channel, any -> new ArrayList<>());
		if (method.equals("POST")) {
			all.add((ObjectNode) body);
			return json(body).withStatus(201);
		}
		ObjectNode found = TeamsJson.object();
		ArrayNode value = found.putArray("value");
		all.forEach(value::add);
		return json(found);
	}

	private ResponseDefinitionBuilder members(String method, String channel, List<String> steps, JsonNode body) {
		if (method.equals("POST") && isMisnamed(body)) {
			return error(400, "BadRequest");
		}
		if (method.equals("POST")) {
			return add(channel, body) ? json(body).withStatus(201) : error(400, "MemberAlreadyExists");
		}
		if (method.equals("DELETE")) {
			members.get(channel).remove(steps.get(5).replaceFirst("^m-", ""));
			return new ResponseDefinitionBuilder().withStatus(204);
		}
		ObjectNode found = TeamsJson.object();
		ArrayNode value = found.putArray("value");
		membersOf(channel).forEach(user -> value.addObject().put("id", "m-" + user).put("userId", user));
		return json(found);
	}

	private static ResponseDefinitionBuilder json(JsonNode body) {
		return new ResponseDefinitionBuilder().withStatus(200).withBody(body.toString());
	}

	public static ResponseDefinitionBuilder error(int status, String code) {
		ObjectNode body = TeamsJson.object();
		body.putObject("error").put("code", code).put("message", code);
		return new ResponseDefinitionBuilder().withStatus(status).withBody(body.toString());
	}

}
