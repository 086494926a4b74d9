package dev.firewatch.faults;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import com.google.gson.Gson;

/**
 * Makes requests up, one after the other, all of it from one seed. Whatever must leave no
 * trace says {@link #TRACE}.
 */
final class HostileRequests {

	/** Must be found nowhere in the data. */
	static final String TRACE = "zhostiletracez";

	private static final Gson GSON = new Gson();

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String JSON = "application/json";

	private static final List<String> ODD = List.of("", " ", "\u0000", "\ufffe\uffff", "\ud83d", "\udd25\ud83d", "%",
			"%zz", "%c3%28", "%00", "null", "undefined", "NaN", "-1", "1e999", "9".repeat(400), "../../etc/passwd",
			"${jndi:ldap://x/a}", "#{7*7}", "<script>alert(1)</script>", "<!channel>", "<@U1|", "<@|>", "<@>", "<>",
			"<#|>", "<!subteam^S1>", "';--", "{\"$gt\":\"\"}", "[[[[", "\u202e\u200b", "a\u0301".repeat(300),
			"\r\nX-Injected: 1", "INC-2026-0001/1", "INC-9999-99999999999999", "E0", "E-1", "E99999999999", "F0",
			"CF99999999999", "\"".repeat(50), "\\".repeat(99), "x".repeat(6_000), "🔥".repeat(2_000));

	private static final List<String> VERBS = List.of("note", "edit", "remove", "redact", "undo", "update", "sev",
			"role", "task", "mitigated", "resolve", "cause", "notcause", "fix", "start", "done", "verify", "drop",
			"snooze", "handover", "approve", "reject", "todo", "postmortem", "sign", "publish", "left", "close",
			"reopen", "merge", "list", "status", "subscribe", "away", "catchup", "help", "join", "timeline", "retry",
			"again", "slack-said", "slack-heard", "nonsense");

	private static final List<String> PATHS = List.of("/", "/slack/events", "/slack/events/", "/slack/events;x=1",
			"/slack//events", "/slack/%65vents", "/api/v1/incidents", "/api/v1/incidents/", "/api/v1/incidents/x",
			"/api/v1/incidents/%00", "/api/v1/incidents/..%2f..%2fetc", "/api/v1/incidents/INC-2026-0001/timeline",
			"/api/v1/incidents/INC-2026-0001/timeline?size=-1", "/api/v1/risks/%00", "/api/v1/risks/..%2f..%2fetc",
			"/api/v1/risks?page=99999999999", "/api/v1/risks.exe", "/api/v1/risks?q=%5b%28%2a",
			"/api/v1/incidents?page=99999999999", "/api/v1/incidents?page=2147483647",
			"/api/v1/incidents?status=%ff%fe", "/api/v1/incidents?severity[]=1", "/api/v1/incidents?q=%zz",
			"/api/v1/incidents/INC-2026-0001/postmortem.exe", "/api/v1/incidents/INC-2026-0001/postmortem.md",
			"/api/v1/incidents/INC-2026-0001/files/..%2f..%2fetc", "/incidents/INC-2026-0001/files/%00",
			"/incidents/INC-2026-0001/files/" + "a".repeat(5_000), "/api/v1/openapi", "/api/v1/openapi.yaml",
			"/api/../api", "/incidents/INC-2026-0001", "/incidents/%2e%2e%2f", "/incidents/", "/enter", "/enter/x",
			"/enter/%00", "/entered-before", "/local/act", "/local/", "/local/live", "/actuator", "/actuator/env",
			"/actuator/health", "/actuator/health/readiness", "/actuator/heapdump", "/actuator/shutdown", "/error",
			"/error?exception=1", "/webjars/htmx.org/../../x", "/webjars/", "/WEB-INF/web.xml", "/META-INF/MANIFEST.MF",
			"/..%2f..%2fapplication.yml", "/%c0%ae%c0%ae/", "//evil.example/", "/\\evil", "*", "/" + "a".repeat(5_000),
			"/" + "%41".repeat(4_000), "/?" + "a=1&".repeat(2_500), "/favicon.ico", "/undelivered", "/operations");

	private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS",
			"TRACE", "CONNECT", "PROPFIND", "get", "X".repeat(300), "G\u00cbT");

	private static final List<String> TYPES = List.of(FORM, JSON, "text/plain", "application/xml",
			"multipart/form-data", "multipart/form-data; boundary=x", "application/json; charset=bogus",
			FORM + "; charset=utf-16", "application/octet-stream", "*/*", "", "/", "nonsense", "application/json;;;=",
			"a/b; q=\"");

	private final Random random;

	private final String channel;

	private final List<Supplier<HostileRequest>> kinds = List.of(this::command, this::command, this::interaction,
			this::interaction, this::view, this::event, this::rawSigned, this::foreign, this::forged, this::outOfTime,
			this::replayed, this::api, this::apiBody, this::page, this::page, this::giant);

	/**
	 * @param channel one that belongs to an incident
	 */
	HostileRequests(long seed, String channel) {
		this.random = new Random(seed);
		this.channel = channel;
	}

	HostileRequest next() {
		return kinds.get(random.nextInt(kinds.size())).get();
	}

	private <T> T one(List<T> choices) {
		return choices.get(random.nextInt(choices.size()));
	}

	private boolean chance(int percent) {
		return random.nextInt(100) < percent;
	}

	private String odd() {
		return switch (random.nextInt(4)) {
			case 0 -> one(ODD);
			case 1 -> one(ODD) + " " + one(ODD);
			case 2 -> noise(random.nextInt(60));
			default -> "@" + one(ODD) + " due " + one(ODD) + " for " + one(ODD) + " metric \"" + one(ODD);
		};
	}

	private String noise(int length) {
		StringBuilder noise = new StringBuilder();
		for (int i = 0; i < length; i++) {
			noise.append((char) random.nextInt(chance(70) ? 0x250 : 0x10000));
		}
		return noise.toString();
	}

	private String trigger() {
		return "hostile-" + random.nextLong();
	}

	private static HostileRequest post(String kind, String target, String type, byte[] body) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Content-Type", type);
		return new HostileRequest(kind, "POST", target, headers, body);
	}

	private static HostileRequest signed(String kind, String type, byte[] body) {
		return signedAt(kind, type, body, String.valueOf(Instant.now().getEpochSecond()));
	}

	private static HostileRequest signedAt(String kind, String type, byte[] body, String timestamp) {
		return post(kind, "/slack/events", type, body).with("X-Slack-Request-Timestamp", timestamp)
			.with("X-Slack-Signature", Person.signature(timestamp, body));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** A command with odd text, or without something that it always has. */
	private HostileRequest command() {
		Map<String, String> form = commandForm(one(VERBS) + " " + odd());
		for (int leftOut = random.nextInt(3); leftOut > 0; leftOut--) {
			form.remove(one(new ArrayList<>(form.keySet())));
		}
		if (chance(30)) {
			form.put(one(List.of("user_id", "channel_id", "trigger_id", "user_name", "command", "team_id")), odd());
		}
		String body = Person.encoded(form);
		if (chance(30)) {
			body += one(List.of("&text=%zz", "&=&&&", "&text", "&%=%", "&text=%ff%fe%fd", "&payload={}", "%"));
		}
		return signed("command", chance(80) ? FORM : one(TYPES), bytes(body));
	}

	private Map<String, String> commandForm(String text) {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("command", "/incident");
		form.put("team_id", Deployment.TEAM);
		form.put("user_id", "UALICE");
		form.put("user_name", "alice");
		form.put("channel_id", chance(70) ? channel : "C999");
		form.put("text", text);
		form.put("trigger_id", trigger());
		return form;
	}

	private Map<String, Object> payload(String type) {
		Map<String, Object> payload = new LinkedHashMap<>(new Person("UALICE").interaction(type, trigger()));
		payload.put("channel", Map.of("id", channel, "name", "x"));
		payload.put("container", Map.of("type", "message", "message_ts", "1.0", "channel_id", channel));
		return payload;
	}

	/** A button, shortcut or menu that is not ours, or lacks what they have. */
	private HostileRequest interaction() {
		String type = one(List.of("block_actions", "shortcut", "message_action", "block_suggestion", "view_closed",
				"interactive_message", "dialog_submission", "workflow_step_edit", "nonsense", ""));
		Map<String, Object> payload = payload(type);
		payload.put("callback_id", one(List.of("declare_incident", "add_to_timeline", "unknown", "")));
		payload.put("message_ts", one(List.of("1.0", "x", "", "99999999999999999999.1", "-1.-1", "1.x")));
		payload.put("message", Map.of("ts", "1.0", "text", odd(), "user", "U1"));
		Map<String, Object> action = new LinkedHashMap<>();
		action.put("type", one(List.of("button", "static_select", "overflow", "datepicker", "nonsense")));
		action.put("action_id", odd());
		action.put("block_id", odd());
		action.put("value", value());
		payload.put("actions", chance(80) ? List.of(action)
				: one(List.of(List.of(), List.of(action, action), "x", 1, List.of(1), Map.of())));
		broken(payload);
		return signed("interaction " + type, FORM, bytes(Person.encoded(Map.of("payload", GSON.toJson(payload)))));
	}

	/** What a button carries, more or less. */
	private Object value() {
		String json = GSON.toJson(List.of(one(VERBS), chance(50) ? "INC-2026-0001" : one(ODD), odd()));
		return switch (random.nextInt(5)) {
			case 0 -> odd();
			case 1 -> "[" + odd();
			case 2 -> one(List.of("[]", "[1,2,3]", "[null,null,null]", "[\"note\"]", "{}", "[[],[],[]]"));
			default -> json;
		};
	}

	/** Something is missing, or of another type than it should be. */
	private void broken(Map<String, Object> payload) {
		for (int wrong = random.nextInt(3); wrong > 0; wrong--) {
			String name = one(new ArrayList<>(payload.keySet()));
			if (chance(50)) {
				payload.remove(name);
			}
			else {
				payload.put(name, one(List.of("x", 1, true, List.of(), Map.of(), List.of(Map.of()), odd())));
			}
			if (payload.isEmpty()) {
				return;
			}
		}
	}

	/** A form with odd values, or with metadata that we did not write. */
	private HostileRequest view() {
		Map<String, Object> view = new LinkedHashMap<>();
		view.put("id", "V" + random.nextInt());
		view.put("type", "modal");
		view.put("hash", trigger());
		view.put("team_id", Deployment.TEAM);
		view.put("callback_id", odd());
		view.put("private_metadata", metadata());
		view.put("blocks",
				one(List.of(List.of(),
						List.of(Map.of("type", "input", "block_id", "text", "element",
								Map.of("type", "plain_text_input", "action_id", "a"))),
						List.of(Map.of("type", "nonsense")))));
		Map<String, Object> values = new LinkedHashMap<>();
		for (String field : List.of("text", "when", "mark", "severity", "reason", "owners", "due", "title", odd())) {
			values.put(field,
					one(List.of(Map.of("a", Map.of("type", "plain_text_input", "value", odd())),
							Map.of("a", Map.of("type", "users_select", "selected_user", odd())),
							Map.of("a", Map.of("type", "static_select", "selected_option", Map.of("value", odd()))),
							Map.of("a", Map.of("type", "multi_static_select", "selected_options", List.of())),
							Map.of("a", Map.of("type", "datepicker", "selected_date", odd())), Map.of(),
							Map.of("a", Map.of("type", "static_select", "selected_option", Map.of())))));
		}
		view.put("state", chance(80) ? Map.of("values", values) : one(List.of(Map.of(), "x", List.of())));
		Map<String, Object> payload = payload("view_submission");
		payload.put("view", view);
		if (chance(40)) {
			broken(chance(50) ? view : payload);
		}
		return signed("view", FORM, bytes(Person.encoded(Map.of("payload", GSON.toJson(payload)))));
	}

	private String metadata() {
		String action = GSON.toJson(List.of(one(VERBS), chance(50) ? "INC-2026-0001" : one(ODD), odd()));
		return switch (random.nextInt(6)) {
			case 0 -> "";
			case 1 -> odd();
			case 2 -> one(List.of("{}", "null", "[]", "{\"action\":null}", "{\"action\":{}}", "{\"action\":\"[]\"}"));
			case 3 -> GSON.toJson(Map.of("action", action));
			case 4 -> GSON.toJson(Map.of("action", action, "room", odd(), "values", "x"));
			default -> GSON.toJson(Map.of("action", action, "room", channel, "values", Map.of()));
		};
	}

	/** An event that is unknown, or lacks what it has. */
	private HostileRequest event() {
		Map<String, Object> event = new LinkedHashMap<>();
		event.put("type", one(List.of("app_mention", "message", "reaction_added", "reaction_removed", "app_home_opened",
				"channel_archive", "user_change", "tokens_revoked", "nonsense", "")));
		event.put("user", one(List.of("UALICE", "", "U" + random.nextInt(), "UBOT")));
		event.put("text", one(VERBS) + " " + odd());
		event.put("channel", chance(70) ? channel : odd());
		event.put("channel_type", one(List.of("im", "channel", "")));
		event.put("ts", one(List.of("1700.1", "", "x", "1.2.3", "99999999999999999999")));
		event.put("tab", "home");
		event.put("reaction", one(List.of("pushpin", "", odd())));
		event.put("item",
				one(List.of(Map.of("type", "message", "channel", channel, "ts", one(List.of("1.1", "x", "", "-"))),
						Map.of("type", "file"), Map.of(), "x")));
		if (chance(40)) {
			broken(event);
		}
		Map<String, Object> envelope = new LinkedHashMap<>();
		envelope.put("type", one(List.of("event_callback", "event_callback", "event_callback", "nonsense")));
		envelope.put("team_id", Deployment.TEAM);
		envelope.put("event_id", trigger());
		envelope.put("event_time", 1_700_000_000);
		envelope.put("event", event);
		if (chance(30)) {
			broken(envelope);
		}
		return signed("event", chance(90) ? JSON : one(TYPES), bytes(GSON.toJson(envelope)));
	}

	/** Signed, but hardly a request of Slack's. */
	private HostileRequest rawSigned() {
		int depth = 10 + random.nextInt(20_000);
		byte[] body = switch (random.nextInt(9)) {
			case 0 -> new byte[0];
			case 1 -> bytes("payload=" + "[".repeat(depth));
			case 2 -> bytes("{\"type\":\"event_callback\",\"event\":" + "{\"a\":".repeat(depth) + "1"
					+ "}".repeat(depth) + "}");
			case 3 ->
				bytes("payload={\"type\":\"block_actions\",\"actions\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
			case 4 -> bytes(one(List.of("null", "[]", "\"x\"", "1", "{", "{}", "payload=", "payload=null", "payload=1",
					"payload=[]", "payload={}", "payload=%7B%22type%22%3Anull%7D", "{\"type\":1}",
					"{\"type\":\"url_verification\"}", "{\"type\":\"event_callback\"}", "ssl_check=1&token=x")));
			case 5 -> {
				byte[] noise = new byte[random.nextInt(3_000)];
				random.nextBytes(noise);
				yield noise;
			}
			case 6 -> bytes("command=%2Fincident&text=" + "%F0%9F%94%A5".repeat(random.nextInt(8_000)));
			case 7 -> bytes("a=b&".repeat(random.nextInt(20_000)));
			default -> bytes("{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"text\":"
					+ "9".repeat(depth) + "}}");
		};
		return signed("signed nonsense", one(List.of(FORM, JSON, one(TYPES))), body);
	}

	/** Rightly signed, by another workspace. */
	private HostileRequest foreign() {
		String team = one(List.of("T2", "TEVIL", "T10", "t1"));
		return switch (random.nextInt(4)) {
			case 0 -> {
				Map<String, String> form = commandForm(
						one(List.of("new Outage ", "note ", "update ", "cause ")) + TRACE + random.nextInt());
				form.put("team_id", team);
				yield signed("foreign command", FORM, bytes(Person.encoded(form)));
			}
			case 1 -> {
				Map<String, Object> payload = payload("block_actions");
				payload.put("team", Map.of("id", team, "domain", "evil"));
				payload.put("user", Map.of("id", "UEVIL", "username", TRACE, "team_id", team));
				payload.put("actions", List.of(Map.of("type", "button", "action_id", "a", "block_id", "b", "value",
						GSON.toJson(List.of("note", "INC-2026-0001", TRACE)))));
				yield signed("foreign button", FORM, bytes(Person.encoded(Map.of("payload", GSON.toJson(payload)))));
			}
			case 2 -> {
				Map<String, Object> payload = payload("view_submission");
				payload.put("team", Map.of("id", team, "domain", "evil"));
				Map<String, Object> typed = Map.of("text",
						Map.of("a", Map.of("type", "plain_text_input", "value", TRACE)));
				payload.put("view",
						Map.of("id", "V1", "hash", trigger(), "type", "modal", "callback_id", "firewatch", "team_id",
								team, "private_metadata",
								GSON.toJson(Map.of("action", GSON.toJson(List.of("note", "INC-2026-0001", "")), "room",
										channel, "values", Map.of())),
								"blocks", List.of(), "state", Map.of("values", typed)));
				yield signed("foreign form", FORM, bytes(Person.encoded(Map.of("payload", GSON.toJson(payload)))));
			}
			default -> signed("foreign event", JSON,
					bytes(GSON.toJson(Map.of("type", "event_callback", "team_id", team, "event_id", trigger(), "event",
							Map.of("type", "app_mention", "user", "UEVIL", "text", "<@UBOT> note " + TRACE, "ts",
									"1700.1", "channel", channel)))));
		};
	}

	private byte[] traced() {
		return bytes(Person.encoded(commandForm(one(List.of("new Outage ", "note ")) + TRACE)));
	}

	/** Not signed by Slack. */
	private HostileRequest forged() {
		byte[] body = traced();
		String now = String.valueOf(Instant.now().getEpochSecond());
		String right = Person.signature(now, body);
		String signature = switch (random.nextInt(6)) {
			case 0 -> "";
			case 1 -> "v0=";
			case 2 -> "v0=" + "0".repeat(64);
			case 3 -> right.substring(0, right.length() - 1);
			case 4 -> right.toUpperCase();
			default -> "v1" + right.substring(2);
		};
		HostileRequest unsigned = post("forged", "/slack/events", FORM, body);
		return switch (random.nextInt(4)) {
			case 0 -> unsigned;
			case 1 -> unsigned.with("X-Slack-Signature", right);
			case 2 -> unsigned.with("X-Slack-Request-Timestamp", now);
			default -> unsigned.with("X-Slack-Request-Timestamp", now).with("X-Slack-Signature", signature);
		};
	}

	/** Signed for another time than now. */
	private HostileRequest outOfTime() {
		long now = Instant.now().getEpochSecond();
		String timestamp = one(List.of(String.valueOf(now - 330), String.valueOf(now + 330), "0", "-1",
				String.valueOf(Long.MAX_VALUE), String.valueOf(Long.MIN_VALUE), "9".repeat(40), "", "x", now + ".5",
				"0x" + now, String.valueOf(now * 1_000)));
		return signedAt("out of time", FORM, traced(), timestamp);
	}

	/** The signature of another request. */
	private HostileRequest replayed() {
		String now = String.valueOf(Instant.now().getEpochSecond());
		String other = Person.signature(now, bytes(Person.encoded(commandForm("list"))));
		return post("replayed", "/slack/events", FORM, traced()).with("X-Slack-Request-Timestamp", now)
			.with("X-Slack-Signature", other);
	}

	private String bearer() {
		return "Bearer " + Deployment.API_TOKEN;
	}

	private HostileRequest api() {
		String path = one(PATHS.stream().filter(known -> known.startsWith("/api")).toList());
		HostileRequest request = new HostileRequest("api", one(METHODS), path, Map.of(), new byte[0]);
		if (chance(70)) {
			return request
				.with("Authorization", chance(85) ? bearer() : one(List.of("Bearer", "Bearer x", "", "Basic x")))
				.with("Accept", one(List.of("*/*", "text/html", "nonsense", "application/xml", "")));
		}
		return request;
	}

	/** A declaration that is none, or comes without the token. */
	private HostileRequest apiBody() {
		boolean allowed = chance(60);
		int depth = 10 + random.nextInt(20_000);
		String body = switch (random.nextInt(6)) {
			case 0 -> "{\"title\":" + one(List.of("1", "null", "\"\"", "\"  \"", "[]", "{}", "true")) + "}";
			case 1 -> "[".repeat(depth);
			case 2 -> "{\"a\":".repeat(depth);
			case 3 -> "{\"title\":\"" + TRACE + "\",\"severity\":\"SEV9\"}";
			case 4 -> "{\"title\":\"" + TRACE + "\",\"kind\":\"" + random.nextInt() + "\"}";
			default -> one(List.of("", "null", "x", "{", "\"\\ud800\"", "{\"title\"}", "\u0000"));
		};
		HostileRequest request = post("api body", "/api/v1/incidents", chance(70) ? JSON : one(TYPES),
				bytes(allowed ? body : "{\"title\":\"" + TRACE + "\"}"));
		return allowed ? request.with("Authorization", bearer())
			.with("Idempotency-Key", one(List.of("", "x", "k".repeat(5_000)))) : request;
	}

	private HostileRequest page() {
		HostileRequest request = new HostileRequest("page", chance(50) ? "GET" : one(METHODS), one(PATHS), Map.of(),
				chance(80) ? new byte[0] : bytes("token=" + odd()));
		if (chance(40)) {
			request = request.with(one(List.of("Cookie", "Range", "If-Modified-Since", "X-Forwarded-Host", "Origin",
					"Transfer-Encoding", "Expect", "Content-Type", "Accept", "Accept-Language", "Host", "Upgrade")),
					one(List.of("firewatch-session=x", "firewatch-session=%00; firewatch-person=a", "bytes=0-", "x",
							"-1", "evil.example", "gzip", "text/html", "a".repeat(9_000), "localhost")));
		}
		return request;
	}

	/** Far more than anybody needs. */
	private HostileRequest giant() {
		int size = (1 << 20) + random.nextInt(chance(10) ? 6 << 20 : 1 << 16);
		byte[] body = bytes("command=%2Fincident&text=note+" + TRACE + "a".repeat(size));
		return switch (random.nextInt(4)) {
			case 0 -> signed("giant", FORM, body);
			case 1 -> post("giant", "/enter", FORM, body);
			case 2 -> post("giant", "/api/v1/incidents", JSON, bytes("{\"title\":\"" + TRACE + "a".repeat(size)));
			default -> post("giant", "/slack/events", FORM, body).with("Content-Length", "99999999999");
		};
	}

}
