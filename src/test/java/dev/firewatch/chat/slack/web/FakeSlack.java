package dev.firewatch.chat.slack.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.firewatch.chat.slack.blocks.SlackLimits;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/**
 * A small Slack: WireMock that keeps channels and messages, refuses what Slack refuses,
 * and can be told to fail.
 */
public class FakeSlack implements ResponseDefinitionTransformerV2, AutoCloseable {

	static final String BOT = "UBOT";

	private static final int LONGEST_CHANGE = 4_000;

	private static final int LONGEST_ALT = 1_000;

	/** What these say where the channel is archived. */
	private static final Map<String, String> CLOSED_TO = Map.of("chat.postMessage", "is_archived", "chat.postEphemeral",
			"is_archived", "chat.update", "is_inactive", "conversations.setTopic", "is_archived",
			"conversations.setPurpose", "is_archived", "conversations.invite", "is_archived", "conversations.join",
			"is_archived", "pins.add", "is_archived", "bookmarks.add", "is_archived", "reactions.add", "is_archived");

	private final WireMockServer server;

	private final Map<String, JsonObject> channels = new LinkedHashMap<>();

	private final Map<String, String> users = new LinkedHashMap<>();

	private final Map<String, String> keptOut = new LinkedHashMap<>();

	private final Map<String, JsonObject> traits = new LinkedHashMap<>();

	private final Map<String, List<String>> groups = new LinkedHashMap<>();

	private final Map<String, List<JsonObject>> messages = new LinkedHashMap<>();

	private final Map<String, List<String>> members = new LinkedHashMap<>();

	private final Map<String, List<JsonObject>> bookmarks = new LinkedHashMap<>();

	private final Map<String, Set<String>> pins = new LinkedHashMap<>();

	private final List<String> refused = new CopyOnWriteArrayList<>();

	private final Queue<ReceivedCall> calls = new ConcurrentLinkedQueue<>();

	private final Map<String, byte[]> files = new ConcurrentHashMap<>();

	private final Map<String, JsonObject> uploads = new LinkedHashMap<>();

	private final Set<String> reactions = ConcurrentHashMap.newKeySet();

	private final Map<String, Deque<SlackOutage>> failures = new ConcurrentHashMap<>();

	private final Map<String, AtomicInteger> untilSilent = new ConcurrentHashMap<>();

	private volatile String socketUrl = "";

	private long clock = 1_700_000_000L;

	private int ids;

	/** A call that was made. */
	public record ReceivedCall(String method, Map<String, String> form, long atNanos) {

		public String get(String name) {
			return form.getOrDefault(name, "");
		}

		public JsonElement json(String name) {
			return JsonParser.parseString(get(name));
		}

	}

	/**
	 * What becomes of the next call of a method; {@code after} it was carried out or not.
	 */
	private record SlackOutage(ResponseDefinition response, boolean after) {
	}

	public FakeSlack() {
		server = new WireMockServer(options().dynamicPort().disableRequestJournal().extensions(this));
		server.start();
		server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
	}

	@Override
	public void close() {
		server.stop();
	}

	@Override
	public String getName() {
		return "slack";
	}

	public String apiUrl() {
		return server.baseUrl() + "/api/";
	}

	/** A response_url; what is sent there is a call named {@code respond}. */
	public String responseUrl() {
		return server.baseUrl() + "/respond";
	}

	public synchronized FakeSlack user(String id, String name) {
		users.put(id, name);
		return this;
	}

	/** Slack says this of the person, too. */
	public synchronized FakeSlack describes(String userId, String field, JsonElement value) {
		traits.computeIfAbsent(userId, id -> new JsonObject()).add(field, value);
		return this;
	}

	synchronized FakeSlack group(String handle, String... userIds) {
		groups.put(handle, List.of(userIds));
		return this;
	}

	public synchronized String channel(String name, boolean isPrivate, String creator) {
		String id = "C" + (100 + ids++);
		JsonObject channel = new JsonObject();
		channel.addProperty("id", id);
		channel.addProperty("name", name);
		channel.addProperty("is_channel", true);
		channel.addProperty("is_private", isPrivate);
		channel.addProperty("is_archived", false);
		channel.addProperty("is_member", creator.equals(BOT));
		channel.addProperty("creator", creator);
		channel.add("purpose", value(""));
		channel.add("topic", value(""));
		channels.put(id, channel);
		members.put(id, new ArrayList<>(List.of(creator)));
		return id;
	}

	/** Makes a channel another than it was made: that of somebody else's, or of old. */
	synchronized void is(String channel, boolean archived, String purpose) {
		channels.get(channel).addProperty("is_archived", archived);
		channels.get(channel).add("purpose", value(purpose));
	}

	synchronized void joins(String channel, String userId) {
		members.get(channel).add(userId);
	}

	/** Somebody writes in a channel. */
	public synchronized String says(String channel, String userId, String text) {
		return saying(channel, userId, text).get("ts").getAsString();
	}

	/** What somebody writes in a channel, to be added to. */
	public synchronized JsonObject saying(String channel, String userId, String text) {
		JsonObject message = new JsonObject();
		message.addProperty("type", "message");
		message.addProperty("user", userId);
		message.addProperty("text", text);
		keep(channel, message);
		return message;
	}

	private String keep(String channel, JsonObject message) {
		String ts = "%d.%06d".formatted(clock++, 100 + ids++);
		message.addProperty("ts", ts);
		messages.computeIfAbsent(channel, c -> new ArrayList<>()).add(message);
		return ts;
	}

	/** Allows Socket Mode at the address. */
	public void allowSocketsAt(String url) {
		socketUrl = url;
	}

	/** The next call of the method is answered with this error. */
	public void refuse(String method, String error) {
		fail(method, new ResponseDefinitionBuilder().withBody("{\"ok\":false,\"error\":\"" + error + "\"}"), false);
	}

	/** So many calls of the method are answered; the one after them is not. */
	void answerOnly(String method, int calls) {
		untilSilent.put(method, new AtomicInteger(calls));
	}

	private volatile String forbidden = "";

	public void fail(String method, ResponseDefinitionBuilder response, boolean after) {
		failures.computeIfAbsent(method, m -> new ArrayDeque<>()).add(new SlackOutage(response.build(), after));
	}

	/**
	 * No channel can be created any more, and Slack says so with this word; empty: they
	 * can.
	 */
	public void forbidsChannels(String error) {
		forbidden = error;
	}

	public List<ReceivedCall> calls(String method) {
		return calls.stream().filter(receivedCall -> receivedCall.method().equals(method)).toList();
	}

	public synchronized JsonObject channelNamed(String name) {
		return channels.values()
			.stream()
			.filter(channel -> channel.get("name").getAsString().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no channel " + name + " in " + channels.keySet()));
	}

	public synchronized List<String> channelNames() {
		return channels.values().stream().map(channel -> channel.get("name").getAsString()).toList();
	}

	synchronized JsonObject channel(String id) {
		return channels.get(id);
	}

	public synchronized List<String> membersOf(String channel) {
		return List.copyOf(members.getOrDefault(channel, List.of()));
	}

	/** What was wrong with blocks that were sent. */
	public List<String> refusedBlocks() {
		return List.copyOf(refused);
	}

	public synchronized Set<String> pins(String channel) {
		return Set.copyOf(pins.getOrDefault(channel, Set.of()));
	}

	/** The messages in a channel as they read now. */
	public synchronized List<JsonObject> messagesIn(String channel) {
		return List.copyOf(messages.getOrDefault(channel, List.of()));
	}

	/** The messages in every channel as they read now. */
	public synchronized Map<String, List<JsonObject>> everyMessage() {
		Map<String, List<JsonObject>> every = new LinkedHashMap<>();
		messages.forEach((channel, there) -> every.put(channel, List.copyOf(there)));
		return every;
	}

	@Override
	public ResponseDefinition transform(ServeEvent event) {
		Request request = event.getRequest();
		String path = request.getUrl().replaceAll("\\?.*", "");
		if (path.equals("/respond")) {
			calls.add(new ReceivedCall("respond", Map.of("body", request.getBodyAsString()), System.nanoTime()));
			return new ResponseDefinitionBuilder().withBody("ok").build();
		}
		if (path.startsWith("/upload/")) {
			return upload(path, request.getBody());
		}
		if (path.startsWith("/files-pri/")) {
			return file(path, request.getHeader("Authorization"));
		}
		String method = path.substring(path.lastIndexOf('/') + 1);
		ReceivedCall receivedCall = new ReceivedCall(method, form(request.getBodyAsString()), System.nanoTime());
		calls.add(receivedCall);
		Deque<SlackOutage> planned = failures.get(method);
		SlackOutage slackOutage = planned == null ? null : planned.poll();
		if (slackOutage != null && !slackOutage.after()) {
			return slackOutage.response();
		}
		if (untilSilent.containsKey(method) && untilSilent.get(method).getAndDecrement() == 0) {
			return new ResponseDefinitionBuilder().withStatus(503).build();
		}
		JsonObject answer = answer(receivedCall);
		return slackOutage != null ? slackOutage.response()
				: new ResponseDefinitionBuilder().withHeader("Content-Type", "application/json")
					.withBody(answer.toString())
					.build();
	}

	/** Without a token Slack leads to its page for signing in. */
	private ResponseDefinition file(String path, String authorization) {
		byte[] content = files.get(path);
		if (authorization == null || !authorization.startsWith("Bearer ") || content == null) {
			return new ResponseDefinitionBuilder().withStatus(content == null ? 404 : 302)
				.withHeader("Location", server.baseUrl() + "/signin")
				.build();
		}
		return new ResponseDefinitionBuilder().withHeader("Content-Type", "application/octet-stream")
			.withBody(content)
			.build();
	}

	/** Slack takes what it was told of: this name, so many bytes. */
	private synchronized ResponseDefinition upload(String path, byte[] content) {
		JsonObject expected = uploads.get(path.substring("/upload/".length()));
		if (expected == null || expected.get("size").getAsInt() != content.length) {
			return new ResponseDefinitionBuilder().withStatus(400).build();
		}
		expected.addProperty("content", Base64.getEncoder().encodeToString(content));
		return new ResponseDefinitionBuilder().withBody("OK - " + content.length).build();
	}

	private JsonObject uploadUrl(ReceivedCall receivedCall) {
		if (receivedCall.get("filename").isEmpty() || receivedCall.get("alt_txt").length() > LONGEST_ALT) {
			return error("invalid_arguments");
		}
		String id = "F" + (100 + ids++);
		JsonObject file = new JsonObject();
		file.addProperty("id", id);
		file.addProperty("name", receivedCall.get("filename"));
		file.addProperty("alt_txt", receivedCall.get("alt_txt"));
		file.addProperty("size", Integer.parseInt(receivedCall.get("length")));
		uploads.put(id, file);
		return ok("upload_url", server.baseUrl() + "/upload/" + id, "file_id", id);
	}

	/** Files that were uploaded become a message of their own, without blocks. */
	private JsonObject completeUpload(ReceivedCall receivedCall) {
		String channel = receivedCall.get("channel_id");
		boolean direct = users.keySet().stream().anyMatch(user -> channel.equals(directOf(user)));
		if (!direct && !channels.containsKey(channel)) {
			return error("channel_not_found");
		}
		if (!direct && !channels.get(channel).get("is_member").getAsBoolean()) {
			return error("not_in_channel");
		}
		if (!direct && channels.get(channel).get("is_archived").getAsBoolean()) {
			return error("is_archived");
		}
		JsonArray files = new JsonArray();
		for (JsonElement one : receivedCall.json("files").getAsJsonArray()) {
			JsonObject file = uploads.remove(one.getAsJsonObject().get("id").getAsString());
			if (file == null || !file.has("content")) {
				return error("file_not_found");
			}
			file.add("title", one.getAsJsonObject().get("title"));
			files.add(file);
		}
		JsonObject message = saying(channel, BOT, "");
		message.addProperty("thread_ts", receivedCall.get("thread_ts"));
		message.add("blocks", new JsonArray());
		message.add("files", files);
		return list("files", List.of());
	}

	/** The files that were shared in a channel. */
	public synchronized List<JsonObject> filesIn(String channel) {
		List<JsonObject> shared = new ArrayList<>();
		messagesIn(channel).stream()
			.filter(message -> message.has("files") && BOT.equals(author(message)))
			.forEach(message -> message.getAsJsonArray("files").forEach(file -> shared.add(file.getAsJsonObject())));
		return shared;
	}

	private static String author(JsonObject message) {
		return message.has("user") ? message.get("user").getAsString() : "";
	}

	/** A file as Slack names it in a message. */
	public JsonObject file(String name, byte[] content) {
		String path = "/files-pri/T1-F" + files.size() + "/" + name;
		files.put(path, content);
		JsonObject file = new JsonObject();
		file.addProperty("id", "F" + files.size());
		file.addProperty("name", name);
		file.addProperty("mode", "hosted");
		file.addProperty("size", content.length);
		file.addProperty("url_private_download", server.baseUrl() + path);
		return file;
	}

	private static Map<String, String> form(String body) {
		Map<String, String> form = new LinkedHashMap<>();
		for (String pair : body.split("&")) {
			String[] parts = pair.split("=", 2);
			if (parts.length == 2) {
				form.put(decoded(parts[0]), decoded(parts[1]));
			}
		}
		return form;
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	/** What Slack says of a channel that it does not know, or that is archived. */
	private String closed(ReceivedCall receivedCall) {
		String id = receivedCall.form().getOrDefault("channel", receivedCall.get("channel_id"));
		String archived = CLOSED_TO.get(receivedCall.method());
		if (archived == null && !receivedCall.method().matches("conversations.(history|replies)|bookmarks.list")) {
			return null;
		}
		JsonObject channel = channels.get(id);
		if (channel == null) {
			// A direct message is named by its own id or by the person's.
			boolean direct = users.keySet().stream().anyMatch(user -> id.equals(user) || id.equals(directOf(user)));
			return direct ? null : "channel_not_found";
		}
		return channel.get("is_archived").getAsBoolean() ? archived : null;
	}

	private static String directOf(String user) {
		return "D" + user.substring(1);
	}

	private synchronized JsonObject answer(ReceivedCall receivedCall) {
		String closed = closed(receivedCall);
		return closed != null ? error(closed) : answered(receivedCall);
	}

	private JsonObject answered(ReceivedCall receivedCall) {
		return switch (receivedCall.method()) {
			case "auth.test" -> ok("user_id", BOT, "team_id", "T1", "url", "https://firewatch.slack.com/");
			case "conversations.create" -> create(receivedCall);
			case "conversations.list" -> {
				channels.forEach((id, channel) -> channel.addProperty("num_members", members.get(id).size()));
				yield page("channels", channels.values(), receivedCall);
			}
			case "conversations.join" -> changed(receivedCall, channel -> {
				channel.addProperty("is_member", true);
				return null;
			});
			case "conversations.setPurpose" -> changed(receivedCall, channel -> {
				channel.add("purpose", value(receivedCall.get("purpose")));
				return null;
			});
			case "conversations.setTopic" -> changed(receivedCall, channel -> {
				channel.add("topic", value(receivedCall.get("topic")));
				return receivedCall.get("topic").length() > 250 ? "too_long" : null;
			});
			case "conversations.archive" -> changed(receivedCall, channel -> {
				boolean was = channel.get("is_archived").getAsBoolean();
				channel.addProperty("is_archived", true);
				return was ? "already_archived" : null;
			});
			case "conversations.invite" -> invite(receivedCall);
			case "conversations.open" -> {
				JsonObject answer = ok();
				JsonObject channel = new JsonObject();
				channel.addProperty("id", directOf(receivedCall.get("users")));
				answer.add("channel", channel);
				yield answer;
			}
			case "conversations.history" -> history(receivedCall, false);
			case "conversations.replies" -> history(receivedCall, true);
			case "chat.postMessage" -> post(receivedCall);
			case "chat.postEphemeral", "views.open", "views.publish" -> checked(receivedCall);
			case "chat.update" -> update(receivedCall);
			case "files.getUploadURLExternal" -> uploadUrl(receivedCall);
			case "files.completeUploadExternal" -> completeUpload(receivedCall);
			case "pins.add" -> pins.computeIfAbsent(receivedCall.get("channel"), c -> new LinkedHashSet<>())
				.add(receivedCall.get("timestamp")) ? ok() : error("already_pinned");
			case "bookmarks.add" -> {
				JsonObject bookmark = new JsonObject();
				receivedCall.form().forEach(bookmark::addProperty);
				bookmarks.computeIfAbsent(receivedCall.get("channel_id"), c -> new ArrayList<>()).add(bookmark);
				yield ok();
			}
			case "reactions.add" ->
				reactions.add(receivedCall.get("channel") + receivedCall.get("timestamp") + receivedCall.get("name"))
						? ok() : error("already_reacted");
			case "bookmarks.list" ->
				list("bookmarks", bookmarks.getOrDefault(receivedCall.get("channel_id"), List.of()));
			case "users.info" -> {
				JsonObject answer = users.containsKey(receivedCall.get("user")) ? ok() : error("user_not_found");
				answer.add("user", user(receivedCall.get("user")));
				yield answer;
			}
			case "users.lookupByEmail" -> users.keySet()
				.stream()
				.map(this::user)
				.filter(user -> user.getAsJsonObject("profile")
					.get("email")
					.getAsString()
					.equals(receivedCall.get("email")))
				.findFirst()
				.map(user -> {
					JsonObject answer = ok();
					answer.add("user", user);
					return answer;
				})
				.orElseGet(() -> error("users_not_found"));
			case "users.list" -> page("members", users.keySet().stream().map(this::user).toList(), receivedCall);
			case "usergroups.list" -> groups.isEmpty() ? error("plan_upgrade_required")
					: list("usergroups", groups.keySet().stream().map(FakeSlack::group).toList());
			case "usergroups.users.list" -> {
				JsonObject answer = ok();
				JsonArray array = new JsonArray();
				groups.get(receivedCall.get("usergroup").substring(1)).forEach(array::add);
				answer.add("users", array);
				yield answer;
			}
			case "apps.connections.open" ->
				socketUrl.isEmpty() ? error("not_allowed_token_type") : ok("url", socketUrl);
			default -> ok();
		};
	}

	private JsonObject create(ReceivedCall receivedCall) {
		if (!forbidden.isEmpty()) {
			return error(forbidden);
		}
		if (channelNames().contains(receivedCall.get("name"))) {
			return error("name_taken");
		}
		if (!receivedCall.get("name").matches("[\\p{Ll}\\p{Lo}\\p{M}\\p{N}_-]{1,80}")) {
			return error("invalid_name");
		}
		JsonObject answer = ok();
		answer.add("channel",
				channel(channel(receivedCall.get("name"), receivedCall.get("is_private").matches("1|true"), BOT)));
		return answer;
	}

	private interface Change {

		String apply(JsonObject channel);

	}

	/** With {@code force}, some come in although others can't. */
	private JsonObject invite(ReceivedCall receivedCall) {
		List<String> all = members.get(receivedCall.get("channel"));
		if (all == null) {
			return error("channel_not_found");
		}
		List<String> asked = List.of(receivedCall.get("users").split(","));
		List<String> wanted = asked.stream().filter(user -> !keptOut.containsKey(user)).toList();
		if (wanted.isEmpty()) {
			return error(keptOut.get(asked.get(0)));
		}
		boolean anybodyNew = wanted.stream().anyMatch(user -> !all.contains(user));
		wanted.stream().filter(user -> !all.contains(user)).forEach(all::add);
		if (!anybodyNew) {
			return error("already_in_channel");
		}
		JsonObject answer = ok();
		JsonArray errors = new JsonArray();
		asked.stream().filter(keptOut::containsKey).forEach(user -> {
			JsonObject error = error(keptOut.get(user));
			error.addProperty("user", user);
			errors.add(error);
		});
		answer.add("errors", errors);
		return answer;
	}

	/** Nobody can bring the person into a channel. */
	void keepsOut(String userId, String error) {
		keptOut.put(userId, error);
	}

	private JsonObject changed(ReceivedCall receivedCall, Change change) {
		JsonObject channel = channels.get(receivedCall.get("channel"));
		if (channel == null) {
			return error("channel_not_found");
		}
		String problem = change.apply(channel);
		return problem == null ? ok() : error(problem);
	}

	/** The latest first, in pages. */
	/** A thread, or what stands in the channel itself. */
	private JsonObject history(ReceivedCall receivedCall, boolean thread) {
		List<JsonObject> found = new ArrayList<>(messages.getOrDefault(receivedCall.get("channel"), List.of()));
		found.removeIf(message -> thread ? !isIn(receivedCall.get("ts"), message) : isReply(message));
		boolean one = receivedCall.get("latest").equals(receivedCall.get("oldest"));
		if (!one && !receivedCall.get("latest").isEmpty()) {
			double latest = Double.parseDouble(receivedCall.get("latest"));
			found.removeIf(message -> Double.parseDouble(message.get("ts").getAsString()) >= latest);
		}
		if (one && !receivedCall.get("latest").isEmpty()) {
			found.removeIf(message -> !message.get("ts").getAsString().equals(receivedCall.get("latest")));
		}
		if (receivedCall.get("latest").isEmpty() && !receivedCall.get("oldest").isEmpty()) {
			double oldest = Double.parseDouble(receivedCall.get("oldest"));
			found.removeIf(message -> Double.parseDouble(message.get("ts").getAsString()) < oldest);
		}
		Collections.reverse(found);
		int from = receivedCall.get("cursor").isEmpty() ? 0 : Integer.parseInt(receivedCall.get("cursor"));
		int limit = receivedCall.get("limit").isEmpty() ? 100 : Integer.parseInt(receivedCall.get("limit"));
		int to = Math.min(found.size(), from + limit);
		JsonObject answer = list("messages", found.subList(Math.min(from, to), to));
		if (to < found.size()) {
			JsonObject metadata = new JsonObject();
			metadata.addProperty("next_cursor", String.valueOf(to));
			answer.add("response_metadata", metadata);
		}
		return answer;
	}

	private static String threadOf(JsonObject message) {
		return message.has("thread_ts") ? message.get("thread_ts").getAsString() : "";
	}

	private static boolean isReply(JsonObject message) {
		return !threadOf(message).isEmpty() && !threadOf(message).equals(message.get("ts").getAsString());
	}

	private static boolean isIn(String thread, JsonObject message) {
		return message.get("ts").getAsString().equals(thread) || threadOf(message).equals(thread);
	}

	/** What somebody writes in the thread of a message. */
	public synchronized JsonObject replying(String channel, String thread, String userId, String text) {
		JsonObject reply = saying(channel, userId, text);
		reply.addProperty("thread_ts", thread);
		messages.get(channel)
			.stream()
			.filter(message -> message.get("ts").getAsString().equals(thread))
			.forEach(parent -> {
				parent.addProperty("reply_count",
						1 + (parent.has("reply_count") ? parent.get("reply_count").getAsInt() : 0));
				parent.addProperty("latest_reply", reply.get("ts").getAsString());
			});
		return reply;
	}

	private JsonObject post(ReceivedCall receivedCall) {
		JsonObject checked = checked(receivedCall);
		if (!checked.get("ok").getAsBoolean()) {
			return checked;
		}
		JsonObject message = message(receivedCall);
		message.addProperty("bot_id", "B1");
		if (!receivedCall.get("metadata").isEmpty()) {
			message.add("metadata", receivedCall.json("metadata"));
		}
		String ts = keep(receivedCall.get("channel"), message);
		String to = receivedCall.get("channel");
		// What is addressed to a person ends up in a channel with its own id.
		return ok("channel", users.containsKey(to) ? directOf(to) : to, "ts", ts);
	}

	private static JsonObject message(ReceivedCall receivedCall) {
		JsonObject message = new JsonObject();
		message.addProperty("text", receivedCall.get("text"));
		message.addProperty("thread_ts", receivedCall.get("thread_ts"));
		message.add("blocks", receivedCall.get("blocks").isEmpty() ? new JsonArray() : receivedCall.json("blocks"));
		return message;
	}

	private JsonObject update(ReceivedCall receivedCall) {
		JsonObject checked = receivedCall.get("text").length() > LONGEST_CHANGE ? error("msg_too_long")
				: checked(receivedCall);
		for (JsonObject message : messages.getOrDefault(receivedCall.get("channel"), List.of())) {
			if (message.get("ts").getAsString().equals(receivedCall.get("ts")) && checked.get("ok").getAsBoolean()) {
				JsonObject now = message(receivedCall);
				message.add("blocks", now.get("blocks"));
				message.add("text", now.get("text"));
				return ok("channel", receivedCall.get("channel"), "ts", receivedCall.get("ts"));
			}
		}
		return checked.get("ok").getAsBoolean() ? error("message_not_found") : checked;
	}

	private JsonObject checked(ReceivedCall receivedCall) {
		List<String> problems = new ArrayList<>();
		if (!receivedCall.get("blocks").isEmpty()) {
			problems.addAll(SlackLimits.message(receivedCall.json("blocks").getAsJsonArray()));
		}
		if (!receivedCall.get("view").isEmpty()) {
			problems.addAll(SlackLimits.view(receivedCall.json("view").getAsJsonObject()));
		}
		refused.addAll(problems);
		return problems.isEmpty() ? ok() : error("invalid_blocks");
	}

	private JsonObject user(String id) {
		JsonObject profile = new JsonObject();
		profile.addProperty("display_name", "");
		profile.addProperty("email", users.getOrDefault(id, id).toLowerCase() + "@slack.example.com");
		JsonObject user = new JsonObject();
		user.addProperty("id", id);
		String name = users.getOrDefault(id, id);
		user.addProperty("name", name.toLowerCase());
		user.addProperty("real_name", name);
		user.addProperty("tz", "UTC");
		user.addProperty("is_email_confirmed", true);
		user.add("profile", profile);
		traits.getOrDefault(id, new JsonObject())
			.entrySet()
			.forEach(trait -> user.add(trait.getKey(), trait.getValue()));
		return user;
	}

	private static JsonObject group(String handle) {
		JsonObject group = new JsonObject();
		group.addProperty("id", "S" + handle);
		group.addProperty("handle", handle);
		return group;
	}

	private static JsonObject value(String value) {
		JsonObject object = new JsonObject();
		object.addProperty("value", value);
		return object;
	}

	/** As many as are asked for, from the cursor on. */
	private static JsonObject page(String name, Collection<JsonObject> items, ReceivedCall receivedCall) {
		int from = receivedCall.get("cursor").isEmpty() ? 0 : Integer.parseInt(receivedCall.get("cursor"));
		int to = from + Integer.parseInt(receivedCall.form().getOrDefault("limit", "100"));
		JsonObject answer = list(name, items.stream().skip(from).limit(to - from).toList());
		JsonObject metadata = new JsonObject();
		metadata.addProperty("next_cursor", to < items.size() ? String.valueOf(to) : "");
		answer.add("response_metadata", metadata);
		return answer;
	}

	private static JsonObject list(String name, Iterable<JsonObject> items) {
		JsonObject answer = ok();
		JsonArray array = new JsonArray();
		items.forEach(array::add);
		answer.add(name, array);
		return answer;
	}

	private static JsonObject ok(String... more) {
		JsonObject answer = new JsonObject();
		answer.addProperty("ok", true);
		for (int i = 0; i < more.length; i += 2) {
			answer.addProperty(more[i], more[i + 1]);
		}
		return answer;
	}

	private static JsonObject error(String code) {
		JsonObject answer = new JsonObject();
		answer.addProperty("ok", false);
		answer.addProperty("error", code);
		return answer;
	}

}
