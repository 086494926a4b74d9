package dev.firewatch.workflow;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** People whom an incident harmed are followed until they were told and helped. */
@CoreTest
class AffectedScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2097, 9, 2, 10, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@LocalServerPort
	int port;

	private String id = "";

	@BeforeEach
	void anIncident() {
		incidents.forgetAll();
		incidents.at(MONDAY);
		id = incidents.open("loans refused wrongly");
	}

	private String told(String who, String text) {
		return incidents.told(who, id, text);
	}

	private Form form(String who, String text) {
		Reply reply = incidents.say(who, id, text);
		assertThat(reply.asked()).as(FakeChat.text(reply)).isPresent();
		return reply.asked().orElseThrow();
	}

	private Reply filled(String who, Form form, Map<String, List<String>> values) {
		return chat.submit(chat.person(who), incidents.room(id), form.action(), values, incidents.clock().instant());
	}

	private String get(String path) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString())
			.body();
	}

	@Test
	void theyAreToldAndHelpedAndSomebodyElseVerifiesIt() throws Exception {
		told("alice", "cause the model was trained on old data");
		told("alice", "fix Refresh test data monthly @bob due 2w");
		Form add = form("alice", "affected");
		assertThat(FakeChat.text(filled("alice", add,
				Map.of("count", List.of("12,400"), "whom", List.of("applicants of March"), "harm",
						List.of("no loan for two weeks")))))
			.contains("A1 · 12,400 people · identified", "[Agree on a remedy]")
			.doesNotContain("applicants of March", "no loan");
		Form remedy = form("alice", "affected A1 next");
		assertThat(FakeChat.text(filled("alice", remedy,
				Map.of("remedy", List.of("reversal"), "words", List.of("decided anew by people"), "owner",
						List.of("local/bob"), "due", List.of("2097-09-20")))))
			.contains("remedy agreed", "next: write what they are told", "@Bob", "2097-09-20");

		Form notice = form("bob", "affected A1 next");
		Map<String, List<String>> text = new LinkedHashMap<>();
		notice.fields().forEach(field -> text.put(field.id(), List.of(((Field.TextField) field).value())));
		assertThat(text.get("part0").get(0)).contains("loans refused wrongly", "2 September 2097",
				"the model was trained on old data");
		assertThat(text.get("part1")).containsExactly("no loan for two weeks");
		assertThat(text.get("part2").get(0)).contains("We are working on this: Refresh test data monthly");
		assertThat(text.get("part3").get(0)).contains("We reverse the decision", "decided anew by people");
		assertThat(FakeChat.text(filled("bob", notice, text))).contains("next: approve what they are told");
		assertThat(told("bob", "affected A1 sent")).contains("has to `approve A1` first");
		assertThat(told("bob", "approve A1")).contains("Only the commander");
		Form reading = form("alice", "affected A1 next");
		assertThat(reading.toString()).contains("We reverse the decision");
		assertThat(FakeChat
			.text(filled("alice", reading, Map.of("decision", List.of("reject"), "reason", List.of("say it simpler")))))
			.contains("next: write what they are told");
		assertThat(form("bob", "affected A1 next").toString()).contains("say it simpler");
		filled("bob", notice, text);
		assertThat(told("alice", "approve A1 reads well")).contains("next: tell them", "[It was sent]");

		Form sending = form("bob", "affected A1 next");
		assertThat(filled("bob", sending, Map.of("how", List.of("by letter"))).problems()).containsKey("evidence");
		assertThat(FakeChat.text(filled("bob", sending,
				Map.of("how", List.of("by letter"), "evidence", List.of("https://post.example/1234567890")))))
			.contains("notified", "[The remedy was given]");
		assertThat(told("bob", "affected A1 remedied all decided anew, list 7")).contains("remedied", "[Verify]");
		assertThat(told("bob", "affected A1 verified")).contains("somebody else has to verify it");
		assertThat(incidents.told("alice", id, "todo")).contains("A1 12,400 people", "verify that it reached them");
		assertThat(told("alice", "affected A1 verified ten samples were right"))
			.contains("A1 · 12,400 people · verified");
		incidents.settle();

		assertThat(told("carol", "affected")).contains("12,400 verified", "A1 12,400 people · verified")
			.doesNotContain("applicants of March", "no loan");
		assertThat(told("carol", "timeline")).contains("A1 (12,400 people): notified", "A1 (12,400 people): verified")
			.doesNotContain("applicants of March", "no loan", "decided anew");
		assertThat(get("/incidents/" + id)).contains("Affected people", "applicants of March", "no loan for two weeks",
				"ten samples were right", "reads well");
		for (String format : List.of("md", "yaml", "json")) {
			assertThat(get("/api/v1/incidents/" + id + "/postmortem." + format)).as(format)
				.containsPattern("12,?400")
				.doesNotContain("applicants of March", "no loan for two weeks", "decided anew by people");
		}
		String listed = get("/api/v1/incidents/" + id + "/affected");
		assertThat(JsonPath.<Integer>read(listed, "$.total")).isEqualTo(12_400);
		assertThat(JsonPath.<String>read(listed, "$.items[0].state")).isEqualTo("VERIFIED");
		assertThat(JsonPath.<String>read(listed, "$.items[0].remedy")).isEqualTo("REVERSAL");
		assertThat(JsonPath.<String>read(listed, "$.items[0].notifiedAt")).startsWith("2097-09-02");
	}

	@Test
	void closingWaitsForThemAndTheOwnerIsReminded() {
		told("alice", "affected new 3 P-17 and two others");
		Form assign = form("alice", "affected A1 assign");
		filled("alice", assign, Map.of("owner", List.of("local/bob"), "due", List.of("2097-09-04")));
		told("alice", "resolve");
		incidents.settle();
		assertThat(told("alice", "left")).contains("A1, 3 people affected: identified", "@Bob", "[Next step]")
			.doesNotContain("P-17");
		incidents.at(MONDAY.plusDays(7));
		incidents.settle();
		assertThat(incidents.toldDirectly("bob")).last()
			.asString()
			.contains("A1 3 people", "agree on a remedy")
			.doesNotContain("P-17");
		assertThat(told("bob", "affected A1 none they had no harm, as checked")).contains("none needed");
		assertThat(told("alice", "left")).doesNotContain("A1,");
	}

	@ParameterizedTest
	@ValueSource(strings = { "affected new 1 bob@example.com", "affected new 2 customers at +49 170 1234567",
			"affected new 1 holder of DE89 3704 0044 0532 0130 00", "affected new 1 account 1234567890" })
	void whoTheyAreStandsElsewhere(String text) {
		assertThat(told("bob", text)).contains("your own system of record", "Your text is kept: ", " " + text);
		assertThat(incidents.file(id).aftermath().affected()).isEmpty();
	}

	@Test
	void aFormKeepsWhatWasTypedAndSaysWhatIsWrong() {
		Form add = form("bob", "affected new");
		assertThat(filled("bob", add, Map.of("count", List.of("many"), "whom", List.of("x"))).problems())
			.containsKey("count");
		assertThat(filled("bob", add, Map.of("count", List.of("1"), "whom", List.of("x"), "harm",
				List.of("charged on card 4111 1111 1111 1111")))
			.problems()).containsKey("harm");
		told("bob", "affected new 5 P-1 to P-5");
		assertThat(filled("bob", form("bob", "affected A1 remedy"), Map.of("remedy", List.of("none"))).problems())
			.containsKey("words");
		assertThat(told("bob", "affected A1 remedied list 7")).contains("A1 is identified", "Next: agree on a remedy",
				"Your text is kept");
		assertThat(told("bob", "affected users are mostly in the EU")).contains("[Add as a note]",
				"affected users are mostly in the EU");
		assertThat(told("bob", "affected A9 next")).contains("There is no A9");
		assertThat(told("bob", "affected A1 remedy money")).contains("Which remedy?", "Your text is kept");
	}

}
