package dev.firewatch.chat.local.page;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import dev.firewatch.chat.Action;
import dev.firewatch.testing.WorkspaceTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@WorkspaceTest
class LocalWorkspaceTests {

	@LocalServerPort
	int port;

	private Visit alice;

	private Visit bob;

	@BeforeEach
	void visit() {
		alice = new Visit(port, "alice");
		bob = new Visit(port, "bob");
	}

	/** Alice declares an incident of a title of its own. */
	private String incidentRoom(String words) {
		// One word that no other incident has: a similar one would be offered instead.
		String end = UUID.randomUUID().toString().replace("-", "");
		alice.say("general", "new " + words + " " + end);
		Awaitility.await()
			.until(() -> alice.incidentRooms()
				.stream()
				.anyMatch(room -> room.endsWith(end) && alice.messages(room).contains("I lead")));
		return alice.incidentRooms().stream().filter(room -> room.endsWith(end)).findFirst().orElseThrow();
	}

	@Test
	void theWorkspaceAndThePagesLeadToOneAnother() {
		assertThat(alice.get("/").body()).contains("href=\"/risks\"", "href=\"/priority\"", "href=\"/reports\"");
		assertThat(alice.get("/risks").body()).contains("href=\"/\">Firewatch");
	}

	@Test
	void aVerbIsAnsweredByTheBot() {
		String room = incidentRoom("");

		String html = alice.say(room, "note rolled back to <1.42>").body();

		assertThat(html).contains("note rolled back to &lt;1.42&gt;").contains("(E2)");
		assertThat(bob.messages(room)).contains("(E2)");
	}

	@Test
	void theSlashCommandAndAMentionOfTheBotAreVerbsToo() {
		String room = incidentRoom("");

		assertThat(alice.say(room, "/incident note one").body()).contains("(E2)");
		assertThat(alice.say(room, "@Firewatch note two").body()).contains("(E3)");
		assertThat(alice.say(room, "@Firewatch: note three").body()).contains("(E4)");
		assertThat(alice.say(room, "Hey @Firewatch, Note: four").body()).contains("(E5)");
		assertThat(alice.say(room, "/incident /incident note five").body()).contains("(E6)");
	}

	@Test
	void aFileIsSentAndCapturedWithItsMessage() {
		String room = incidentRoom("");

		String html = alice.share(room, "see <this>", "app.log", "14:05 refused").body();

		assertThat(html).contains("see &lt;this&gt;", "📎 app.log");
		String number = Visit.all(html, "id=\"m(\\d+)\"").stream().reduce((one, last) -> last).orElseThrow();
		assertThat(bob.post("/local/capture", "room", room, "message", number).body()).contains("✅");
		Awaitility.await()
			.untilAsserted(() -> assertThat(alice.get("/api/v1/incidents/" + incident(room) + "/timeline").body())
				.contains("see <this>", "\"name\":\"app.log\""));
	}

	@Test
	void aCommandWithAFileIsActedOnAndTheFileIsNotForgottenInSilence() {
		String room = incidentRoom("");

		String html = alice.share(room, "note the pump is dry", "pump.log", "14:05 dry").body();

		assertThat(html).contains("(E2)", "📎 pump.log", "A command takes no files along");
	}

	/** The id of the incident of a room, such as {@code inc-2026-0001-title}. */
	private static String incident(String room) {
		return "INC-" + room.substring(4, 13);
	}

	@Test
	void peopleAreMentioned() {
		String room = incidentRoom("");

		assertThat(alice.say(room, "role scribe @bob").body()).contains("Bob has the role of scribe now.");
	}

	@Test
	void ordinaryTalkInAChannelIsLeftAlone() {
		assertThat(alice.say("general", "lunch anybody? https://menu.example/today").body())
			.contains("href=\"https://menu.example/today\"")
			.doesNotContain("Declare &quot;lunch");
		assertThat(bob.messages("general")).contains("lunch anybody?");
	}

	@Test
	void talkInAnIncidentIsSeenByAllAndOfferedAsANoteToItsAuthor() {
		String room = incidentRoom("");

		assertThat(alice.say(room, "is this the new release?").body()).contains("Add as a note?");
		assertThat(bob.messages(room)).contains("is this the new release?").doesNotContain("Add as a note?");
	}

	@Test
	void peopleChangeAndDeleteWhatTheyWroteAndNobodyElseDoes() {
		String html = alice.say("general", "breakfast <i>anybody</i>?").body();
		String number = last(html);
		assertThat(message(html, number)).contains("breakfast", "Edit or delete");
		assertThat(message(bob.messages("general"), number)).as("whose it isn't")
			.contains("breakfast")
			.doesNotContain("Edit or delete");
		String address = "/local/own?room=general&message=" + number;
		assertThat(alice.get(address).body()).contains("Edit your message",
				">breakfast &lt;i&gt;anybody&lt;/i&gt;?</textarea>");
		assertThat(bob.get(address).statusCode()).isEqualTo(404);
		assertThat(bob.post("/local/own", "room", "general", "message", number, "text", "mine").statusCode())
			.isEqualTo(404);

		String changed = alice
			.post("/local/own", "room", "general", "message", number, "text", "dinner, @bob? https://menu.example/b")
			.body();

		assertThat(changed).contains("dinner, ", "href=\"https://menu.example/b\"", "edited")
			.doesNotContain("breakfast");
		assertThat(alice.post("/local/own", "room", "general", "message", number, "text", "  ").body())
			.as("deleting is another button")
			.contains("dinner, ");
		assertThat(bob.post("/local/own", "room", "general", "message", number, "text", "dinner", "then", "delete")
			.statusCode()).isEqualTo(404);
		assertThat(alice.post("/local/own", "room", "general", "message", number, "text", "dinner", "then", "delete")
			.body()).doesNotContain("dinner");
		assertThat(bob.messages("general")).doesNotContain("dinner");
	}

	@Test
	void whatWasMarkedAndThenChangedIsOfferedAndNeverTakenByItself() {
		String room = incidentRoom("");
		alice.say(room, "role commander");
		String number = last(bob.say(room, "queue at 23").body());
		String other = last(bob.say(room, "gone soon").body());
		bob.post("/local/capture", "room", room, "message", number);
		bob.post("/local/capture", "room", room, "message", other);

		bob.post("/local/own", "room", room, "message", number, "text", "queue at 32");
		bob.post("/local/own", "room", room, "message", other, "text", "", "then", "delete");

		Awaitility.await()
			.untilAsserted(() -> assertThat(alice.messages("dm-alice")).contains("was edited", "Take the new text",
					"was deleted", "Remove it from the timeline"));
		assertThat(alice.say(room, "timeline").body()).contains("queue at 23", "gone soon");
	}

	/** One message alone: what else is in the room depends on what was tested before. */
	private static String message(String html, String number) {
		return Visit.all(html, "(?s)<article[^>]* id=\"m" + number + "\">(.*?)</article>").get(0);
	}

	/** The number of the last message that a person wrote. */
	private static String last(String html) {
		List<String> numbers = Visit.all(html, "class=\"message[^\"]*human[^\"]*\" id=\"m(\\d+)\"");
		return numbers.get(numbers.size() - 1);
	}

	@Test
	void aWhisperIsSeenByNobodyElseAndGoneOnceDismissed() {
		String answer = alice.say("general", "new").body();
		assertThat(answer).contains("<dialog");
		String html = alice.say("general", "help").body();
		assertThat(html).contains("Only you see this");
		assertThat(bob.messages("general")).doesNotContain("Only you see this", ">help<");

		for (String number : Visit.all(html, "class=\"message[^\"]*whisper[^\"]*\" id=\"m(\\d+)\"")) {
			assertThat(bob.post("/local/dismiss", "room", "general", "message", number).statusCode()).isEqualTo(200);
			assertThat(alice.messages("general")).contains("id=\"m" + number + "\"");
			alice.post("/local/dismiss", "room", "general", "message", number);
		}
		assertThat(alice.messages("general")).doesNotContain("Only you see this");
	}

	@Test
	void aPrivateIncidentIsInvisibleToOthers() {
		String room = incidentRoom("private");

		assertThat(bob.incidentRooms()).doesNotContain(room);
		assertThat(bob.get("/local/messages?room=" + room).statusCode()).isEqualTo(404);
		assertThat(bob.get("/local/details?room=" + room).statusCode()).isEqualTo(404);
		assertThat(bob.say(room, "hello").statusCode()).isEqualTo(404);
		assertThat(bob.get("/?room=" + room).statusCode()).isEqualTo(302);
		assertThat(bob.messages("general")).doesNotContain(room.substring(13));
		assertThat(bob.messages("incidents")).doesNotContain(room.substring(13));
	}

	@Test
	void theConversationWithTheBotIsOnesOwn() {
		alice.say("dm-alice", "todo");

		assertThat(alice.messages("dm-alice")).contains(">todo<");
		assertThat(bob.get("/local/messages?room=dm-alice").statusCode()).isEqualTo(404);
	}

	@Test
	void aDoubleSubmitActsOnce() {
		String room = incidentRoom("");
		String key = UUID.randomUUID().toString();

		alice.say(room, "note once only", key);
		String html = alice.say(room, "note once only", key).body();

		assertThat(html.split(">note once only<")).hasSize(2);
		assertThat(html).contains("(E2)").doesNotContain("(E3)");
	}

	@Test
	void aFormComesBackWithTheProblemAndWhatWasTypedAndThenActsOnce() {
		String room = incidentRoom("");
		String dialog = alice.press(room, new Action("note", null, "")).body();
		String form = Visit.all(dialog, "name=\"form\" value=\"([^\"]+)\"").get(0);

		String wrong = alice
			.post("/local/submit", "room", room, "form", form, "field.text", "Reset \"sent\"", "field.when", "thirsday")
			.body();
		assertThat(wrong).contains("<dialog").contains("aria-invalid=\"true\"").contains("Reset &quot;sent&quot;");

		String[] right = { "room", room, "form", form, "field.text", "Reset sent", "field.when", "" };
		assertThat(alice.post("/local/submit", right).body()).contains("(E2)").doesNotContain("<dialog");
		assertThat(alice.post("/local/submit", right).body()).contains("(E2)").doesNotContain("(E3)");
	}

	@Test
	void nobodyElseCanSendMyForm() {
		String dialog = alice.press("general", new Action("new", null, "")).body();
		String form = Visit.all(dialog, "name=\"form\" value=\"([^\"]+)\"").get(0);

		bob.post("/local/submit", "room", "general", "form", form, "field.title", "stolen", "field.kind", "incident");

		assertThat(bob.incidentRooms()).noneMatch(room -> room.contains("stolen"));
	}

	@Test
	void aPinnedMessageIsInTheTimelineOnce() {
		String room = incidentRoom("");
		String html = alice.say(room, "The queue is empty again").body();
		String number = Visit.all(html, "class=\"message[^\"]*human\" id=\"m(\\d+)\"").get(0);

		assertThat(bob.post("/local/capture", "room", room, "message", number).body()).contains("✅");
		alice.say(room, "timeline");

		assertThat(alice.messages(room)).contains("The queue is empty again").contains("E2");
		assertThat(bob.post("/local/capture", "room", room, "message", number).body())
			.contains("out of the timeline as well?");
	}

	@Test
	void whoNeverChoseAPersonIsKnownToTheOtherPagesAllTheSame() throws Exception {
		HttpRequest first = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).build();
		HttpRequest again = HttpRequest.newBuilder(first.uri()).header("Cookie", WhoAmI.COOKIE + "=bob").build();

		assertThat(cookies(first)).anyMatch(cookie -> cookie.startsWith(WhoAmI.COOKIE + "=alice"));
		assertThat(cookies(again)).noneMatch(cookie -> cookie.startsWith(WhoAmI.COOKIE));
	}

	private static List<String> cookies(HttpRequest request) throws Exception {
		return HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.discarding())
			.headers()
			.allValues("Set-Cookie");
	}

	@Test
	void onlyPagesOfWhoMaySeeARoomHearOfIt() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/local/events"))
			.header("Cookie", WhoAmI.COOKIE + "=bob")
			.build();
		HttpResponse<java.io.InputStream> events = HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.ofInputStream());
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
			assertThat(next(lines)).isEqualTo("hello");

			alice.say("dm-alice", "todo");
			alice.say("general", "hello all");

			String heard = next(lines);
			while (heard.startsWith("inc-")) {
				// Something may still arrive in the room of an incident of another test.
				heard = next(lines);
			}
			assertThat(heard).isEqualTo("general");
		}
	}

	private static String next(BufferedReader lines) throws Exception {
		String line = lines.readLine();
		while (!line.startsWith("data:")) {
			line = lines.readLine();
		}
		return line.substring(5).strip();
	}

	@Test
	void unreadRoomsBearADotUntilTheyAreRead() {
		// Nobody else's browser reads as he does.
		Visit frank = new Visit(port, "frank");
		frank.messages("incidents");
		bob.say("incidents", "something new");

		assertThat(dotted(frank)).contains("incidents");
		frank.messages("incidents");
		assertThat(dotted(frank)).doesNotContain("incidents");
	}

	private static List<String> dotted(Visit visit) {
		return Visit.all(visit.get("/local/rooms").body(), "class=\"room unread\" href=\"/\\?room=([^\"]+)\"");
	}

	@Test
	void thePageRunsNoInlineScriptAndShowsEachPersonTheirOwn() {
		HttpResponse<String> page = bob.get("/");

		assertThat(page.body()).contains("You are Bob")
			.contains("Direct messages")
			.doesNotContain(" style=", "onclick");
		assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'");
		assertThat(bob.get("/webjars/htmx.org/2.0.7/dist/htmx.min.js").statusCode()).isEqualTo(200);
		assertThat(bob.get("/local/assets/workspace.css").statusCode()).isEqualTo(200);
	}

	@Test
	void homeShowsWhatWaitsAndItsAnswersAreReadInTheDirectConversation() {
		assertThat(alice.get("/?view=home").body()).contains("Declare an incident");

		HttpResponse<String> help = alice.post("/local/press", "room", "dm-alice", "view", "home", "key",
				UUID.randomUUID().toString(), "action", HtmlRenderer.encoded(new Action("help", null, "")));

		assertThat(help.headers().firstValue("HX-Redirect")).hasValue("/?room=dm-alice");
		assertThat(alice.messages("dm-alice")).contains("Firewatch");
	}

}
