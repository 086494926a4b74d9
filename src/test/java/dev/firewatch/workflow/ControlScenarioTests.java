package dev.firewatch.workflow;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is put up for the time being is taken down again, and what is believed is checked.
 */
@CoreTest
class ControlScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2097, 5, 6, 10, 0, 0, 0, ZoneId.of("UTC"));

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
		id = incidents.open("refunds go astray");
	}

	private String told(String who, String text) {
		return incidents.told(who, id, text);
	}

	private String pressed(String who, String verb, String argument) {
		return FakeChat.text(chat.press(chat.person(who), incidents.room(id), new Action(verb, id, argument),
				incidents.clock().instant()));
	}

	private String get(String path) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString())
			.body();
	}

	@Test
	void aControlIsOwedFromTheDayOnWhichItEnds() throws Exception {
		assertThat(told("bob", "control two people check each refund until fri")).contains("IC1",
				"two people check each refund", "until ", "@Bob", "[Lift] [Prolong] [It was a note]");
		incidents.settle();
		assertThat(told("alice", "timeline")).contains("IC1 put up: two people check each refund");
		assertThat(get("/incidents/" + id)).contains("Interim controls", "two people check each refund");
		assertThat(get("/api/v1/incidents/" + id + "/postmortem.md")).contains("## Interim controls", "still on");

		incidents.at(MONDAY.plusDays(7));
		incidents.settle();
		assertThat(incidents.toldDirectly("bob")).last()
			.asString()
			.contains("IC1 two people check each refund", "[Lift] [Prolong]");
		told("alice", "resolve");
		incidents.settle();
		assertThat(told("alice", "left")).contains("IC1 is still on, and should have ended", "@Bob", "[Lift]");

		assertThat(told("alice", "prolong IC1 until 2097-06-20 the vendor is late")).contains("20", "[Lift]");
		assertThat(told("alice", "control IC1")).contains("Prolonged by @Alice", "the vendor is late");
		assertThat(told("alice", "left")).contains("IC1 is still on: two people").doesNotContain("should have ended");
		assertThat(told("bob", "lift IC1 the fix is in")).contains("Bob lifted IC1", "the fix is in");
		assertThat(told("bob", "lift IC1")).contains("lifted already");
		incidents.settle();
		assertThat(incidents.file(id).controlsOn()).isEmpty();
		assertThat(told("alice", "left")).doesNotContain("IC1");
		assertThat(told("alice", "timeline")).contains("IC1 lifted: two people check each refund. the fix is in");
		assertThat(get("/api/v1/incidents/" + id + "/postmortem.md")).contains("Bob: the fix is in");
	}

	@Test
	void closingWaitsForWhatIsStillOn() {
		told("bob", "control reads come from the replica until return to normal");
		assertThat(incidents.file(id).controlsOn()).singleElement()
			.satisfies(control -> assertThat(control.end().stage()).isEqualTo("return to normal"));
		told("alice", "resolve");
		incidents.settle();
		assertThat(told("alice", "close")).contains("Not yet", "IC1 is still on");
	}

	/** Not four weeks later: on the day on which the stage begins. */
	@Test
	void aControlIsAskedAboutWhenItsStageOpens() throws Exception {
		incidents.at(MONDAY.plusWeeks(20));
		told("bob", "control two people check each refund until keep");
		told("alice", "control a banner is up until cleanup");
		incidents.settle();
		int bob = incidents.toldDirectly("bob").size();
		told("alice", "runbook start data-cleanup");
		incidents.settle();
		assertThat(incidents.toldDirectly("alice")).filteredOn(text -> text.contains("IC2 was to stay until cleanup"))
			.singleElement()
			.asString()
			.contains("and that has begun", "a banner is up", "[Lift] [Prolong]");
		assertThat(incidents.toldDirectly("bob")).hasSize(bob);
		assertThat(FakeChat.text(incidents.say("bob", "todo"))).contains("IC1", "to be looked at by");

		for (int item : List.of(1, 8, 15, 22)) {
			told("alice", "reading RB1." + item + " no");
		}
		assertThat(told("alice", "advance RB1")).contains("Keep, archive, and say what is gone begins");
		incidents.settle();
		assertThat(incidents.toldDirectly("bob")).filteredOn(text -> text.contains("IC1 was to stay until keep"))
			.singleElement()
			.asString()
			.contains("and that has begun", "[Lift] [Prolong]");
		assertThat(FakeChat.text(incidents.say("bob", "todo"))).contains("until keep, which has begun");
		assertThat(told("bob", "control")).contains("⏰ IC1", "which has begun");
		told("alice", "resolve");
		incidents.settle();
		assertThat(told("alice", "left")).contains("IC1 is still on, and was to end with keep");
		assertThat(get("/incidents/" + id)).contains("still on, until keep, which has begun");

		incidents.at(MONDAY.plusWeeks(20).plusDays(2));
		incidents.settle();
		assertThat(incidents.toldDirectly("bob")).last().asString().contains("IC1 two people check each refund");
		assertThat(told("bob", "prolong IC1 until 2097-10-10 one more day")).contains("[Lift] [Prolong]");
		assertThat(told("alice", "left")).contains("IC1 is still on: two people");
	}

	@Test
	void withoutAnEndItAsksWithOneTap() {
		assertThat(told("bob", "control no deployments")).contains("no deployments", "Until when?",
				"[Until return to normal] [24 h] [1 week] [Pick a date]", "[It was a note]");
		assertThat(pressed("bob", "prolong", "IC1 until 24h")).contains("no deployments", "[Lift] [Prolong]");
		assertThat(incidents.file(id).controlsOn().get(0).end().at()).isBetween(MONDAY.plusDays(1).toInstant(),
				MONDAY.plusDays(1).plusHours(1).toInstant());
		assertThat(told("bob", "control no deployments until thirsday")).contains("I don't know \"thirsday\" as a date",
				"[24 h]");
	}

	/** Nothing is left of it but the note. */
	@Test
	void whatWasANoteBecomesOne() {
		assertThat(told("bob", "control traffic is at 40 %")).contains("[It was a note]");
		incidents.settle();
		assertThat(pressed("bob", "control", "note IC1")).contains("Noted instead: control traffic is at 40 %");
		incidents.settle();
		assertThat(incidents.file(id).aftermath().controls()).isEmpty();
		assertThat(told("alice", "timeline")).contains("control traffic is at 40 %").doesNotContain("IC1 put up");
		assertThat(told("alice", "control next one until 24h")).contains("IC2");

		told("carol", "hypothesis testing is slow today");
		incidents.settle();
		assertThat(pressed("carol", "hypothesis", "note H1")).contains("hypothesis testing is slow today");
		incidents.settle();
		assertThat(incidents.file(id).aftermath().hypotheses()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "lift the block on the load balancer", "prolong the lease", "test the fix again" })
	void whatPeopleTypeAtNightMayBeANote(String text) {
		assertThat(told("bob", text)).contains(text, "[Add as a note]");
	}

	@Test
	void aHypothesisIsTestedAndBecomesACause() throws Exception {
		assertThat(told("bob", "hypothesis the test data went stale")).contains("H1", "untested",
				"[How to test it] [Confirmed] [Refuted] [It was a note]");
		assertThat(told("bob", "test H1 compare its dates with production @carol")).contains("being tested",
				"compare its dates with production", "checked by @Carol");
		assertThat(pressed("carol", "hypothesis", "H1 confirmed")).contains("confirmed", "[Make it a cause]");
		Reply.Ask evidence = (Reply.Ask) incidents.say("carol", id, "hypothesis H1 evidence");
		chat.submit(chat.person("carol"), incidents.room(id), evidence.form().action(),
				Map.of("evidence", List.of("the newest row is of 2091")), incidents.clock().instant());
		assertThat(pressed("carol", "hypothesis", "H1 settle")).contains("H1 is CF1 now: the test data went stale");
		assertThat(pressed("carol", "hypothesis", "H1 settle")).contains("H1 is CF1 already");
		assertThat(incidents.file(id).causes().all()).singleElement()
			.satisfies(cause -> assertThat(cause.because()).isEqualTo("the newest row is of 2091"));

		told("bob", "hypothesis the network was slow");
		told("bob", "hypothesis H2 refuted latency was flat");
		assertThat(pressed("bob", "hypothesis", "H2 settle")).contains("not a cause");
		assertThat(incidents.file(id).causes().ruledOut()).singleElement()
			.satisfies(cause -> assertThat(cause.because()).isEqualTo("latency was flat"));

		told("bob", "hypothesis the cache was cold");
		told("alice", "resolve");
		incidents.settle();
		assertThat(told("alice", "left")).contains("H3 is still untested", "closing doesn't wait for it");
		assertThat(get("/incidents/" + id)).contains("Hypotheses", "the cache was cold");
		assertThat(get("/api/v1/incidents/" + id + "/postmortem.md")).contains("## Hypotheses", "confirmed by Carol",
				"latency was flat");
		assertThat(get("/api/v1/incidents/" + id + "/postmortem.yaml")).contains("hypotheses:");
	}

	@Test
	void wrongIdsAreSaidAndNothingTypedIsLost() {
		assertThat(told("bob", "lift IC9 done")).contains("There is no control IC9", "IC9 done");
		assertThat(told("bob", "hypothesis H9 confirmed x")).contains("There is no hypothesis H9", "H9 confirmed x");
		told("bob", "hypothesis a cold cache");
		assertThat(told("bob", "hypothesis H1 is odd")).contains("How did H1 turn out?", "H1 is odd");
		assertThat(told("bob", "hypothesis H1 settle")).contains("Is H1 right?");
		assertThat(incidents.say("bob", id, "control").asked()).isPresent();
		assertThat(incidents.say("bob", id, "test H1").asked()).isPresent();
		assertThat(told("bob", "test H1 look at it @nobody")).contains("I don't know @nobody");
	}

}
