package dev.firewatch.workflow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.firewatch.Sha256;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.people.Account;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.Csrf;
import dev.firewatch.timeline.FileStore;
import dev.firewatch.timeline.FileType;
import dev.firewatch.timeline.KeptFile;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who takes no part in a private incident learns nothing of it from anything
 * that the product gives out. An output that isn't listed here fails the test.
 */
@CoreTest
@ExtendWith(OutputCaptureExtension.class)
class PrivacyTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2063, 1, 1, 10, 0, 0, 0, ZoneId.of("UTC"));

	/** What is said with each verb; nothing where it takes no text. */
	private static final Map<String, String> ARGUMENTS = Map.ofEntries(Map.entry("join", ""),
			Map.entry("note", "hello"), Map.entry("timeline", ""), Map.entry("edit", "E2 hello"), Map.entry("undo", ""),
			Map.entry("reword", "E2"), Map.entry("remove", "E2"), Map.entry("redact", "E2"),
			Map.entry("mark", "E2 detected"), Map.entry("combine", "E1 E2"), Map.entry("hide", "E2"),
			Map.entry("unhide", "E2"), Map.entry("evidence", "E2 queue: 15"), Map.entry("import", "10:02 it began"),
			Map.entry("workshop", ""), Map.entry("update", "hello"), Map.entry("sev", "SEV3 R2 hello"),
			Map.entry("flags", ""), Map.entry("affected", "new 3 hello"), Map.entry("aware", "-5m"),
			Map.entry("deadlines", "sent authority hello"), Map.entry("control", "hello until 24h"),
			Map.entry("lift", "IC1"), Map.entry("prolong", "IC1 until 24h"), Map.entry("hypothesis", "hello"),
			Map.entry("test", "H1 hello"), Map.entry("role", "commander"), Map.entry("mitigated", ""),
			Map.entry("resolve", "R1 hello"), Map.entry("cancel", "R3 hello"), Map.entry("reopen", "hello"),
			Map.entry("fix", "hello @bob"), Map.entry("start", "F1"), Map.entry("done", "F1"),
			Map.entry("verify", "F1 100%"), Map.entry("drop", "F1 R5 hello"), Map.entry("snooze", "F1 3d hello"),
			Map.entry("stuck", "F1 hello"), Map.entry("dry-run", "F1"), Map.entry("handover", "F1 @erin"),
			Map.entry("approve", "F1"), Map.entry("reject", "F1"), Map.entry("cause", "hello"),
			Map.entry("why", "1 hello"), Map.entry("related", ""), Map.entry("notcause", "hello"),
			Map.entry("postmortem", ""), Map.entry("review", ""), Map.entry("comment", "hello"),
			Map.entry("change", "hello"), Map.entry("quality", ""), Map.entry("sign", ""), Map.entry("publish", ""),
			Map.entry("amend", "hello"), Map.entry("tell", "service-desk hello"), Map.entry("status", ""),
			Map.entry("catchup", ""), Map.entry("left", ""), Map.entry("close", ""),
			Map.entry("deletion", "new old data 2026-01-01 2026-01-31"), Map.entry("runbook", "start review"),
			Map.entry("check", "RB1.1"), Map.entry("skip", "RB1.1 R4 hello"), Map.entry("reading", "RB1.1 12"),
			Map.entry("advance", "RB1"), Map.entry("rollback", "RB1 errors hello"), Map.entry("keep-channel", ""),
			Map.entry("resend", ""), Map.entry("priority", "exposure 0.5 hello"));

	/** They are about no incident, or about all that somebody may see. */
	private static final Set<String> ABOUT_NONE = Set.of("new", "todo", "away", "list", "risk", "report", "insights",
			"takeover", "help");

	/** What is asked of each route; the incident's ones must not know the id. */
	private static final Map<String, String> ROUTES = Map.ofEntries(Map.entry("GET /api/v1/incidents", ""),
			Map.entry("GET /api/v1/incidents/{id}", ""), Map.entry("GET /api/v1/incidents/{id}/timeline", ""),
			Map.entry("GET /api/v1/incidents/{id}/fixes", ""), Map.entry("GET /api/v1/incidents/{id}/files/{file}", ""),
			Map.entry("GET /incidents/{id}/files/{file}", ""),
			Map.entry("GET /api/v1/incidents/{id}/fixes/{fix}/forecast", ""),
			Map.entry("GET /api/v1/incidents/{id}/postmortem.md", ""),
			Map.entry("GET /api/v1/incidents/{id}/postmortem.json", ""),
			Map.entry("GET /api/v1/incidents/{id}/postmortem.yaml", ""),
			Map.entry("GET /api/v1/incidents/{id}/postmortem.html", ""),
			Map.entry("GET /api/v1/incidents/{id}/postmortem.pdf", ""),
			Map.entry("GET /api/v1/incidents/{id}/evidence.zip", ""), Map.entry("GET /incidents/{id}/evidence.zip", ""),
			Map.entry("GET /api/v1/incidents/{id}/runbooks/{run}/summary.md", ""),
			Map.entry("GET /api/v1/incidents/{id}/runbooks/{run}/summary.pdf", ""),
			Map.entry("GET /incidents/{id}/runs/{run}.{format:md|html|pdf}", ""),
			Map.entry("GET /api/v1/incidents/{id}/runbooks", ""), Map.entry("GET /api/v1/incidents/{id}/affected", ""),
			Map.entry("GET /api/v1/incidents/{id}/deletions", ""),
			Map.entry("POST /api/v1/incidents/{id}/deletions",
					"{\"dataset\":\"old\",\"from\":\"2026-01-01\",\"to\":\"2026-01-31\"}"),
			Map.entry("GET /api/v1/incidents/{id}/deletions/{deletion}", ""),
			Map.entry("POST /api/v1/incidents/{id}/deletions/{deletion}/steps", "{\"step\":\"backup\"}"),
			Map.entry("POST /api/v1/incidents", "{\"title\":\"Something else\"}"),
			Map.entry("POST /api/v1/incidents/import", "incident_id: INC-1999-0001"),
			Map.entry("POST /api/v1/incidents/{id}/timeline/import", "10:02 it began"),
			Map.entry("GET /incidents/{id}", ""),
			Map.entry("GET /incidents/{id}/postmortem.{format:md|yaml|html|pdf}", ""),
			Map.entry("GET /incidents/{id}/review.ics", ""),
			Map.entry("GET /incidents/{id}/versions/{version:\\d{1,4}}", ""),
			Map.entry("GET /incidents/{id}/edit/{section}", ""), Map.entry("POST /incidents/{id}/edit/{section}", ""),
			Map.entry("GET /import", ""), Map.entry("POST /import", "yaml=incident_id: INC-1999-0001"),
			Map.entry("GET /api/v1/risks", ""), Map.entry("GET /api/v1/risks.csv", ""),
			Map.entry("GET /api/v1/risks.yaml", ""), Map.entry("GET /api/v1/insights/feedback-loop", ""),
			Map.entry("GET /priority", ""), Map.entry("GET /risks", ""), Map.entry("GET /risks/{id}", ""),
			Map.entry("GET /reports", ""), Map.entry("GET /setup", ""), Map.entry("GET /deadlines", ""),
			Map.entry("GET /reports/month/{month:[^.]+}", ""),
			Map.entry("GET /reports/month/{month}.{format:pdf|csv}", ""),
			Map.entry("GET /reports/week/{team:[^.]+}", ""), Map.entry("GET /reports/week/{team}.pdf", ""),
			Map.entry("GET /reports/shared/{secret}", ""), Map.entry("GET /operations", ""),
			Map.entry("GET /insights", ""), Map.entry("GET /insights/improvements", ""),
			Map.entry("GET /insights/improvements.csv", ""), Map.entry("GET /insights.csv", ""),
			Map.entry("GET /insights.png", ""), Map.entry("POST /priority/comparisons", "severity=0.9"),
			Map.entry("POST /operations/again", "trouble=x"), Map.entry("GET /enter/{token}", ""),
			Map.entry("GET /entered-before", ""));

	/**
	 * The backup holds all there is and is the administrator's: {@code ApiTokenTests} and
	 * {@code BackupApiTests} show who is let in. What comes from Teams is signed and goes
	 * through the router. {@code RiskApiTests} shows what a single risk tells of
	 * incidents; records that are sent to be scored know none. The rest describes the
	 * API, or moves the clock of a rehearsal.
	 */
	private static final Set<String> NOT_ASKED = Set.of("GET /api/v1/backup", "GET /error", "GET /api/v1/openapi",
			"GET /api/v1/openapi.yaml", "POST /api/messages", "POST /local/sample", "POST /local/clock",
			"POST /api/v1/risks", "GET /api/v1/risks/{id}", "PUT /api/v1/risks/{id}", "POST /api/v1/risks/import",
			"POST /api/v1/priority/runs", "GET /api/v1/priority/runs/{id}", "POST /priority",
			"POST /priority/corrections", "POST /priority/decisions", "GET /priority/comparisons/{id}",
			"POST /priority/comparisons/{id}");

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	CommandRouter router;

	@Autowired
	People people;

	@Autowired
	HomeViews homes;

	@Autowired
	Timelines timelines;

	@Autowired
	FileStore files;

	@Autowired
	List<Verb> verbs;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping mappings;

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	/** It stands in everything that is written of the private incidents. */
	private final String secret = "s" + UUID.randomUUID().toString().replace("-", "");

	/** Of a file that is kept with a private incident. */
	private String hash = "";

	private String live = "";

	private String resolved = "";

	private int before;

	@BeforeEach
	void aSecret() {
		incidents.forgetAll();
		chat.mend();
		incidents.at(MONDAY);
		before = chat.sentSince(0).size();
		live = hidden("leaked");
		resolved = hidden("stolen");
		incidents.say("alice", resolved, "resolve " + secret);
		incidents.settle();
		for (String who : List.of("gus", "sam")) {
			Account account = new Account(Platform.LOCAL, who);
			people.save(new Person(new PersonId(account.key()), who, who, ZoneId.of("UTC"), List.of(account),
					who.equals("gus") ? Outsider.GUEST : Outsider.STRANGER));
		}
	}

	private String hidden(String word) {
		// Only the secret is alike, so that the next one isn't offered to be joined.
		String id = incidents.declare("alice",
				"private %s %s %s %s".formatted(secret, word, UUID.randomUUID(), UUID.randomUUID()));
		incidents.say("alice", id, "role commander");
		incidents.say("alice", id, "note " + secret + " was " + word);
		byte[] content = secret.getBytes(StandardCharsets.UTF_8);
		hash = Sha256.hex(content);
		files.put(id, hash, content);
		timelines.find(id, 2)
			.ifPresent(entry -> timelines.replace(id, entry,
					entry.withFile(KeptFile.of("F1", "a.txt", FileType.TEXT, content))));
		incidents.say("alice", id, "update " + secret + " is looked for");
		incidents.say("alice", id, "cause " + secret + " lay open");
		incidents.say("alice", id, "runbook start recovery");
		incidents.say("alice", id, "fix Lock " + secret + " away @bob due 3d");
		incidents.settle();
		return id;
	}

	private void assertSilent(String text, String what) {
		assertThat(text).as(what).doesNotContain(secret);
	}

	@Test
	void noVerbAnswersWhoTakesNoPart() {
		assertThat(router.verbs().stream().map(VerbInfo::name).filter(name -> !ABOUT_NONE.contains(name)))
			.as("every verb is listed here")
			.containsExactlyInAnyOrderElementsOf(ARGUMENTS.keySet());
		String other = incidents.declare("erin", UUID.randomUUID().toString());
		List<RoomRef> places = List.of(chat.lobby(), chat.direct(chat.person("erin")), incidents.room(other));
		for (String id : List.of(live, resolved)) {
			long version = incidents.file(id).version();
			for (Map.Entry<String, String> said : ARGUMENTS.entrySet()) {
				for (RoomRef place : places) {
					for (String who : List.of("erin", "gus", "sam")) {
						noAnswer(who, place, id, said.getKey(), said.getValue());
					}
				}
			}
			assertThat(incidents.file(id).version()).as("nothing changed").isEqualTo(version);
		}
	}

	/** The answer is that to an id that doesn't exist. */
	private void noAnswer(String who, RoomRef place, String id, String verb, String argument) {
		String missing = id.substring(0, 9) + "7777";
		String text = (id + " " + verb + " " + argument).strip();
		String typed = told(chat.say(chat.person(who), place, text, incidents.clock().instant()));
		String unknown = told(
				chat.say(chat.person(who), place, text.replace(id, missing), incidents.clock().instant()));
		assertSilent(typed, text);
		assertThat(typed.replace(id, missing)).as(text + " by " + who).isEqualTo(unknown);

		Action action = new Action(verb, id, argument);
		String pressed = told(chat.press(chat.person(who), place, action, incidents.clock().instant()));
		assertSilent(pressed, "a button of " + verb);
		if (hasForm(verb)) {
			String sent = told(
					chat.submit(
							chat.person(who), place, action, Map.of("text", List.of("hello"), "reason",
									List.of("hello"), "code", List.of("R1"), "severity", List.of("SEV3")),
							incidents.clock().instant()));
			assertSilent(sent, "the form of " + verb);
		}
	}

	private boolean hasForm(String name) {
		return verbs.stream().filter(verb -> verb.info().name().equals(name)).anyMatch(verb -> {
			try {
				return verb.getClass().getMethod("submitted", Submission.class).getDeclaringClass() != Verb.class;
			}
			catch (NoSuchMethodException never) {
				throw new IllegalStateException(never);
			}
		});
	}

	private static String told(Reply reply) {
		return reply.asked().isPresent() ? reply.toString() : FakeChat.text(reply);
	}

	@Test
	void listsSuggestionsAndHomesKnowNothing() {
		String word = UUID.randomUUID().toString();
		String risk = told(incidents.say("alice", "risk new " + word + " P2 I3")).replaceFirst("(?s).*?(RISK-\\d+).*",
				"$1");
		assertThat(told(incidents.say("alice", "risk " + risk + " link " + live))).contains(live);
		String counted = told(incidents.say("erin", "list all"));
		hidden("copied");
		assertThat(told(incidents.say("erin", "list all"))).as("nor do counts").isEqualTo(counted);
		for (String who : List.of("erin", "gus", "sam")) {
			for (String text : List.of("list", "list all", "list all " + secret, "list following up", "todo", "status",
					"left", "risk", "risk " + risk, "note " + word, secret, "join " + secret)) {
				String told = told(incidents.say(who, text));
				assertThat(told).as(text + " by " + who).doesNotContain(live, resolved);
				// What they typed themselves comes back to them.
				if (!text.contains(secret)) {
					assertSilent(told, text + " by " + who);
				}
			}
			assertSilent(FakeChat.text(homes.home(people.find(chat.person(who)).orElseThrow())), "home of " + who);
		}
		assertThat(told(incidents.say("erin", "new " + secret + " leaked"))).as("nothing like it is offered")
			.doesNotContain(live, resolved, "[Join it]");
		String twin = incidents.declare("erin", word + " " + secret.substring(0, 5) + " lay open");
		incidents.say("erin", twin, "cause the cupboard lay open");
		incidents.say("erin", twin, "resolve shut");
		incidents.settle();
		assertThat(told(incidents.say("erin", twin, "related"))).doesNotContain(secret, live, resolved);
		assertThat(told(incidents.say("erin", twin, "related " + live + " same cause")))
			.isEqualTo(told(incidents.say("erin", twin, "related " + live.substring(0, 9) + "7777 same cause"))
				.replace("7777", live.substring(9)));
	}

	@Test
	void nothingIsSentToWhoTakesNoPart(CapturedOutput output) {
		incidents.at(MONDAY.plusDays(6));
		incidents.settle();
		incidents.at(MONDAY.plusDays(20));
		incidents.settle();
		Set<String> theirs = Set.of(incidents.room(live).id(), incidents.room(resolved).id(), "dm-alice", "dm-bob");
		List<String> rooms = new ArrayList<>(
				List.of("general", "incidents", "dm-carol", "dm-dave", "dm-erin", "dm-frank", "dm-gus", "dm-sam"));
		for (String room : rooms) {
			assertThat(theirs).doesNotContain(room);
			assertThat(chat.messagesIn(new RoomRef(Platform.LOCAL, room))).as(room)
				.noneMatch(text -> text.contains(secret));
		}
		assertThat(chat.calls()).as("posts").allSatisfy(call -> {
			if (call.contains(live.toLowerCase()) && call.startsWith("post ")) {
				assertThat(theirs).anyMatch(call::contains);
			}
		});
		assertThat(chat.sentSince(before)).as("something was sent").isNotEmpty();
		assertSilent(output.getAll(), "the log");
	}

	@Test
	void whatIsHeldUpIsNotShownOnTheOperationsPage() throws Exception {
		chat.failAlways("update " + incidents.room(live).id(),
				PlatformFailure.permanent("The channel of " + secret + " is gone."));
		incidents.say("alice", live, "update still open");
		incidents.settle();

		assertThat(get("/operations", "alice").body()).contains(live);
		for (String who : List.of("erin", "gus", "sam", "")) {
			HttpResponse<String> shown = get("/operations", who);
			assertThat(shown.body()).as(who).doesNotContain(secret, live);
		}
		assertThat(chat.messagesIn(chat.namedRoom("incidents"))).noneMatch(text -> text.contains(secret));
	}

	@Test
	void noRouteKnowsThem() throws Exception {
		Set<String> routes = new TreeSet<>();
		mappings.getHandlerMethods()
			.keySet()
			.forEach(mapping -> mapping.getPatternValues()
				.forEach(pattern -> (mapping.getMethodsCondition().getMethods().isEmpty() ? Set.of("GET")
						: mapping.getMethodsCondition().getMethods())
					.forEach(method -> routes.add(method + " " + pattern))));
		Set<String> known = new TreeSet<>(ROUTES.keySet());
		known.addAll(NOT_ASKED);
		assertThat(known).as("every route is listed here").containsAll(routes);
		assertThat(routes).as("and no other").containsAll(ROUTES.keySet());

		for (String route : ROUTES.keySet()) {
			for (String id : List.of(live, resolved)) {
				for (String who : List.of("erin", "gus", "sam", "")) {
					asked(route, id, who);
				}
			}
		}
		String counted = get("/api/v1/incidents", "").body();
		hidden("sold");
		assertThat(get("/api/v1/incidents", "").body()).as("nor do lists grow").isEqualTo(counted);
		assertSilent(get("/api/v1/incidents?q=" + secret, "").body(), "search");
	}

	private void asked(String route, String id, String who) throws Exception {
		String method = route.substring(0, route.indexOf(' '));
		String path = route.substring(route.indexOf(' ') + 1)
			.replace("{format:md|yaml|html|pdf}", "md")
			.replace("{format:md|html|pdf}", "md")
			.replace("{version:\\d{1,4}}", "1")
			.replace("{section}", "summary")
			.replace("{fix}", "F1")
			.replace("{deletion}", "D1")
			.replace("{run}", "RB1")
			.replace("{file}", hash)
			.replace(":[^.]+}", "}")
			.replace("{month}", YearMonth.from(incidents.clock().instant().atZone(ZoneOffset.UTC)).toString())
			.replace("{format:pdf|csv}", "csv")
			.replace("{team}", "payments")
			.replace("{secret}", "nobodys")
			.replace("{token}", "nobodys");
		HttpResponse<String> answer = send(method, path.replace("{id}", id), ROUTES.getOrDefault(route, ""), who);
		String what = route + " as " + who;
		assertSilent(answer.body(), what);
		assertSilent(answer.headers().map().toString(), what);
		if (path.contains("{id}")) {
			String missing = id.substring(0, 9) + "7777";
			HttpResponse<String> unknown = send(method, path.replace("{id}", missing), ROUTES.getOrDefault(route, ""),
					who);
			assertThat(answer.statusCode()).as(what).isEqualTo(404).isEqualTo(unknown.statusCode());
			assertThat(plain(answer.body()).replace(id, missing)).as(what).isEqualTo(plain(unknown.body()));
		}
	}

	/** Without what differs from one answer to the next. */
	private static String plain(String body) {
		return body.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "").replaceAll("\"timestamp\":\"[^\"]*\"", "");
	}

	private HttpResponse<String> get(String path, String who) throws IOException, InterruptedException {
		return send("GET", path, "", who);
	}

	private HttpResponse<String> send(String method, String path, String body, String who)
			throws IOException, InterruptedException {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Cookie", Csrf.COOKIE + (who.isEmpty() ? "" : "; firewatch-person=" + who));
		headers.put(Csrf.HEADER, Csrf.token());
		headers.put("Content-Type", path.startsWith("/api/")
				? body.startsWith("{") ? "application/json"
						: path.endsWith("timeline/import") ? "text/plain" : "application/yaml"
				: path.contains("/edit/") ? "multipart/form-data; boundary=b" : "application/x-www-form-urlencoded");
		String sent = path.contains("/edit/") && method.equals("POST")
				? "--b\r\nContent-Disposition: form-data; name=\"_key\"\r\n\r\nk\r\n--b--\r\n" : body;
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.method(method, sent.isEmpty() ? HttpRequest.BodyPublishers.noBody()
					: HttpRequest.BodyPublishers.ofString(sent, StandardCharsets.UTF_8));
		headers.forEach(request::header);
		return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
