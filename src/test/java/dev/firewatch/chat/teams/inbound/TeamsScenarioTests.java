package dev.firewatch.chat.teams.inbound;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.DomainClock;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.teams.cards.CardLimits;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.FakeTeams;
import dev.firewatch.chat.teams.connector.TeamsReferences;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.DeliveryFailure;
import dev.firewatch.delivery.DeliveryFailures;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.KeptFile;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.followup.FollowUp;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole application, spoken to as Teams speaks to it. */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.quartz.auto-startup=false", "firewatch.teams.app-id=" + FakeTeams.APP,
				"firewatch.teams.app-password=secret", "firewatch.teams.tenant-id=" + FakeTeams.TENANT,
				"firewatch.teams.team-id=" + FakeTeams.TEAM, "firewatch.teams.channel-id=" + FakeTeams.ANNOUNCEMENTS })
class TeamsScenarioTests {

	private static final FakeTeams TEAMS = new FakeTeams().conversation("19:lobby@thread.tacv2")
		.conversation("19:lunch@thread.v2")
		.user("Alice")
		.user("Bob")
		.user("Carol")
		.key(TeamsUsers.KEY, TeamsUsers.PAIR, "msteams");

	private static final String LOBBY = "19:lobby@thread.tacv2;messageid=1";

	@Autowired
	Casefiles casefiles;

	@Autowired
	Timelines timelines;

	@Autowired
	Deliveries deliveries;

	@Autowired
	People people;

	@Autowired
	DomainClock clock;

	@Autowired
	FollowUp followUp;

	@Autowired
	DeliveryFailures troubles;

	@Autowired
	CasefileEditor changes;

	@Autowired
	TeamsReferences references;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void teams(DynamicPropertyRegistry registry) {
		registry.add("firewatch.teams.login-url", TEAMS::loginUrl);
		registry.add("firewatch.teams.openid-url", TEAMS::openidUrl);
		registry.add("firewatch.teams.service-hosts", TEAMS::origin);
		registry.add("firewatch.graph-api-url", TEAMS::graphUrl);
	}

	@AfterAll
	static void stop() {
		TEAMS.close();
		assertThat(TEAMS.refusedCards()).isEmpty();
	}

	private TeamsUsers users() {
		return new TeamsUsers(port, TEAMS.serviceUrl());
	}

	private static JsonNode json(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		return TeamsJson.read(response.body());
	}

	/** An incident's channel, and a thread in it. */
	private record Room(String incident, String channel) {

		String thread() {
			return channel + ";messageid=77";
		}

	}

	private Room declared(String title) {
		HttpResponse<String> response = users().say("Alice", LOBBY, "new " + title);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		Awaitility.await().until(deliveries::idle);
		String id = casefiles.search(CasefileSearch.open(), 0, 500)
			.stream()
			.filter(file -> file.incident().title().equals(title))
			.findFirst()
			.orElseThrow(() -> new AssertionError(TEAMS.messagesIn(FakeTeams.chatOf("alice"))))
			.id()
			.value();
		ObjectNode channel = TEAMS.channels()
			.stream()
			.filter(any -> any.get("displayName").asText().startsWith(id.toLowerCase()))
			.findFirst()
			.orElseThrow();
		return new Room(id, channel.get("id").asText());
	}

	private static String everything(String conversation) {
		return String.join("\n", TEAMS.messagesIn(conversation).stream().map(FakeTeams.Sent::text).toList());
	}

	private static FakeTeams.Sent message(String conversation, String containing) {
		return TEAMS.messagesIn(conversation)
			.stream()
			.filter(sent -> sent.text().contains(containing))
			.reduce((one, later) -> later)
			.orElseThrow(() -> new AssertionError(everything(conversation)));
	}

	private static JsonNode button(FakeTeams.Sent message, String title) {
		for (JsonNode actions : message.card().findValues("actions")) {
			for (JsonNode action : actions) {
				if (action.path("title").asText().equals(title)) {
					return action;
				}
			}
		}
		throw new AssertionError(title + " is not in " + message.text());
	}

	@Test
	void aGuestActsOnlyInIncidentsWhoseRoomTheyAreInAndAStrangerNowhere() {
		TEAMS.user("Gwen").describes("Gwen", "userRole", "guest");
		TEAMS.user("Sam").describes("Sam", "tenantId", "another-tenant");
		Room room = declared("Revolving door revolves too fast");

		users().say("Gwen", LOBBY, room.incident() + " note from outside");
		users().say("Gwen", room.thread(), "note from within");
		users().say("Sam", room.thread(), "note from afar");

		Awaitility.await()
			.untilAsserted(
					() -> assertThat(timelines.read(room.incident())).extracting(Entry::text).contains("from within"));
		assertThat(timelines.read(room.incident())).extracting(Entry::text).doesNotContain("from outside", "from afar");
		Awaitility.await()
			.untilAsserted(() -> assertThat(everything(FakeTeams.chatOf("sam"))).contains("another organisation"));
	}

	@Test
	void declaringOpensAChannelWithItsCardAndAnnouncesIt() {
		Room room = declared("Printers print upside down");

		assertThat(everything(room.channel())).contains("Printers print upside down", "nobody leads yet");
		assertThat(everything(FakeTeams.ANNOUNCEMENTS)).contains("Printers print upside down");
		assertThat(TEAMS.channel(room.channel()).get("membershipType").asText()).isEqualTo("standard");
	}

	@Test
	void aNoteIsEchoedInTheThreadWhereItWasSaid() {
		Room room = declared("Coffee machine offline");

		users().say("Bob", room.thread(), "note descaled &lt;twice&gt; *bold*");

		assertThat(timelines.read(room.incident())).extracting(Entry::text).contains("descaled <twice> *bold*");
		assertThat(message(room.channel(), "descaled <twice> *bold*").conversation()).isEqualTo(room.thread());
	}

	@Test
	void aMessageOfAFullSecondIsReadLikeAnyOther() {
		Room room = declared("Clock strikes thirteen");

		assertThat(users()
			.send(users().text("Bob", room.thread(), "note wound it up")
				.put("timestamp", "2026-01-05T09:47:11Z")
				.put("localTimestamp", "2026-01-05T10:47:11+01:00"))
			.statusCode()).isEqualTo(200);

		assertThat(timelines.read(room.incident())).extracting(Entry::text).contains("wound it up");
	}

	@Test
	void aDuplicateDeliveryActsOnceAndIsAnsweredOnce() {
		Room room = declared("Elevator music too loud");
		ObjectNode note = users().text("Bob", room.thread(), "note turned it down");

		assertThat(users().send(note).statusCode()).isEqualTo(200);
		assertThat(users().send(note).statusCode()).isEqualTo(200);

		assertThat(timelines.read(room.incident())).filteredOn(entry -> entry.text().equals("turned it down"))
			.hasSize(1);
		assertThat(TEAMS.messagesIn(room.thread())).hasSize(1);
	}

	@Test
	void whatIsNotForTheBotIsNotItsBusiness() {
		Room room = declared("Windows rattle");
		ObjectNode overheard = users().activity("message", "Bob", room.thread()).put("text", "note not for you");

		assertThat(users().send(overheard).statusCode()).isEqualTo(200);

		assertThat(timelines.read(room.incident())).extracting(Entry::text).doesNotContain("not for you");
		assertThat(TEAMS.messagesIn(room.thread())).isEmpty();
	}

	@Test
	void aVerbIsHeardHoweverTheBotIsSpokenTo() {
		Room room = declared("Awning rolls in and out");

		users().say("Bob", room.thread(), ": note one");
		users().say("Bob", room.thread(), ", Note: two");

		assertThat(timelines.read(room.incident())).extracting(Entry::text).contains("one", "two");
	}

	@Test
	void aMentionIsAPersonOneAndTheSameAsWhenTheySpeak() {
		Room room = declared("Lawn sprinklers run at noon");
		ObjectNode command = users().text("Alice", room.thread(), "role scribe <at>Carol</at>");
		TeamsUsers.mention(command, "<at>Carol</at>", "29:carol", "Carol");

		users().send(command);
		users().say("Carol", FakeTeams.chatOf("carol"), "todo");

		PersonId carol = new PersonId("teams/aad-carol");
		assertThat(casefiles.find(new dev.firewatch.incident.IncidentId(room.incident()))
			.orElseThrow()
			.incident()
			.holder("scribe")).contains(carol);
		assertThat(people.find(carol).map(Person::name)).contains("Carol");
		Awaitility.await().until(deliveries::idle);
		assertThat(message(room.channel(), "nobody leads yet").card().at("/msteams/entities").toString())
			.contains("29:carol");
	}

	@Test
	void aPressedButtonChangesTheCardForAll() {
		Room room = declared("Badge readers refuse badges");
		FakeTeams.Sent card = message(room.channel(), "Badge readers refuse badges");

		JsonNode answer = json(users().press("Bob", card.conversation(), card.id(), button(card, "I lead")));

		assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
		Awaitility.await().until(deliveries::idle);
		FakeTeams.Sent changed = TEAMS.messagesIn(room.channel())
			.stream()
			.filter(sent -> sent.id().equals(card.id()))
			.findFirst()
			.orElseThrow();
		assertThat(changed.text()).doesNotContain("nobody leads yet").contains("<at>Bob</at>");
	}

	@Test
	void aDialogComesBackWithItsMistakesAndWhatWasTypedAndThenActsOnce() {
		Room room = declared("Lamps flicker in hall 3");
		FakeTeams.Sent card = message(room.channel(), "Lamps flicker in hall 3");

		JsonNode opened = json(users().press("Bob", card.conversation(), card.id(), button(card, "Add note")));
		JsonNode form = opened.at("/task/value/card/content");
		assertThat(opened.at("/task/type").asText()).isEqualTo("continue");
		assertThat(CardLimits.card(form)).isEmpty();

		JsonNode refused = json(users().submit("Bob", card.conversation(),
				TeamsUsers.filledIn(form, Map.of("text", List.of("Fuse replaced"), "when", List.of("thirsday")))));
		JsonNode again = refused.at("/task/value/card/content");
		assertThat(CardLimits.card(again)).isEmpty();
		assertThat(again.toString()).contains("Attention", "thirsday", "Fuse replaced");

		ObjectNode filledIn = TeamsUsers.filledIn(again, Map.of("text", List.of("Fuse replaced"), "when", List.of("")));
		for (int delivery = 0; delivery < 2; delivery++) {
			assertThat(users().submit("Bob", card.conversation(), filledIn).statusCode()).isEqualTo(200);
		}

		assertThat(timelines.read(room.incident())).filteredOn(entry -> entry.text().equals("Fuse replaced"))
			.hasSize(1);
		Awaitility.await().until(() -> everything(room.channel()).contains("Fuse replaced"));
	}

	@Test
	void aTypedVerbThatNeedsAFormIsOneButtonAwayInAChannel() {
		Room room = declared("Sprinkler drips on desks");

		users().say("Bob", room.thread(), "note");

		FakeTeams.Sent offer = message(room.thread(), "needs a form");
		JsonNode opened = json(users().press("Bob", room.thread(), offer.id(), button(offer, "Open the form")));
		assertThat(opened.at("/task/value/card/content/actions")).hasSize(1);
	}

	@Test
	void aTypedVerbThatNeedsAFormShowsItInAChat() {
		Room room = declared("Carpet tiles curl");
		String chat = FakeTeams.chatOf("bob");

		users().say("Bob", chat, room.incident() + " note");

		FakeTeams.Sent form = TEAMS.messagesIn(chat)
			.stream()
			.filter(sent -> sent.card().toString().contains("Input.Text"))
			.reduce((one, later) -> later)
			.orElseThrow();
		for (String typed : List.of(" ", "Glued down")) {
			ObjectNode sent = users().activity("message", "Bob", chat).put("replyToId", form.id());
			sent.set("value", TeamsUsers.filledIn(form.card(), Map.of("text", List.of(typed))));
			assertThat(users().send(sent).statusCode()).isEqualTo(200);
		}

		assertThat(timelines.read(room.incident())).extracting(Entry::text).contains("Glued down");
		Awaitility.await()
			.until(() -> TEAMS.messagesIn(chat)
				.stream()
				.anyMatch(sent -> sent.id().equals(form.id()) && sent.text().contains("sent")));
	}

	@Test
	void theMenuOfAMessageTakesItOntoTheTimelineAtItsOwnTimeOnce() {
		Room room = declared("Parking gate stays open");
		String at = "2026-01-05T09:47:11.123Z";

		for (String name : List.of("Bob", "Carol")) {
			ObjectNode pick = users().activity("invoke", name, room.thread()).put("name", "composeExtension/fetchTask");
			ObjectNode value = pick.putObject("value")
				.put("commandId", TeamsMarks.ADD)
				.put("commandContext", "message");
			ObjectNode payload = value.putObject("messagePayload")
				.put("id", "1704447")
				.put("createdDateTime", at)
				.put("linkToMessage", "https://teams.microsoft.com/l/message/x/1704447");
			payload.putObject("from").putObject("user").put("id", "aad-alice").put("displayName", "Alice");
			payload.putObject("body")
				.put("contentType", "html")
				.put("content", "<div>Gate closed <at id=\"0\">Bob</at> by&nbsp;hand &amp; foot</div>");
			JsonNode answer = json(users().send(pick));
			assertThat(answer.at("/task/type").asText()).isEqualTo("message");
			assertThat(answer.at("/task/value").asText()).contains("timeline");
		}

		assertThat(timelines.read(room.incident()))
			.filteredOn(entry -> entry.text().equals("Gate closed @Bob by hand & foot"))
			.singleElement()
			.satisfies(entry -> {
				assertThat(entry.occurredAt()).isEqualTo(Instant.parse(at));
				assertThat(entry.author()).isEqualTo(new PersonId("teams/aad-alice"));
			});
	}

	@Test
	void theFilesOfAMessageAreKeptWhereTheyMayBeReadAndElseNamed() {
		Room room = declared("Conveyor belt squeaks");
		byte[] picture = "\u0089PNG\r\n\u001a\n belt".getBytes(StandardCharsets.ISO_8859_1);
		ObjectNode pick = users().activity("invoke", "Bob", room.thread()).put("name", "composeExtension/fetchTask");
		ObjectNode payload = pick.putObject("value")
			.put("commandId", TeamsMarks.ADD)
			.put("commandContext", "message")
			.putObject("messagePayload")
			.put("id", "1704460")
			.put("createdDateTime", "2026-01-05T09:47:11.123Z");
		payload.putObject("body")
			.put("contentType", "html")
			.put("content", "<div>The belt<img alt=\"image\" src=\"" + TEAMS.picture(true, picture)
					+ "\"><img alt=\"far\" src=\"https://evil.example/x.png\"></div>");
		ObjectNode attached = payload.putArray("attachments").addObject();
		attached.put("id", "a1").put("contentType", "reference").put("name", "plan.pdf");
		attached.put("contentUrl", "https://contoso.sharepoint.com/plan.pdf");

		JsonNode answer = json(users().send(pick));

		assertThat(answer.at("/task/value").asText()).contains("timeline", "plan.pdf",
				"https://contoso.sharepoint.com/plan.pdf");
		Awaitility.await()
			.untilAsserted(() -> assertThat(timelines.read(room.incident()))
				.filteredOn(entry -> entry.text().equals("The belt"))
				.singleElement()
				.satisfies(
						entry -> assertThat(entry.keptFiles()).extracting(KeptFile::name).containsExactly("image-2")));

		ObjectNode overheard = users().activity("message", "Bob", room.thread())
			.put("id", "1704461")
			.put("text", "Oiled #timeline");
		overheard.putArray("attachments")
			.addObject()
			.put("contentType", "image/*")
			.put("contentUrl", TEAMS.picture(false, picture));
		users().send(overheard);

		Awaitility.await()
			.untilAsserted(
					() -> assertThat(timelines.read(room.incident())).filteredOn(entry -> entry.text().equals("Oiled"))
						.singleElement()
						.satisfies(entry -> assertThat(entry.keptFiles()).hasSize(1)));
	}

	@Test
	void aCommandWithAFileIsActedOnAndTheFileIsNotForgottenInSilence() {
		Room room = declared("Pump runs dry");
		ObjectNode note = users().text("Alice", room.thread(), "note dry since noon");
		note.putArray("attachments")
			.addObject()
			.put("contentType", "image/*")
			.put("contentUrl", TEAMS.picture(false, new byte[] { 1 }));

		users().send(note);

		assertThat(timelines.read(room.incident())).extracting(Entry::text).contains("dry since noon");
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(message(FakeTeams.chatOf("alice"), "A command takes no files along")).isNotNull());
	}

	@Test
	void aMessageWithTheKeywordJoinsTheTimelineOnceAtItsOwnTimeWithoutAMention() {
		Room room = declared("Forklift blocks the gate");
		ObjectNode overheard = users().activity("message", "Bob", room.thread())
			.put("id", "1704449")
			.put("timestamp", "2026-01-05T09:47:11.12Z")
			.put("text", "Driver&nbsp;found, moves it now #TimeLine\n");

		for (int delivery = 0; delivery < 2; delivery++) {
			assertThat(users().send(overheard).statusCode()).isEqualTo(200);
		}

		assertThat(timelines.read(room.incident()))
			.filteredOn(entry -> entry.text().equals("Driver found, moves it now"))
			.singleElement()
			.satisfies(entry -> {
				assertThat(entry.occurredAt()).isEqualTo(Instant.parse("2026-01-05T09:47:11.120Z"));
				assertThat(entry.author()).isEqualTo(new PersonId("teams/aad-bob"));
				assertThat(entry.link()).contains("1704449").contains("parentMessageId=77");
			});
		assertThat(everything(room.thread())).isEqualTo("✅ It is on the timeline.");
	}

	@Test
	void anEditOfAMessageThatTheBotOverheardIsOfferedInPrivate() {
		Room room = declared("Hoist hums");
		String id = UUID.randomUUID().toString();
		users().send(
				users().activity("message", "Bob", room.thread()).put("id", id).put("text", "Fuse 3 blown #timeline"));

		users().send(users().activity("messageUpdate", "Bob", room.thread())
			.put("id", id)
			.put("text", "Fuse 4 blown #timeline"));

		assertThat(timelines.read(room.incident())).extracting(Entry::text).contains("Fuse 3 blown");
		Awaitility.await()
			.until(() -> TEAMS.calls(".*activities.*")
				.stream()
				.anyMatch(call -> call.body().toString().contains("was edited")));
	}

	@Test
	void theKeywordMeansNothingElsewhereOrWithinAWord() {
		Room room = declared("Crane creaks");
		TEAMS.user("Mallory");
		int before = TEAMS.calls(".*").size();

		users().send(users().activity("message", "Mallory", LOBBY).put("text", "#timeline of our offsite"));
		users()
			.send(users().activity("message", "Mallory", room.thread()).put("text", "see #timelines and a#timeline"));

		assertThat(timelines.read(room.incident())).extracting(Entry::text).noneMatch(text -> text.contains("#time"));
		assertThat(TEAMS.calls(".*")).as("nobody is looked up or answered").hasSize(before);
		assertThat(people.find(new PersonId("teams/aad-mallory"))).isEmpty();
	}

	@Test
	void anAnswerForOneAloneIsNotReadInTheChannel() {
		Room room = declared("Vending machine swallows coins");

		users().say("Bob", room.thread(), "status");

		assertThat(TEAMS.messagesIn(room.thread())).isEmpty();
		assertThat(everything(FakeTeams.chatOf("bob"))).contains("Vending machine swallows coins");
	}

	@Test
	void whereThePersonCannotBeWrittenToNothingOfTheAnswerIsShownToOthers() {
		Room room = declared("Blinds stay shut");
		TEAMS.user("Dora").withoutApp("dora");

		users().say("Dora", room.thread(), "status");

		assertThat(message(room.thread(), "Add the Firewatch app").text()).doesNotContain("Blinds");
	}

	/** As Microsoft wants it: these are tried again, after a pause. */
	@Test
	void whatTeamsPutsOffArrivesInOrderAndOnce() {
		Room room = declared("Conveyor belt stutters");
		String posting = "/connector/v3/conversations";
		TEAMS.fail(posting, FakeTeams.error(412, "PreconditionFailed"), false);
		TEAMS.fail(posting, FakeTeams.error(429, "TooManyRequests").withHeader("Retry-After", "1"), false);
		TEAMS.fail(posting, FakeTeams.error(502, "BadGateway"), false);
		TEAMS.fail(posting, FakeTeams.error(504, "GatewayTimeout"), false);
		int before = TEAMS.calls("POST " + posting).size();

		List<String> lines = IntStream.rangeClosed(1, 6).mapToObj(n -> "Line " + n + " of six").toList();
		for (String line : lines) {
			changes.change(new IncidentId(room.incident()), line,
					file -> Decision.accepted(Reply.silent(), Effects.notice(file.id(), line)));
		}

		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> everything(room.channel()).contains("Line 6"));
		Awaitility.await().until(deliveries::idle);
		List<String> read = TEAMS.messagesIn(room.channel())
			.stream()
			.map(FakeTeams.Sent::text)
			.filter(text -> text.contains("of six"))
			.toList();
		assertThat(read).extracting(text -> text.lines().findFirst().orElseThrow()).containsExactlyElementsOf(lines);
		assertThat(read).as("after a gateway's time-out nobody knows")
			.filteredOn(text -> text.contains("Sent again"))
			.hasSize(1);
		assertThat(TEAMS.calls("POST " + posting)).hasSize(before + 4 + lines.size());
		assertThat(troubles.all()).extracting(DeliveryFailure::problem)
			.noneMatch(problem -> problem.contains("post a message"));
	}

	@Test
	void whoHasNotTheAppIsAskedInTheRoomAndAnAdministratorIsToldOnce() {
		Room room = declared("Gasket of pump 2 drips");
		Room other = declared("Pipes knock at night");
		TEAMS.user("Gina").withoutApp("gina");
		for (Room in : List.of(room, other)) {
			ObjectNode fix = users().text("Alice", in.thread(),
					"fix Order parts for " + in.incident() + " <at>Gina</at> due 1d");
			TeamsUsers.mention(fix, "<at>Gina</at>", "29:gina", "Gina");
			users().send(fix);
		}

		clock.shiftTo(Duration.between(Instant.now(), workingMorning()));
		followUp.tick();
		deliveries.sweep();
		Awaitility.await().until(deliveries::idle);
		clock.shiftTo(Duration.ZERO);

		for (Room in : List.of(room, other)) {
			assertThat(message(in.channel(), "this is for you").text())
				.contains("<at>Gina</at>", "One thing today", "Order parts for " + in.incident())
				.doesNotContain("Order parts for " + (in == room ? other : room).incident());
		}
		Awaitility.await().until(() -> {
			deliveries.sweep();
			return everything(FakeTeams.ANNOUNCEMENTS).contains("Not everybody can be reached");
		});
		assertThat(TEAMS.messagesIn(FakeTeams.ANNOUNCEMENTS)).extracting(FakeTeams.Sent::text)
			.filteredOn(text -> text.contains("Not everybody can be reached"))
			.singleElement()
			.asString()
			.contains("Gina", "Setup policies");
		assertThat(troubles.all()).extracting(DeliveryFailure::kind).doesNotContain("reminder");
	}

	private static Instant workingMorning() {
		ZonedDateTime day = ZonedDateTime.now(ZoneOffset.UTC).plusDays(3).withHour(10);
		while (day.getDayOfWeek().getValue() > 5) {
			day = day.plusDays(1);
		}
		return day.toInstant();
	}

	@Test
	void aGroupChatIsAPlaceLikeAnyOtherForVerbsByMention() {
		String chat = "19:lunch@thread.v2";

		users().say("Bob", chat, "new Fridge hums");
		Awaitility.await().until(deliveries::idle);
		String id = casefiles.search(CasefileSearch.open(), 0, 500)
			.stream()
			.filter(file -> file.incident().title().equals("Fridge hums"))
			.findFirst()
			.orElseThrow()
			.id()
			.value();
		users().send(users().activity("message", "Bob", chat).put("text", id + " note not for you"));
		users().say("Bob", chat, id + " note defrosted");
		users().say("Bob", chat, id + " note");

		assertThat(everything(chat)).contains("defrosted", "needs a form").doesNotContain("not for you");
		assertThat(timelines.read(id)).extracting(Entry::text).contains("defrosted").doesNotContain("not for you");
		FakeTeams.Sent offer = message(chat, "needs a form");
		assertThat(
				json(users().press("Bob", chat, offer.id(), button(offer, "Open the form"))).at("/task/type").asText())
			.isEqualTo("continue");
		users().send(users().activity("installationUpdate", "Bob", chat).put("action", "remove"));
	}

	@Test
	void aPrivateIncidentIsWorkedOnInAGroupChatAndNobodyElseHearsOfIt() {
		users().say("Alice", FakeTeams.chatOf("alice"), "new private Payroll file was mailed to all");
		Awaitility.await().until(deliveries::idle);
		String chat = TEAMS.chats()
			.entrySet()
			.stream()
			.filter(any -> any.getValue().contains("payroll"))
			.findFirst()
			.orElseThrow()
			.getKey();

		users().say("Alice", chat, "note recalled it");
		users().say("Alice", chat, "role scribe @bob");
		Awaitility.await().until(deliveries::idle);

		assertThat(everything(chat)).contains("Payroll file", "recalled it", "<at>Bob</at>");
		assertThat(TEAMS.membersOf(chat)).containsExactlyInAnyOrder("aad-alice", "aad-bob");
		assertThat(everything(FakeTeams.ANNOUNCEMENTS)).doesNotContain("Payroll");
		assertThat(TEAMS.channels()).noneMatch(channel -> channel.toString().contains("payroll"));
	}

	@Test
	void installingKeepsTheChatWithACardOfWhatIsOwedAndRemovingForgetsIt() {
		TEAMS.user("Erin");
		ObjectNode installed = users().activity("installationUpdate", "Erin", FakeTeams.chatOf("erin"))
			.put("action", "add");

		IntStream.range(0, 4).parallel().forEach(time -> users().send(installed));

		PersonId erin = new PersonId("teams/aad-erin");
		assertThat(TEAMS.messagesIn(FakeTeams.chatOf("erin"))).hasSize(1);
		assertThat(references.person(erin)).isPresent();

		users().send(users().activity("installationUpdate", "Erin", FakeTeams.chatOf("erin")).put("action", "remove"));

		assertThat(references.person(erin)).isEmpty();
	}

	@Test
	void whatNobodyKnowsIsAcknowledged() {
		for (String type : List.of("messageReaction", "event", "typing", "endOfConversation", "somethingNew")) {
			assertThat(users().send(users().activity(type, "Bob", LOBBY)).statusCode()).as(type).isEqualTo(200);
		}
		for (String name : List.of("signin/verifyState", "fileConsent/invoke", "composeExtension/query", "tab/fetch",
				"task/fetch", "task/submit", "adaptiveCard/action", "something/new")) {
			assertThat(users().send(users().activity("invoke", "Bob", LOBBY).put("name", name)).statusCode()).as(name)
				.isEqualTo(200);
		}
	}

}
