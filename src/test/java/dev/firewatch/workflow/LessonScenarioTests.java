package dev.firewatch.workflow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Reply;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an incident taught reaches other teams, who say that they have noted it. */
@CoreTest
class LessonScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2098, 5, 5, 10, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@LocalServerPort
	int port;

	private String id = "";

	@DynamicPropertySource
	static void teams(DynamicPropertyRegistry registry) throws IOException {
		Path directory = Files.createTempDirectory("lessons");
		Files.writeString(directory.resolve("policy.yml"), "senior-group: [\"@frank\"]\n");
		Files.writeString(directory.resolve("services.yml"), """
				teams:
				  - { id: plumbing, name: Plumbing, lead: "@carol", channel: off, invite: [] }
				  - { id: wiring, name: Wiring hall B, channel: "#wiring", invite: [] }
				  - { id: roof, name: Roof, channel: off, invite: [] }
				services: []
				""");
		registry.add("firewatch.config-dir", directory::toString);
	}

	@BeforeEach
	void anIncident() {
		incidents.forgetAll();
		incidents.at(MONDAY);
	}

	private void resolved(String words) {
		id = incidents.open(words);
		told("alice", "resolve over");
		incidents.settle();
	}

	private String told(String who, String text) {
		return incidents.told(who, id, text);
	}

	private Reply pressed(String who, String argument) {
		return chat.press(chat.person(who), incidents.room(id), new Action("tell", id, argument),
				incidents.clock().instant());
	}

	private List<String> inChannel() {
		return chat.messagesIn(chat.namedRoom("wiring")).stream().filter(text -> text.contains(id)).toList();
	}

	private String get(String path) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString())
			.body();
	}

	@Test
	void theTeamsChannelHearsItAndNotesIt() throws Exception {
		resolved("the fuse blew");
		assertThat(told("alice", "tell Wiring hall B: label each fuse")).contains("Alice told Wiring hall B (#wiring)",
				"label each fuse", "L1");
		incidents.settle();
		assertThat(inChannel()).singleElement()
			.asString()
			.contains("A lesson of " + id, "label each fuse", "@Alice", "[Noted] [We have this too]");
		assertThat(told("alice", "tell wiring label each fuse")).contains("was told that already: L1");
		assertThat(get("/incidents/" + id)).contains("Lessons told to other teams", "label each fuse", "not noted yet");

		assertThat(told("alice", "tell noted L1")).contains("You told Wiring hall B", "ask in #wiring",
				"Your text is kept");
		assertThat(told("alice", "tell")).contains("not noted yet");
		assertThat(FakeChat.text(pressed("dave", "noted L1"))).contains("L1 is noted for Wiring hall B");
		incidents.settle();
		assertThat(inChannel()).singleElement().asString().contains("✓ Noted by @Dave", "[We have this too]");
		assertThat(FakeChat.text(pressed("erin", "noted L1"))).contains("noted already");
		assertThat(get("/api/v1/incidents/" + id + "/postmortem.md")).contains("## Lessons told to other teams",
				"by Dave");
		assertThat(get("/api/v1/incidents/" + id + "/postmortem.yaml")).contains("lessons:");
		assertThat(told("bob", "timeline")).contains("L1 told Wiring hall B: label each fuse");
	}

	@Test
	void whoHasItTooEntersARisk() {
		resolved("the fuse blew again");
		told("alice", "tell wiring label each fuse");
		Reply asked = pressed("dave", "same L1");
		assertThat(asked.asked()).isPresent();
		assertThat(asked.asked().orElseThrow().fields().toString()).contains("label each fuse");
		incidents.settle();
		assertThat(inChannel()).singleElement().asString().contains("they have it too").doesNotContain("[Noted]");
		assertThat(told("alice", "tell")).contains("noted, they have it too", "@Dave");
		assertThat(FakeChat
			.text(chat.submit(chat.person("dave"), incidents.room(id), asked.asked().orElseThrow().action(),
					Map.of("title", List.of("label each fuse"), "probability", List.of("2"), "impact", List.of("3")),
					incidents.clock().instant())))
			.contains("Entered as RISK-");
	}

	/** Closing doesn't wait for it. */
	@Test
	void theLeadIsAskedAgainUntilItIsNoted() {
		resolved("a pipe burst");
		int before = incidents.toldDirectly("carol").size();
		told("alice", "tell plumbing close the valve first");
		incidents.settle();
		assertThat(incidents.toldDirectly("carol").subList(before, incidents.toldDirectly("carol").size()))
			.singleElement()
			.asString()
			.contains("A lesson of " + id + " for Plumbing", "close the valve first");
		assertThat(told("alice", "left")).doesNotContain("L1");

		incidents.at(MONDAY.plusDays(8));
		incidents.settle();
		assertThat(incidents.toldDirectly("carol")).last()
			.asString()
			.contains("L1 close the valve first", "a lesson for Plumbing", "[Noted] [We have this too]");
		pressed("carol", "noted L1");
		incidents.settle();
		assertThat(FakeChat.text(incidents.say("carol", "todo"))).doesNotContain("close the valve first");
	}

	@Test
	void thePostmortemsLessonsAreOfferedWithOneTap() {
		resolved("the gutter froze");
		assertThat(incidents.say("alice", id, "tell").asked()).isPresent();
		chat.submit(chat.person("alice"), incidents.room(id), new Action("postmortem", id, "lessons"),
				Map.of("went-well", List.of("all came"), "went-badly", List.of("it was late"), "learned",
						List.of("Gutters freeze first\nSalt helps")),
				incidents.clock().instant());
		assertThat(told("alice", "tell")).contains("0 told", "Gutters freeze first", "Salt helps",
				"[Tell another team]");
		Reply form = pressed("alice", "lesson Salt helps");
		assertThat(form.asked().orElseThrow().fields().toString()).contains("Salt helps", "Plumbing", "Roof");
		Action action = form.asked().orElseThrow().action();
		assertThat(chat
			.submit(chat.person("alice"), incidents.room(id), action, Map.of("text", List.of("Salt helps")),
					incidents.clock().instant())
			.problems()).containsKey("team");
		assertThat(FakeChat.text(chat.submit(chat.person("alice"), incidents.room(id), action,
				Map.of("text", List.of("Salt helps"), "team", List.of("wiring")), incidents.clock().instant())))
			.contains("L1");
		assertThat(told("alice", "tell")).contains("1 told", "told Wiring hall B", "[And another]", "not noted yet");
	}

	/** Nothing of a private incident leaves those who may see it. */
	@Test
	void ofAPrivateIncidentOnlyALeadHearsWhoTakesPart() {
		id = incidents.declare("alice", "private a break-in at hall C");
		incidents.say("alice", id, "role commander");
		incidents.settle();
		told("alice", "resolve over");
		incidents.settle();
		int channel = chat.messagesIn(chat.namedRoom("wiring")).size();
		int carol = incidents.toldDirectly("carol").size();
		assertThat(told("alice", "tell wiring lock the doors")).contains("is private", "lock the doors");
		assertThat(told("alice", "tell plumbing lock the doors")).contains("takes no part in it", "lock the doors");
		told("alice", "role scribe @carol");
		incidents.settle();
		assertThat(told("alice", "tell plumbing lock the doors")).contains("L1");
		incidents.settle();
		assertThat(chat.messagesIn(chat.namedRoom("wiring"))).hasSize(channel);
		assertThat(incidents.toldDirectly("carol").size()).isGreaterThan(carol);
		assertThat(pressed("carol", "same L1").asked().orElseThrow().fields().toString())
			.doesNotContain("lock the doors");
	}

	@Test
	void whatPeopleSayAtNightMayBeANote() {
		id = incidents.open("the fuse is hot");
		assertThat(told("bob", "tell the vendor to hurry")).contains("Which team?", "tell the vendor to hurry",
				"[Add as a note] [Choose a team]");
		assertThat(told("bob", "lessons learned so far: none")).contains("lessons learned so far: none",
				"[Add as a note]");
		assertThat(told("bob", "tell wiring we roll back")).contains("isn't over yet", "[Add as a note]",
				"[It's a lesson]");
		assertThat(incidents.file(id).aftermath().lessons()).isEmpty();
		assertThat(told("bob", "tell noted L9")).contains("There is no lesson L9");
		told("alice", "resolve over");
		assertThat(told("bob", "tell roof mind the gap")).contains("Nobody of Roof can be told yet", "mind the gap");
	}

}
