package dev.firewatch.chat.teams.rooms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.ChatPlatformContract;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.UnreachablePerson;
import dev.firewatch.chat.teams.cards.CardLimits;
import dev.firewatch.chat.teams.connector.FakeTeams;
import dev.firewatch.delivery.DeliveryFailure;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.testing.WorkspaceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

@WorkspaceTest
class TeamsPlatformContractTests extends ChatPlatformContract {

	private final FakeTeams teams = new FakeTeams().user("Alice").user("Bob").user("Carol");

	@Autowired
	MongoTemplate mongo;

	private TeamsParts parts;

	private List<PersonId> people;

	@BeforeEach
	void startEmpty() {
		List.of("teams_references", "teams_channels", "troubles").forEach(mongo::dropCollection);
		parts = new TeamsParts(teams, teams.settings(FakeTeams.TEAM), mongo);
		people = List.of(parts.person("Alice"), parts.person("Bob"));
	}

	@AfterEach
	void stop() {
		assertThat(teams.refusedCards()).isEmpty();
		teams.close();
	}

	@Override
	protected ChatPlatform chat() {
		return parts.platform;
	}

	@Override
	protected List<PersonId> people() {
		return people;
	}

	@Override
	protected boolean hasPins() {
		return false;
	}

	/** Microsoft does not say what the Connector answers. */
	@Override
	protected boolean closesArchivedRooms() {
		return false;
	}

	@Override
	protected boolean findsWhatWasSent() {
		return false;
	}

	/** But for the one that calls people in. */
	@Override
	protected List<String> textsIn(RoomRef room) {
		return teams.messagesIn(room.id())
			.stream()
			.map(FakeTeams.Sent::text)
			.filter(text -> !text.startsWith("Called in"))
			.toList();
	}

	@Override
	protected List<String> actingIn(RoomRef room) {
		return teams.messagesIn(room.id()).stream().flatMap(sent -> CardLimits.acting(sent.card()).stream()).toList();
	}

	@Override
	protected List<String> picturesIn(RoomRef room) {
		return teams.messagesIn(room.id())
			.stream()
			.flatMap(sent -> sent.card().findParents("altText").stream())
			.filter(image -> image.path("url").asText().startsWith("data:image/png;base64,"))
			.map(image -> image.path("altText").asText())
			.toList();
	}

	@Override
	protected Set<PersonId> membersOf(RoomRef room) {
		Set<PersonId> members = new HashSet<>();
		teams.membersOf(room.id()).forEach(id -> members.add(new PersonId("teams/" + id)));
		// Everybody sees a channel of the team; they are told that they are wanted there.
		teams.messagesIn(room.id())
			.forEach(sent -> sent.card()
				.path("msteams")
				.path("entities")
				.forEach(entity -> members.add(
						new PersonId("teams/aad-" + entity.path("mentioned").path("id").asText().replace("29:", "")))));
		return members;
	}

	@Override
	protected boolean isArchived(RoomRef room) {
		return teams.channel(room.id()).path("isArchived").asBoolean();
	}

	@Override
	protected int pinsIn(RoomRef room) {
		return 0;
	}

	@Override
	protected int bookmarksIn(RoomRef room) {
		return teams.tabs(room.id());
	}

	/** The card that the personal chat began with. */
	@Override
	protected String homeOf(PersonId person) {
		return textsIn(chat().directRoom(person)).get(0);
	}

	@Override
	protected List<String> whispersTo(PersonId person, RoomRef room) {
		return textsIn(chat().directRoom(person));
	}

	@Override
	protected void failNextPost(FailureOutcome outcome) {
		String posting = "/connector/v3/conversations.*";
		switch (outcome) {
			case TEMPORARY ->
				teams.fail(posting, FakeTeams.error(429, "TooManyRequests").withHeader("Retry-After", "7"), false);
			case UNKNOWN -> teams.fail(posting, new ResponseDefinitionBuilder().withStatus(503), true);
			case PERMANENT -> teams.fail(posting, FakeTeams.error(403, "MessageWritesBlocked"), false);
			default -> throw new AssertionError(outcome);
		}
	}

	@Override
	protected void writes(RoomRef room, PersonId author, String text) {
		teams.says(room.id(), author.value().replace("teams/", ""), text.replace("&", "&amp;").replace("<", "&lt;"));
	}

	@Override
	protected void addresses(RoomRef room, PersonId author, String text) {
		teams.says(room.id(), author.value().replace("teams/", ""), "<at id=\"0\">Firewatch</at> " + text)
			.putArray("mentions")
			.addObject()
			.putObject("mentioned")
			.putObject("application")
			.put("id", FakeTeams.APP);
	}

	@Test
	void theHistoryTellsOfReactionsFilesAnswersAndOtherApps() {
		RoomRef room = chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false);
		ObjectNode picture = teams.says(room.id(), "aad-alice",
				"<p>the graph</p><img src=\"https://graph.example/g\" alt=\"graph.png\">");
		picture.putArray("reactions").addObject().put("reactionType", "like");
		ObjectNode answer = teams.message("aad-bob", "<p>it is falling</p>");
		picture.putArray("replies").add(answer);
		teams.says(room.id(), "aad-alice", "taken back").put("deletedDateTime", "2026-11-20T09:00:00Z");
		teams.says(room.id(), "aad-alice", "<systemEventMessage/>").put("messageType", "systemEventMessage");

		List<ChannelMessage> history = chat().history(room, Instant.EPOCH, 100);

		assertThat(history).extracting(ChannelMessage::text).containsExactly("the graph", "it is falling");
		assertThat(history).extracting(ChannelMessage::reactions).containsExactly(1, 0);
		assertThat(history.get(0).files()).extracting(SharedFile::name, SharedFile::address)
			.containsExactly(tuple("graph.png", "https://graph.example/g"));
		assertThat(history.get(1).files()).isEmpty();
	}

	@Test
	void aReplyToAnOldMessageIsTalkToo() {
		RoomRef room = chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false);
		ObjectNode first = teams.says(room.id(), "aad-alice", "is it the cache?");
		for (int n = 0; n < 60; n++) {
			teams.says(room.id(), "aad-bob", "remark " + n);
		}
		Instant since = Instant.now().plusSeconds(600);
		assertThat(chat().history(room, since, 1)).isEmpty();

		ObjectNode answer = teams.message("aad-bob", "it was the cache after all");
		answer.put("createdDateTime", since.plusSeconds(5).toString());
		first.putArray("replies").add(answer);

		assertThat(chat().history(room, since, 1)).extracting(ChannelMessage::text)
			.containsExactly("it was the cache after all");
	}

	@Test
	void whereTheHistoryMayNotBeReadThatIsSaid() {
		RoomRef room = chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false);
		teams.withoutGraph();

		assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> chat().history(room, Instant.EPOCH, 100))
			.withMessageContaining("Teams would not let me read the channel's messages")
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.PERMANENT));
		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().history(chat().openRoom("INC-2026-0003", "inc-3", false), Instant.EPOCH, 100))
			.withMessageContaining("a channel for each incident");
	}

	@Override
	@Test
	protected void theHomeShowsTheLatest() {
		for (PersonId person : people) {
			MessageRef card = chat().post(chat().directRoom(person), Message.text("Welcome"), "w" + person, false);
			parts.references.home(person, card.id());
		}

		super.theHomeShowsTheLatest();
	}

	@Test
	void nobodyIsSentAHomeThatTheyDidNotAskFor() {
		chat().home(people.get(0), Message.text("You owe one thing"));

		assertThat(teams.calls(".*conversations.*")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "412, TEMPORARY", "429, TEMPORARY", "502, UNKNOWN", "504, UNKNOWN", "500, UNKNOWN", "503, UNKNOWN",
			"403, PERMANENT", "404, PERMANENT", "413, PERMANENT" })
	void eachAnswerOfTheConnectorMeansOneThingAndNoneIsRepeated(int status, FailureOutcome outcome) {
		RoomRef room = chat().namedRoom("incidents");
		teams.fail("/connector/.*", new ResponseDefinitionBuilder().withStatus(status), false);

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().post(room, Message.text("x"), "k", false))
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(outcome));
		assertThat(teams.calls("POST /connector/.*")).hasSize(1);
	}

	@Test
	void whoMayHaveBeenCalledInAlreadyIsCalledOnceMoreWithAWordOfThat() {
		RoomRef room = chat().openRoom("INC-2026-0011", "inc-2026-0011", false);
		teams.fail("/connector/.*", new ResponseDefinitionBuilder().withStatus(504), true);

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().invite(room, Set.of(people.get(0)), List.of()));
		chat().invite(room, Set.of(people.get(0)), List.of());

		assertThat(teams.messagesIn(room.id())).extracting(FakeTeams.Sent::text)
			.allMatch(text -> text.startsWith("Called in"))
			.hasSize(2)
			.last()
			.asString()
			.contains("Sent again");
	}

	@Test
	void aTokenThatIsRefusedTwiceShutsUsOut() {
		RoomRef room = chat().namedRoom("incidents");
		teams.fail("/connector/.*", FakeTeams.error(401, "Unauthorized"), false);
		chat().post(room, Message.text("with a new token"), "k1", false);
		teams.fail("/connector/.*", FakeTeams.error(401, "Unauthorized"), false);
		teams.fail("/login/.*", FakeTeams.error(401, "invalid_client"), false);

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().post(room, Message.text("x"), "k2", false))
			.withMessageContaining("TEAMS_APP_PASSWORD")
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.SHUT_OUT));
		assertThat(teams.messagesIn(room.id())).hasSize(1);
	}

	@Test
	void whatAllAreToldOfARefusedTokenNamesNoRoom() {
		teams.fail("/graph/.*", FakeTeams.error(401, "Unauthorized"), false);
		teams.fail("/graph/.*", FakeTeams.error(401, "Unauthorized"), false);

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().openRoom("INC-2026-0012", "inc-2026-0012-keys-leaked", false))
			.satisfies(failure -> {
				assertThat(failure.outcome()).isEqualTo(FailureOutcome.SHUT_OUT);
				assertThat(failure.getMessage()).contains("TEAMS_APP_ID").doesNotContain("keys");
			});
	}

	@Test
	void oneTokenServesManyCalls() {
		RoomRef room = chat().namedRoom("incidents");
		for (int i = 0; i < 5; i++) {
			chat().post(room, Message.text("x" + i), "k" + i, false);
		}

		assertThat(teams.calls("POST /login/.*")).hasSize(1);
	}

	@Test
	void aTakenNameGetsANumberUnlessTheChannelIsOurs() {
		teams.channel(FakeTeams.TEAM, "inc-2026-0002-db", "somebody else's", "standard");
		String ours = teams.channel(FakeTeams.TEAM, "inc-2026-0003-db", "Firewatch INC-2026-0003", "standard")
			.get("id")
			.asText();

		RoomRef room = chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false);

		assertThat(teams.channel(room.id()).get("displayName").asText()).isEqualTo("inc-2026-0002-db-2");
		assertThat(chat().openRoom("INC-2026-0003", "inc-2026-0003-db", false).id()).isEqualTo(ours);
	}

	@Test
	void noOtherChannelIsTakenForOurs() {
		teams.channel(FakeTeams.TEAM, "inc-2026-0004-db", "Firewatch key-of-an-earlier-trial", "standard");
		teams.channel(FakeTeams.TEAM, "inc-2026-0004-db-2", "Firewatch key-4", "private");
		teams.channel(FakeTeams.TEAM, "inc-2026-0004-db-3", "Firewatch key-4", "standard").put("isArchived", true);

		RoomRef room = chat().openRoom("key-4", "inc-2026-0004-db", false);

		assertThat(teams.channel(room.id()).get("displayName").asText()).isEqualTo("inc-2026-0004-db-4");
	}

	@Test
	void aFullTeamIsFollowedByTheNext() {
		parts = new TeamsParts(teams, teams.settings(FakeTeams.TEAM, "team-2"), mongo);
		teams.full(FakeTeams.TEAM);

		RoomRef room = chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false);

		assertThat(teams.channel(room.id()).get("team").asText()).isEqualTo("team-2");
		teams.full("team-2");
		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().openRoom("INC-2026-0003", "inc-2026-0003-db", false))
			.withMessageContaining("add another team to TEAMS_TEAM_ID");
	}

	@Test
	void withoutGraphAThreadIsTheRoomButNeverOfAPrivateIncident() {
		teams.withoutGraph();

		RoomRef room = chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false);
		chat().post(room, Message.text("Rolled back"), "k", false);

		assertThat(room.id()).startsWith(FakeTeams.ANNOUNCEMENTS + ";messageid=");
		assertThat(chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false)).isEqualTo(room);
		assertThat(textsIn(room)).hasSize(2).last().isEqualTo("Rolled back");
		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().openRoom("INC-2026-0003", "inc-2026-0003-db", true))
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.PERMANENT));
		assertThat(teams.messagesIn(FakeTeams.ANNOUNCEMENTS)).hasSize(2);
	}

	@Test
	void aPrivateChannelIsForThoseAlone() {
		RoomRef room = chat().openRoom("INC-2026-0002", "inc-2026-0002-db", true);
		chat().invite(room, Set.copyOf(people), List.of());
		chat().invite(room, Set.copyOf(people), List.of());

		assertThat(teams.channel(room.id()).get("membershipType").asText()).isEqualTo("private");
		assertThat(teams.membersOf(room.id())).containsExactlyInAnyOrder("aad-alice", "aad-bob");
	}

	@Test
	void aPrivateRoomIsAGroupChatOfThosePeopleWithTheAppInIt() {
		PersonId alice = people.get(0);
		PersonId bob = people.get(1);

		RoomRef room = chat().openPrivateRoom("INC-2026-0002", "inc-2026-0002-db", Set.of(alice));
		chat().post(room, Message.text("Between us"), "k", false);

		assertThat(chat().openPrivateRoom("INC-2026-0002", "inc-2026-0002-db", Set.of(alice))).isEqualTo(room);
		assertThat(teams.chats()).containsExactly(Map.entry(room.id(), "inc-2026-0002-db"));
		assertThat(teams.membersOf(room.id())).containsExactly("aad-alice");
		assertThat(textsIn(room)).containsExactly("Between us");
		chat().invite(room, Set.of(alice, bob), List.of());
		chat().topic(room, "SEV1");
		chat().bookmark(room, "Page", "https://firewatch.example/incidents/INC-2026-0002");
		chat().archive(room);
		assertThat(teams.membersOf(room.id())).containsExactlyInAnyOrder("aad-alice", "aad-bob");
		assertThat(chat().link(room, null)).contains("/l/chat/", "contextType");
	}

	@Test
	void aGuestKeepsNobodyOutOfAPrivateRoom() {
		PersonId gwen = parts.guest("Gwen");
		PersonId gus = parts.guest("Gus");
		teams.guest("aad-gwen");
		teams.guest("aad-gus");

		RoomRef room = chat().openPrivateRoom("INC-2026-0002", "inc-2026-0002-db", Set.of(people.get(0), gwen));
		chat().invite(room, Set.of(gus), List.of());

		assertThat(teams.membersOf(room.id())).containsExactlyInAnyOrder("aad-alice", "aad-gwen", "aad-gus");
	}

	@Test
	void whoCantBeAddedToAGroupChatIsNamedThere() {
		RoomRef room = chat().openPrivateRoom("INC-2026-0002", "inc-2026-0002-db", Set.of(people.get(0)));
		teams.fail(".*/members", FakeTeams.error(400, "BadRequest"), false);

		chat().invite(room, Set.of(people.get(1)), List.of());

		assertThat(teams.membersOf(room.id())).containsExactly("aad-alice");
		assertThat(textsIn(room)).singleElement().asString().contains("couldn't add", "Bob");
	}

	@Test
	void aGroupChatThatTheAppDidNotGetIntoIsUsedByTheNextAttempt() {
		teams.fail(".*/installedApps", new ResponseDefinitionBuilder().withStatus(503), false);
		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().openPrivateRoom("INC-2026-0002", "inc-2026-0002-db", Set.copyOf(people)));

		RoomRef room = chat().openPrivateRoom("INC-2026-0002", "inc-2026-0002-db", Set.copyOf(people));

		assertThat(teams.chats()).containsOnlyKeys(room.id());
	}

	@Test
	void withoutConsentToGroupChatsAPrivateRoomIsAPrivateChannel() {
		teams.withoutChats();

		RoomRef room = chat().openPrivateRoom("INC-2026-0002", "inc-2026-0002-db", Set.copyOf(people));

		assertThat(teams.channel(room.id()).get("membershipType").asText()).isEqualTo("private");
		teams.withoutGraph();
		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().openPrivateRoom("INC-2026-0003", "inc-2026-0003-db", Set.copyOf(people)))
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.PERMANENT));
	}

	@Test
	void administratorsAreToldOnceBeforeATeamIsFull() {
		teams.crowd(FakeTeams.TEAM, 899);
		chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false);
		assertThat(parts.administrators.all()).isEmpty();

		// Ten of them are deleted, and eleven opened: the ten count on.
		teams.crowd(FakeTeams.TEAM, 889);
		chat().openRoom("INC-2026-0003", "inc-2026-0003-db", false);
		teams.crowd(FakeTeams.TEAM, 890);
		chat().openRoom("INC-2026-0004", "inc-2026-0004-db", false);
		chat().openRoom("INC-2026-0005", "inc-2026-0005-db", false);

		assertThat(parts.administrators.all()).singleElement()
			.extracting(DeliveryFailure::problem)
			.asString()
			.contains(FakeTeams.TEAM, "about 900 of the 1000", "add another team to TEAMS_TEAM_ID");
	}

	@Test
	void aTeamThatCannotBeCountedIsUsedAllTheSame() {
		teams.fail("GET /?.*select=id.*|.*select=id.*", FakeTeams.error(403, "Forbidden"), false);

		assertThat(chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false)).isNotNull();
	}

	@Test
	void whoeverHasNotTheAppIsNamedWithWhatMendsIt() {
		teams.withoutApp("carol");
		PersonId carol = parts.person("Carol");

		for (int time = 0; time < 2; time++) {
			assertThatExceptionOfType(UnreachablePerson.class).isThrownBy(() -> chat().directRoom(carol));
		}
		assertThat(parts.administrators.all()).singleElement()
			.extracting(DeliveryFailure::problem)
			.asString()
			.contains("Carol", "perhaps for others", "Setup policies");
		assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> chat().directRoom(carol))
			.withMessageContaining("Carol")
			.withMessageContaining("Setup policies")
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.PERMANENT));
	}

	@Test
	void theTopicKeepsWhatTheChannelIsKnownBy() {
		RoomRef room = chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false);

		chat().topic(room, "SEV1 · led by @alice");
		mongo.dropCollection("teams_references");
		TeamsParts another = new TeamsParts(teams, teams.settings(FakeTeams.TEAM), mongo);

		assertThat(teams.channel(room.id()).get("description").asText()).startsWith("SEV1 · led by @alice");
		assertThat(another.platform.openRoom("INC-2026-0002", "inc-2026-0002-db", false)).isEqualTo(room);
	}

	@Test
	void linksLeadToTheChannelAndTheMessage() {
		RoomRef channel = new RoomRef(Platform.TEAMS, "19:x@thread.tacv2");
		List<String> links = new ArrayList<>();
		links.add(chat().link(channel, null));
		links.add(chat().link(channel, new MessageRef(channel, "17")));

		assertThat(links.get(0)).startsWith("https://teams.microsoft.com/l/channel/19%3Ax%40thread.tacv2/")
			.contains("groupId=team-1", "tenantId=" + FakeTeams.TENANT);
		assertThat(links.get(1)).startsWith("https://teams.microsoft.com/l/message/19%3Ax%40thread.tacv2/17?");
		assertThat(chat().link(new RoomRef(Platform.TEAMS, "a:alice"), null)).isNull();
	}

	@Test
	void aChannelThatIsNotThereIsAPermanentFailure() {
		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().post(new RoomRef(Platform.TEAMS, "19:gone@thread.tacv2;messageid=1"),
					Message.text("hello"), "k", false))
			.withMessageContaining("no such conversation")
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.PERMANENT));
	}

}
