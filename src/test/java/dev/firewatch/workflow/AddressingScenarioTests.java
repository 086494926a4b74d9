package dev.firewatch.workflow;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZonedDateTime;
import java.time.ZoneOffset;

import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** How people say to whom, and about which incident, they speak. */
@CoreTest
class AddressingScenarioTests {

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Timelines timelines;

	@LocalServerPort
	int port;

	@BeforeEach
	void allIsQuiet() {
		incidents.forgetAll();
		incidents.at(ZonedDateTime.of(2026, 11, 17, 19, 31, 0, 0, ZoneOffset.UTC));
	}

	@ParameterizedTest
	@ValueSource(strings = { ": note rolled back", ", note rolled back", "@Firewatch: note rolled back",
			"@firewatch note rolled back", "hey  note rolled back", "Hey @Firewatch note rolled back",
			"hi, note: rolled back", "/incident note rolled back", "/incident: /incident note rolled back",
			"Note: rolled back", "LOG: rolled back", "note\uff1a rolled back" })
	void aVerbIsHeardHoweverTheBotIsSpokenTo(String text) {
		String id = incidents.open("Spoken to");

		incidents.say("bob", id, text);

		assertThat(timelines.read(id)).extracting(Entry::text).contains("rolled back");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hey all, db is back", "/var/log is full", "/tmp update is full", "close: the valve stuck",
			"hello", "db-2 resolved", "web-01 done", "v1.42 close" })
	void whatOnlyLooksLikeAVerbOrAnIncidentIsOfferedAsANote(String text) {
		String id = incidents.open("Not spoken to");

		assertThat(incidents.told("bob", id, text)).contains("Add as a note?", text);

		assertThat(incidents.file(id).incident().status().live()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { ", status", ": status", "@Firewatch, status" })
	void theMarksAfterTheNameAreNoText(String text) {
		String id = incidents.open("Asked about");

		assertThat(incidents.told("bob", id, text)).contains("Asked about", "Open its page");
	}

	@Test
	void anImportedIdIsAnAddress() throws Exception {
		imported("PIR-7");
		String open = incidents.open("Another one");

		assertThat(FakeChat.text(incidents.say("bob", "PIR-7 status"))).contains("PIR-7");
		assertThat(FakeChat.text(incidents.say("bob", "pir-7"))).contains("PIR-7");
		assertThat(FakeChat.text(incidents.say("bob", "status pir-7"))).contains("PIR-7");
		assertThat(FakeChat.text(incidents.say("bob", open, "left PIR-7"))).contains("PIR-7");
		incidents.say("bob", "PIR-7: note: checked again");
		incidents.say("bob", "note PIR-7 and once more");

		assertThat(timelines.read("PIR-7")).extracting(Entry::text).contains("checked again", "and once more");
	}

	@Test
	void anIdThatNobodyImportedIsText() {
		String id = incidents.open("The only one");

		incidents.say("bob", "note PIR-8 was like this");
		incidents.say("bob", "fix OPS-12 first @bob");

		assertThat(timelines.read(id)).extracting(Entry::text).contains("PIR-8 was like this");
		assertThat(incidents.file(id).fix("F1").orElseThrow().title()).isEqualTo("OPS-12 first");
	}

	@ParameterizedTest
	@ValueSource(strings = { "close PIR-8", "resolve PIR-8", "left PIR-8", "cancel PIR-8" })
	void noOtherIncidentIsTakenForAnIdThatIsNotThere(String text) {
		String id = incidents.open("The only one");

		assertThat(FakeChat.text(incidents.say("bob", text))).contains("I don't know PIR-8", "Your text is kept",
				text.split(" ")[0]);

		assertThat(incidents.file(id).incident().status().live()).isTrue();
	}

	@Test
	void theWholeTextIsHandedBackIfItsAddressIsNotKnown() {
		assertThat(FakeChat.text(incidents.say("bob", "9999 done F1 deployed"))).contains("I don't know INC-2026-9999",
				"9999 done F1 deployed");
		assertThat(FakeChat.text(incidents.say("bob", "9999 left"))).contains("9999 left");
	}

	@ParameterizedTest
	@ValueSource(strings = { "comment the numbers are wrong", "change impact count them again",
			"related INC-2025-0001 same cause", "review fri 14:00", "verify F9 it works" })
	void aRefusalHandsTheTextBack(String text) {
		String id = incidents.open("Not resolved yet");

		assertThat(incidents.told("bob", id, text)).contains("Your text is kept",
				text.substring(text.indexOf(' ') + 1));
	}

	@Test
	void aNumberOfLastYearIsFoundInJanuary() {
		String id = incidents.open("Late in the year");
		incidents.at(ZonedDateTime.of(2027, 1, 4, 9, 0, 0, 0, ZoneOffset.UTC));

		assertThat(FakeChat.text(incidents.say("bob", id.substring(9) + " status"))).contains(id);
		incidents.say("bob", id.substring(9) + " note still waiting");

		assertThat(timelines.read(id)).extracting(Entry::text).contains("still waiting");
	}

	@Test
	void aKeyNamedInANoteIsNoItemOfAnotherIncident() {
		String first = incidents.open("The first one");
		String number = String.valueOf(Integer.parseInt(first.substring(9)));
		chat.say(chat.person("alice"), chat.lobby(), first + " cancel a false alarm", incidents.clock().instant());
		String second = incidents.open("The second one");

		incidents.say("bob", "note " + number + " F5 load balancers rebooted");

		assertThat(timelines.read(second)).extracting(Entry::text).contains(number + " F5 load balancers rebooted");
	}

	private void imported(String id) throws Exception {
		String text = "# Mail was late\n\n- Incident ID: " + id + "\n- Date: 2025-05-01\n- Severity: SEV2\n\n"
				+ "## Timeline\n\n- 10:00 mails waited\n- 11:00 sent\n";
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/incidents/import"))
				.header("Content-Type", "text/markdown")
				.POST(HttpRequest.BodyPublishers.ofString(text))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isIn(200, 201);
		assertThat(response.body()).contains(id);
	}

}
