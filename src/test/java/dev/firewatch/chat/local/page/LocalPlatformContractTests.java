package dev.firewatch.chat.local.page;

import dev.firewatch.testing.WorkspaceTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.ChatPlatformContract;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.local.gateway.Conversations;
import dev.firewatch.chat.local.gateway.LocalPlatform;
import dev.firewatch.chat.local.gateway.PinGateway;
import dev.firewatch.chat.local.store.Homes;
import dev.firewatch.chat.local.store.LocalMessages;
import dev.firewatch.chat.local.store.LocalPeople;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.chat.local.store.LocalRooms;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WorkspaceTest
class LocalPlatformContractTests extends ChatPlatformContract {

	private static final PersonId ALICE = new PersonId("local/alice");

	private static final PersonId BOB = new PersonId("local/bob");

	private static final Pattern ACTING = Pattern.compile("<(script|a|iframe|img|b|i|at)\\b|class=\"mention");

	private static final Pattern PICTURE = Pattern
		.compile("<figure class=\"picture\">.*?<img src=\"data:image/png;base64,[^\"]+\" alt=\"[^\"]+\"></figure>");

	@Autowired
	LocalPlatform platform;

	@Autowired
	LocalRooms rooms;

	@Autowired
	LocalMessages messages;

	@Autowired
	LocalPeople people;

	@Autowired
	Conversations conversations;

	@Autowired
	MongoTemplate mongo;

	@Autowired
	SmartInitializingSingleton workspaceSeed;

	@BeforeEach
	void emptyWorkspace() {
		for (String collection : List.of("local_rooms", "local_messages", "local_keys", "local_workspace",
				"local_opened", "local_homes")) {
			mongo.dropCollection(collection);
		}
		workspaceSeed.afterSingletonsInstantiated();
	}

	@Override
	protected ChatPlatform chat() {
		return platform;
	}

	@Override
	protected List<PersonId> people() {
		return List.of(ALICE, BOB);
	}

	@Override
	protected List<String> textsIn(RoomRef room) {
		return htmlIn(room, BOB, false).stream().map(LocalPlatformContractTests::text).toList();
	}

	@Override
	protected List<String> actingIn(RoomRef room) {
		return htmlIn(room, BOB, false).stream().filter(html -> ACTING.matcher(html).find()).toList();
	}

	@Override
	protected List<String> whispersTo(PersonId person, RoomRef room) {
		return htmlIn(room, person, true).stream().map(LocalPlatformContractTests::text).toList();
	}

	private List<String> htmlIn(RoomRef room, PersonId reader, boolean whispers) {
		HtmlRenderer renderer = new HtmlRenderer(new HtmlSpans(people.known(reader), Instant.EPOCH));
		List<String> html = new ArrayList<>();
		messages.last(rooms.find(room.id()).orElseThrow(), 100, reader)
			.stream()
			.filter(message -> whispers == (message.visibleTo() != null))
			.forEach(message -> html.add(renderer.message(message.message()).toString()));
		return html;
	}

	private static String text(String html) {
		return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", ""));
	}

	@Override
	protected List<String> picturesIn(RoomRef room) {
		return htmlIn(room, BOB, false).stream()
			.flatMap(html -> PICTURE.matcher(html).results())
			.map(figure -> text(figure.group()))
			.toList();
	}

	@Override
	protected Set<PersonId> membersOf(RoomRef room) {
		return rooms.find(room.id()).orElseThrow().members();
	}

	@Override
	protected boolean isArchived(RoomRef room) {
		return rooms.find(room.id()).orElseThrow().archived();
	}

	@Override
	protected int pinsIn(RoomRef room) {
		return rooms.find(room.id()).orElseThrow().pinned().size();
	}

	@Override
	protected int bookmarksIn(RoomRef room) {
		return rooms.find(room.id()).orElseThrow().bookmarks().size();
	}

	@Override
	protected String homeOf(PersonId person) {
		Homes.StoredHome storedHome = mongo.findById(person, Homes.StoredHome.class);
		return storedHome == null ? "" : storedHome.message().fallback();
	}

	@Override
	protected void failNextPost(FailureOutcome outcome) {
		throw new UnsupportedOperationException();
	}

	@Override
	protected boolean canFail() {
		return false;
	}

	@Override
	protected void writes(RoomRef room, PersonId author, String text) {
		conversations.say(rooms.find(room.id()).orElseThrow(), author, Instant.parse("2026-11-20T09:00:00Z"), null,
				Message.text(text), UUID.randomUUID().toString());
	}

	@Override
	protected void addresses(RoomRef room, PersonId author, String text) {
		LocalRoom here = rooms.find(room.id()).orElseThrow();
		conversations.publish(here, conversations.say(here, author, Instant.parse("2026-11-20T09:00:00Z"), author,
				Message.text(text), UUID.randomUUID().toString()));
	}

	@Test
	void reactionsCountInTheHistoryButForThatOfACapture() {
		RoomRef room = platform.namedRoom("incidents");
		writes(room, ALICE, "Rolled back");
		MessageRef message = platform.history(room, Instant.EPOCH, 10).get(0).message();

		platform.react(message, "👀");
		platform.react(message, PinGateway.DONE);

		assertThat(platform.history(room, Instant.EPOCH, 10)).extracting(ChannelMessage::reactions).containsExactly(1);
	}

	@Test
	void aRoomThatIsNotThereIsAPermanentFailure() {
		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> platform.post(new RoomRef(Platform.LOCAL, "nowhere"), Message.text("hello"), "k", false))
			.withMessageContaining("nowhere")
			.satisfies(failure -> assertThat(failure.outcome()).isEqualTo(FailureOutcome.PERMANENT));
	}

	@Test
	void somebodyOfAnotherPlatformHasNoRoomHere() {
		assertThatExceptionOfType(PlatformFailure.class)
			.isThrownBy(() -> platform.directRoom(new PersonId("slack/U1")));
	}

	@Test
	void aLinkLeadsToTheMessage() {
		RoomRef room = platform.namedRoom("incidents");

		assertThat(platform.link(room, platform.post(room, Message.text("hello"), "k", false)))
			.endsWith("/?room=incidents#m1");
	}

}
