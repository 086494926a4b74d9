package dev.firewatch.chat.slack.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonParser;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.ChatPlatformContract;
import dev.firewatch.chat.LeaseGuard;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlannedCall;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.slack.blocks.SlackLimits;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SlackPlatformContractTests extends ChatPlatformContract {

	private final FakeSlack slack = new FakeSlack().user("U1", "Alice").user("U2", "Bob").user("U3", "Carol");

	private final SlackParts parts = new SlackParts(slack.apiUrl(), "xoxb-test");

	private final List<PersonId> people = List.of(parts.person("U1", "alice"), parts.person("U2", "bob"));

	@AfterEach
	void close() throws Exception {
		parts.close();
		slack.close();
	}

	@Test
	void writesNothingToSomebodyWhoseAccountIsDeactivatedAndAsksInTheRoom() {
		slack.user("U81", "Gone");
		PersonId gone = parts.person("U81", "gone");
		RoomRef room = chat().openRoom("gone", "inc-gone", false);
		chat().post(chat().directRoom(people.get(0)), Message.text("hello"), "hello", false);
		int opened = slack.calls("conversations.open").size();
		slack.describes("U81", "deleted", new JsonPrimitive(true));

		new Outgoing.Direct(Platform.SLACK, gone, Message.text("check F1"),
				List.of(new Outgoing.Post(room, Message.text("Gone, check F1"))))
			.through(chat(), new Outgoing.OutgoingAttempt("check", false));

		assertThat(slack.calls("conversations.open")).hasSize(opened);
		assertThat(textsIn(room)).singleElement()
			.asString()
			.contains("check F1", "is gone: their account is deactivated");
		assertThat(parts.known.find(gone)).hasValueSatisfying(person -> assertThat(person.isGone()).isTrue());
	}

	@Test
	void aThreadIsARoomWhereNoChannelCanBeMade() {
		String announcements = slack.channel("incidents", false, FakeSlack.BOT);
		slack.forbidsChannels("restricted_action");

		RoomRef room = chat().openRoom("INC-2026-0006 key", "inc-2026-0006-db", false);
		assertThat(chat().openRoom("INC-2026-0006 key", "inc-2026-0006-db", false)).as("opened once").isEqualTo(room);
		assertThat(room.id()).startsWith(announcements + ":");
		MessageRef card = chat().post(room, Message.text("the card"), "card", false);
		assertThat(card.room()).isEqualTo(room);
		assertThat(chat().post(room, Message.text("the card"), "card", true)).as("looked for").isEqualTo(card);
		chat().update(card, Message.text("the card, later"), "card");
		chat().pin(card);
		chat().topic(room, "SEV1");
		chat().bookmark(room, "page", "https://firewatch.example/incidents/1");
		chat().invite(room, Set.of(people.get(0)), List.of());
		chat().archive(room);

		assertThat(slack.pins(announcements)).isEmpty();
		assertThat(slack.calls("conversations.setTopic")).isEmpty();
		assertThat(slack.channel(announcements).get("is_archived").getAsBoolean()).isFalse();
		assertThat(slack.membersOf(announcements)).contains("U1");
		String thread = room.id().substring(announcements.length() + 1);
		slack.replying(announcements, thread, "U2", "it was the cache");
		slack.saying(announcements, "U2", "lunch");
		assertThat(chat().history(room, Instant.EPOCH, 10)).extracting(ChannelMessage::text)
			.containsExactly("it was the cache");
		assertThat(chat().link(room, card)).contains("thread_ts=" + thread);
		assertThat(parts.told).containsKey("new-channels");
	}

	@Test
	void aReplyInAnOlderThreadIsTalkToo() {
		RoomRef room = chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false);
		String thread = slack.saying(room.id(), "U1", "is it the cache?").get("ts").getAsString();
		slack.replying(room.id(), thread, "U2", "no");
		String last = slack.saying(room.id(), "U1", "then the queue").get("ts").getAsString();
		Instant since = SlackPosts.writtenAt(last).plusMillis(500);
		assertThat(chat().history(room, since, 1)).isEmpty();

		slack.replying(room.id(), thread, "U2", "it was the cache after all");

		assertThat(chat().history(room, since, 1)).extracting(ChannelMessage::text)
			.containsExactly("it was the cache after all");
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
	protected List<String> textsIn(RoomRef room) {
		return slack.messagesIn(room.id())
			.stream()
			.map(message -> String.join("\n", SlackLimits.texts(message.get("blocks"))))
			.toList();
	}

	@Override
	protected List<String> picturesIn(RoomRef room) {
		return slack.filesIn(room.id()).stream().map(file -> file.get("alt_txt").getAsString()).toList();
	}

	@Override
	protected List<String> actingIn(RoomRef room) {
		List<String> acting = new ArrayList<>();
		for (JsonObject message : slack.messagesIn(room.id())) {
			acting.addAll(SlackLimits.markup(message.get("blocks")));
			String blocks = message.get("blocks").toString();
			for (String type : List.of("\"user\"", "\"link\"", "\"broadcast\"", "\"channel\"", "\"usergroup\"")) {
				if (blocks.contains("\"type\":" + type)) {
					acting.add(type);
				}
			}
			if (message.get("text").getAsString().matches("(?s).*[<>].*")) {
				acting.add(message.get("text").getAsString());
			}
		}
		return acting;
	}

	@Override
	protected Set<PersonId> membersOf(RoomRef room) {
		return slack.membersOf(room.id()).stream().map(id -> new PersonId("slack/" + id)).collect(Collectors.toSet());
	}

	@Override
	protected boolean isArchived(RoomRef room) {
		return slack.channel(room.id()).get("is_archived").getAsBoolean();
	}

	@Override
	protected int pinsIn(RoomRef room) {
		return slack.pins(room.id()).size();
	}

	@Override
	protected int bookmarksIn(RoomRef room) {
		return slack.calls("bookmarks.add").size();
	}

	@Override
	protected String homeOf(PersonId person) {
		List<FakeSlack.ReceivedCall> published = slack.calls("views.publish");
		JsonElement view = published.get(published.size() - 1).json("view");
		return String.join("\n", SlackLimits.texts(view));
	}

	@Override
	protected List<String> whispersTo(PersonId person, RoomRef room) {
		return slack.calls("chat.postEphemeral")
			.stream()
			.filter(receivedCall -> receivedCall.get("channel").equals(room.id())
					&& person.value().endsWith(receivedCall.get("user")))
			.map(receivedCall -> String.join("\n", SlackLimits.texts(receivedCall.json("blocks"))))
			.toList();
	}

	@Override
	protected void failNextPost(FailureOutcome outcome) {
		switch (outcome) {
			case TEMPORARY -> slack.fail("chat.postMessage",
					new ResponseDefinitionBuilder().withStatus(429).withHeader("Retry-After", "7"), false);
			case UNKNOWN -> slack.fail("chat.postMessage", new ResponseDefinitionBuilder().withStatus(503), true);
			case PERMANENT -> slack.refuse("chat.postMessage", "restricted_action");
		}
	}

	@Override
	protected void writes(RoomRef room, PersonId author, String text) {
		slack.says(room.id(), author.value().replace("slack/", ""),
				text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
	}

	@Override
	protected void addresses(RoomRef room, PersonId author, String text) {
		slack.says(room.id(), author.value().replace("slack/", ""), "<@" + FakeSlack.BOT + "> " + text);
	}

	@ParameterizedTest
	@CsvSource({ "files.getUploadURLExternal, missing_scope", "files.getUploadURLExternal, ratelimited",
			"files.completeUploadExternal, internal_error", "files.completeUploadExternal, not_in_channel" })
	void whatSlackTakesNoPictureOfIsSaidInWordsWithALink(String method, String error) {
		RoomRef room = chat().namedRoom("leadership");
		slack.refuse(method, error);

		MessageRef posted = chat().post(room, pictured(), "k1", false);

		assertThat(textsIn(room)).singleElement()
			.asString()
			.contains("October brought 3 incidents.", "Incidents a month", "September 1, October 3");
		assertThat(slack.messagesIn(room.id()).get(0).get("blocks").toString())
			.contains("https://firewatch.example/reports/month/2026-10");
		assertThat(picturesIn(room)).isEmpty();
		assertThat(parts.told.containsKey("pictures")).isEqualTo(error.equals("missing_scope"));
		assertThat(chat().update(posted, Message.text("later"), "k1")).isEqualTo(posted);
	}

	@Test
	void aPictureThatSlackGivesNoPlaceForIsSaidInWords() {
		RoomRef room = chat().namedRoom("leadership");
		slack.fail("files.getUploadURLExternal",
				new ResponseDefinitionBuilder().withStatus(200)
					.withHeader("Content-Type", "application/json")
					.withBody("{\"ok\":true}"),
				false);

		chat().post(room, pictured(), "k1", false);

		assertThat(textsIn(room)).singleElement().asString().contains("Incidents a month");
		assertThat(picturesIn(room)).isEmpty();
	}

	@Test
	void aPictureThatWasLostWithItsInstanceComesWithTheNextAttempt() {
		RoomRef room = chat().namedRoom("leadership");
		slack.fail("files.getUploadURLExternal", new ResponseDefinitionBuilder().withStatus(500), false);
		chat().post(room, pictured(), "k1", false);
		slack.says(room.id(), "U1", "Thanks");

		chat().post(room, pictured(), "k1", true);
		chat().post(room, pictured(), "k1", true);

		assertThat(picturesIn(room)).hasSize(1);
		assertThat(slack.calls("chat.postMessage")).hasSize(1);
		assertThat(slack.filesIn(room.id())).singleElement()
			.satisfies(file -> assertThat(file.get("name").getAsString()).startsWith("incidents-a-month-"));
	}

	@Test
	void picturesOfAThreadStayInIt() {
		slack.channel("incidents", false, FakeSlack.BOT);
		slack.forbidsChannels("restricted_action");
		RoomRef room = chat().openRoom("INC-2026-0006 key", "inc-2026-0006-db", false);

		chat().post(room, pictured(), "k1", false);
		chat().post(room, pictured(), "k1", true);

		String channel = room.id().replaceFirst(":.*", "");
		assertThat(slack.calls("files.completeUploadExternal")).singleElement()
			.satisfies(call -> assertThat(channel + ":" + call.get("thread_ts")).isEqualTo(room.id()));
	}

	@Test
	void theHistoryTellsOfReactionsFilesAndOtherApps() {
		RoomRef room = chat().namedRoom("incidents");
		JsonObject joined = slack.saying(room.id(), "U1", "<@U1> has joined the channel");
		joined.addProperty("subtype", "channel_join");
		JsonObject picture = slack.saying(room.id(), "U1", "the graph, <@U2>");
		picture.add("files", JsonParser.parseString(
				"[{\"id\":\"F1\",\"name\":\"graph.png\",\"size\":7,\"url_private\":\"https://files.slack.com/g\"}]"));
		picture.add("reactions",
				JsonParser.parseString("[{\"name\":\"eyes\",\"count\":2},{\"name\":\"+1\",\"count\":1}]"));
		JsonObject deploy = slack.saying(room.id(), "UDEPLOY", "Deployed 1.42");
		deploy.addProperty("subtype", "bot_message");
		deploy.addProperty("bot_id", "B9");

		List<ChannelMessage> history = chat().history(room, Instant.EPOCH, 100);

		assertThat(history).extracting(ChannelMessage::text).containsExactly("the graph, @bob", "Deployed 1.42");
		assertThat(history).extracting(ChannelMessage::reactions).containsExactly(3, 0);
		assertThat(history.get(0).files())
			.containsExactly(SharedFile.at("https://files.slack.com/g", "F1", "graph.png", 7));
		assertThat(history.get(1).files()).isEmpty();
		assertThat(history).extracting(ChannelMessage::author).containsExactly(people.get(0), null);
		assertThat(history.get(0).link()).startsWith("https://firewatch.slack.com/archives/" + room.id() + "/p");
		assertThat(slack.calls("conversations.history")).hasSize(1);
	}

	@Test
	void whereTheHistoryMayNotBeReadThePermissionIsNamed() {
		RoomRef room = chat().namedRoom("incidents");
		slack.fail("conversations.history", new ResponseDefinitionBuilder()
			.withBody("{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:history\"}"), false);

		assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> chat().history(room, Instant.EPOCH, 100))
			.withMessageContaining("Slack would not let me read the channel's messages")
			.withMessageContaining("channels:history")
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.PERMANENT));
	}

	@Test
	void aTakenNameGetsANumberUnlessTheChannelIsOurs() {
		slack.channel("inc-2026-0002-db", false, "U9");

		RoomRef room = chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false);

		assertThat(slack.channel(room.id()).get("name").getAsString()).isEqualTo("inc-2026-0002-db-2");
		assertThat(chat().openRoom("INC-2026-0002", "inc-2026-0002-db", false)).isEqualTo(room);
	}

	@ParameterizedTest
	@CsvSource({ "UBOT, false, false, Firewatch key-of-an-earlier-trial", "UBOT, false, true, Firewatch key-5",
			"UBOT, true, false, Firewatch key-5", "U9, false, false, Firewatch key-5", "UBOT, true, false, ''",
			"U9, false, false, ''", "UBOT, false, true, ''" })
	void noOtherChannelIsTakenForOurs(String creator, boolean isPrivate, boolean isArchived, String purpose) {
		String other = slack.channel("inc-2026-0005-db", isPrivate, creator);
		slack.is(other, isArchived, purpose);

		RoomRef room = chat().openRoom("key-5", "inc-2026-0005-db", false);

		assertThat(room.id()).isNotEqualTo(other);
		assertThat(slack.channel(room.id()).get("name").getAsString()).isEqualTo("inc-2026-0005-db-2");
		assertThat(chat().openRoom("key-5", "inc-2026-0005-db", false)).isEqualTo(room);
	}

	@Test
	void aChannelWithoutPurposeThatPeopleAreInIsNotTakenUp() {
		String used = slack.channel("inc-2026-0006-db", false, FakeSlack.BOT);
		slack.joins(used, "U9");

		assertThat(chat().openRoom("key-6", "inc-2026-0006-db", false).id()).isNotEqualTo(used);
	}

	@Test
	void aPrivateIncidentIsNeverToldInAPublicChannelOfItsName() {
		String open = slack.channel("inc-2026-0001-payroll", false, FakeSlack.BOT);
		slack.is(open, false, "Firewatch INC-2026-0001");

		RoomRef room = chat().openRoom("INC-2026-0001", "inc-2026-0001-payroll", true);

		assertThat(slack.channel(room.id()).get("is_private").getAsBoolean()).isTrue();
	}

	@Test
	void aChannelOpenedJustBeforeACrashIsTakenUpAgain() {
		String id = slack.channel("inc-2026-0003-db", false, FakeSlack.BOT);

		RoomRef room = chat().openRoom("INC-2026-0003", "inc-2026-0003-db", false);

		assertThat(room.id()).isEqualTo(id);
		assertThat(slack.channel(id).get("purpose").toString()).contains("INC-2026-0003");
	}

	@Test
	void anOpeningWhoseClaimLapsesStopsBeforeTheNextCallAndIsTakenUpAgain() {
		LeaseGuard lease = LeaseGuard.asLongAs(() -> slack.calls("conversations.create").isEmpty());

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> lease.during(() -> chat().openRoom("INC-2026-0003", "inc-2026-0003-db", false)))
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.TEMPORARY));

		assertThat(slack.calls("conversations.setPurpose")).isEmpty();
		RoomRef room = chat().openRoom("INC-2026-0003", "inc-2026-0003-db", false);
		assertThat(slack.channelNames()).containsExactly("inc-2026-0003-db");
		assertThat(slack.channel(room.id()).get("purpose").toString()).contains("INC-2026-0003");
	}

	@Test
	void aSearchThroughManyChannelsGoesOnWhereItWasCutShort() {
		for (int n = 0; n < 2_500; n++) {
			slack.channel("team-" + n, false, "U9");
		}
		String id = slack.channel("incidents", false, FakeSlack.BOT);
		slack.answerOnly("conversations.list", 2);

		assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> chat().namedRoom("incidents"))
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.TEMPORARY));
		assertThat(chat().namedRoom("incidents").id()).isEqualTo(id);

		assertThat(slack.calls("conversations.list")).extracting(receivedCall -> receivedCall.get("cursor"))
			.containsExactly("", "1000", "2000", "2000");
	}

	@Test
	void aSearchBeginsAnewOnceSlackHasForgottenWhereItWas() {
		for (int n = 0; n < 1_500; n++) {
			slack.channel("team-" + n, false, "U9");
		}
		String id = slack.channel("incidents", false, FakeSlack.BOT);
		slack.answerOnly("conversations.list", 1);
		assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> chat().namedRoom("incidents"));
		slack.refuse("conversations.list", "invalid_cursor");

		assertThat(chat().namedRoom("incidents").id()).isEqualTo(id);
	}

	@Test
	void theListOfManyPeopleIsReadOnFromWhereItWasCutShort() {
		for (int n = 0; n < 1_200; n++) {
			slack.user("U" + (1_000 + n), "person" + n);
		}
		RoomRef room = chat().openRoom("INC-2026-0004", "inc-2026-0004", false);
		slack.answerOnly("users.list", 1);

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().invite(room, Set.of(), List.of("@alice", "@person1199")));
		chat().invite(room, Set.of(), List.of("@alice", "@person1199"));

		assertThat(slack.membersOf(room.id())).contains("U1", "U2199");
		assertThat(slack.calls("users.list")).extracting(receivedCall -> receivedCall.get("cursor"))
			.containsExactly("", "500", "500", "1000");
	}

	@Test
	void userGroupsAndHandlesAreInvitedByName() {
		slack.group("payments", "U2", "U3");
		RoomRef room = chat().openRoom("INC-2026-0004", "inc-2026-0004", false);

		chat().invite(room, Set.of(), List.of("@payments", "@alice"));

		assertThat(slack.membersOf(room.id())).contains("U1", "U2", "U3");
	}

	@Test
	void knowsWhomANameInTheConfigurationMeans() {
		slack.group("payments", "U2", "U3");
		slack.user("UGRACE", "Grace");

		assertThat(parts.invitations.named("@payments")).containsExactlyInAnyOrder("U2", "U3");
		assertThat(parts.invitations.named("Spayments")).isEmpty();
		assertThat(parts.invitations.named("@paymets")).isEmpty();
		assertThat(parts.invitations.named("UGRACE")).containsExactly("UGRACE");
		assertThat(parts.invitations.named("grace@slack.example.com")).containsExactly("UGRACE");
		assertThat(parts.invitations.named("heidi@slack.example.com")).isEmpty();
		assertThat(parts.told).as("whoever asks names no mistake").isEmpty();
	}

	@Test
	void whoCantBeBroughtInIsNamedInOneLine() {
		RoomRef room = chat().openRoom("INC-2026-0004", "inc-2026-0004", false);
		slack.keepsOut("U2", "ura_max_channels");

		chat().invite(room, Set.of(people.get(0), people.get(1)), List.of());
		chat().invite(room, Set.of(people.get(1)), List.of());

		assertThat(slack.membersOf(room.id())).contains("U1").doesNotContain("U2");
		assertThat(slack.messagesIn(room.id())).hasSize(2)
			.allSatisfy(message -> assertThat(message.toString()).contains("\"U2\"", "as many channels as they may be")
				.doesNotContain("\"U1\""));
	}

	@Test
	void groupsThatCantBeReadKeepNobodyElseOut() {
		RoomRef room = chat().openRoom("INC-2026-0004", "inc-2026-0004", false);
		slack.fail("usergroups.list", new ResponseDefinitionBuilder().withStatus(404), false);

		chat().invite(room, Set.of(people.get(1)), List.of("@payments", "@alice"));

		assertThat(slack.membersOf(room.id())).contains("U1", "U2");
	}

	@Test
	void anAdministratorIsToldWhoIsNotInvitedUntilThatIsMended() {
		RoomRef room = chat().openRoom("INC-2026-0004", "inc-2026-0004", false);

		chat().invite(room, Set.of(), List.of("@paymets"));

		assertThat(parts.told).containsOnlyKeys("group/paymets");
		assertThat(parts.told.get("group/paymets")).contains("called @paymets", "services.yml");
	}

	@Test
	void aGroupThatCannotBeReadIsNotTakenForMendedByItsName() {
		slack.group("payments", "U2");
		RoomRef room = chat().openRoom("INC-2026-0004", "inc-2026-0004", false);
		slack.fail("usergroups.users.list", new ResponseDefinitionBuilder().withStatus(404), false);

		chat().invite(room, Set.of(), List.of("@payments"));
		assertThat(parts.told).containsOnlyKeys("group/payments");
		slack.fail("usergroups.users.list", new ResponseDefinitionBuilder().withStatus(404), false);
		chat().invite(room, Set.of(), List.of("@payments"));

		assertThat(parts.tellings).as("told once").hasValue(1);
		chat().invite(room, Set.of(), List.of("@payments"));
		assertThat(parts.told).as("mended").isEmpty();
	}

	@Test
	void directConversationsAreOpenedNoFasterThanSlackAllows() {
		chat().directRoom(people.get(0));

		List<PlannedCall> first = IntStream.range(0, 60)
			.mapToObj(n -> new PlannedCall(PlannedCall.CallKind.POST, "slack/U9" + n, "first" + n, false))
			.toList();

		assertThat(first).filteredOn(call -> chat().untilTurn(call).isZero()).hasSize(50);
		assertThat(chat().untilTurn(new PlannedCall(PlannedCall.CallKind.POST, people.get(0).value(), "known", false)))
			.isZero();
	}

	@Test
	void aProxyThatRefusesGivesNothingUp() {
		RoomRef room = chat().namedRoom("incidents");
		slack.fail("chat.postMessage", new ResponseDefinitionBuilder().withStatus(403), false);

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().post(room, Message.text("hello"), "k", false))
			.withMessageContaining("HTTP 403")
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.SHUT_OUT));
	}

	@Test
	void aChannelIsNamedInTheLettersOfItsTitleOrInPlainOnesWhereSlackRefusesThem() {
		chat().openRoom("INC-2026-0006", "inc-2026-0006-оплата", false);
		slack.refuse("conversations.create", "invalid_name_specials");
		chat().openRoom("INC-2026-0007", "inc-2026-0007-支付", false);

		assertThat(slack.calls("conversations.create")).extracting(call -> call.get("name"))
			.containsExactly("inc-2026-0006-оплата", "inc-2026-0007-支付", "inc-2026-0007");
	}

	@Test
	void whatAllAreToldOfARevokedTokenNamesNoRoom() {
		slack.refuse("conversations.create", "token_revoked");

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().openRoom("INC-2026-0005", "inc-2026-0005-keys-leaked", true))
			.withMessageContaining("SLACK_BOT_TOKEN")
			.satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("keys"));
	}

	@Test
	void aLogTellsNoNameOfARoom() {
		slack.refuse("conversations.create", "restricted_action");

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().openRoom("INC-2026-0005", "inc-2026-0005-keys-leaked", true))
			.withMessageContaining("A thread is no private place")
			.satisfies(failure -> assertThat(failure.toString()).endsWith(": restricted_action"));
	}

	@Test
	void anExistingChannelIsJoined() {
		String id = slack.channel("incidents", false, "U9");

		assertThat(chat().namedRoom("incidents")).isEqualTo(new RoomRef(Platform.SLACK, id));
		assertThat(slack.channel(id).get("is_member").getAsBoolean()).isTrue();
	}

	@Test
	void aMissingPermissionIsNamed() {
		RoomRef room = chat().namedRoom("incidents");
		slack.fail("conversations.archive", new ResponseDefinitionBuilder()
			.withBody("{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:manage\"}"), false);

		assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> chat().archive(room))
			.withMessageContaining("Slack would not let me archive the channel (missing permission `channels:manage`)")
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.PERMANENT));
	}

	@ParameterizedTest
	@CsvSource({ "ratelimited,TEMPORARY", "service_unavailable,TEMPORARY", "internal_error,UNKNOWN",
			"fatal_error,UNKNOWN", "channel_not_found,PERMANENT", "token_revoked,SHUT_OUT", "something_new,PERMANENT" })
	void anErrorIsUnderstood(String code, FailureOutcome outcome) {
		RoomRef room = chat().namedRoom("incidents");
		slack.refuse("chat.postMessage", code);

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().post(room, Message.text("hello"), "k", false))
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(outcome));
	}

	@Test
	void aSlackThatTakesTooLongLeavesTheOutcomeUnknown() {
		RoomRef room = chat().namedRoom("incidents");
		slack.fail("chat.postMessage", new ResponseDefinitionBuilder().withFixedDelay(4_000), true);

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().post(room, Message.text("hello"), "k", false))
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.UNKNOWN));
	}

	@Test
	void aSlackThatIsAwayIsTriedAgain() {
		slack.close();

		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().post(new RoomRef(Platform.SLACK, "C1"), Message.text("hello"), "k", false))
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.TEMPORARY));
	}

	@Test
	void aRepetitionThatCannotBeLookedForSaysThatItMayBeOne() {
		RoomRef room = chat().namedRoom("incidents");
		slack.fail("conversations.history", new ResponseDefinitionBuilder()
			.withBody("{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:history\"}"), false);

		chat().post(room, Message.text("hello"), "k", true);

		assertThat(textsIn(room)).singleElement()
			.asString()
			.contains("hello", "Sent again: I could not see whether it had arrived.");
	}

	@Test
	void aLinkLeadsToTheMessage() {
		RoomRef room = chat().namedRoom("incidents");

		assertThat(chat().link(room, chat().post(room, Message.text("hello"), "k", false)))
			.matches("https://firewatch.slack.com/archives/" + room.id() + "/p\\d{16}");
	}

	@Test
	void aChannelThatIsNotThereIsAPermanentFailure() {
		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> chat().post(new RoomRef(Platform.SLACK, "C404"), Message.text("hello"), "k", false))
			.withMessageContaining("no such channel")
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.PERMANENT));
	}

	@Test
	void aNotificationOfAnyCharactersIsShortEnoughForAChange() {
		RoomRef room = chat().openRoom("INC-2026-0001", "inc-2026-0001-checkout", false);
		MessageRef posted = chat().post(room, Message.text("Card"), "k1", false);

		chat().update(posted, new Message("&".repeat(5_000), Message.text("Changed").blocks()), "k2");

		assertThat(textsIn(room)).containsExactly("Changed");
	}

}
