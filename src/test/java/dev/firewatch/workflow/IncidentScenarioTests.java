package dev.firewatch.workflow;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Captured;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.incident.Kind;
import dev.firewatch.incident.Status;
import dev.firewatch.mongo.CommandCounter;
import dev.firewatch.people.People;
import dev.firewatch.policy.Severity;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Timelines;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@CoreTest
class IncidentScenarioTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 11, 17, 19, 31, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	MongoTemplate mongo;

	@Autowired
	Timelines timelines;

	@Autowired
	CommandCounter counter;

	@Autowired
	Captures captures;

	@Autowired
	People people;

	@BeforeEach
	void isTuesdayEveningAndAllIsQuiet() {
		incidents.forgetAll();
		incidents.at(TUESDAY);
	}

	@Test
	void aDeclarationThatArrivesAgainIsNotTakenForAnotherLikeIt() {
		for (int delivery = 0; delivery < 2; delivery++) {
			Reply reply = chat.say(chat.person("bob"), chat.lobby(), "new Sauna steams the server room",
					incidents.clock().instant(), "sauna-key");
			assertThat(FakeChat.text(reply)).contains("Its channel opens now");
		}
	}

	@Test
	void opensAtTheSeverityThatItsSignalsRecommend() {
		String id = incidents.declare("alice",
				"sev3 " + UUID.randomUUID() + " security team asks about a patch notice");

		assertThat(incidents.file(id).incident().severity()).isEqualTo(Severity.SEV1);
		assertThat(incidents.file(id).incident().signals()).hasSize(2);
	}

	@Test
	void opensTheRoomWithCardTopicBookmarkAndAnnouncement() {
		String id = incidents.open("Checkout fails for EU cards");
		RoomRef room = incidents.room(id);

		assertThat(room.id()).startsWith(id.toLowerCase() + "-").hasSizeLessThanOrEqualTo(80).matches("[a-z0-9-]+");
		assertThat(chat.calls()).contains("pin " + room.id(), "bookmark " + room.id() + " " + id + " page");
		assertThat(chat.messagesIn(room))
			.anySatisfy(card -> assertThat(card).contains("SEV2", "led by @Alice", "Post update"));
		assertThat(chat.messagesIn(chat.namedRoom("incidents")))
			.anySatisfy(announced -> assertThat(announced).contains(id, "led by Alice"));
		assertThat(chat.messagesIn(room)).as("one card, kept alive")
			.filteredOn(text -> text.contains("Post update"))
			.hasSize(1);
	}

	@Test
	void opensWhatIsAlikeAndOffersTheOtherOneBesideIt() {
		String word = UUID.randomUUID().toString().replace("-", "");
		String first = incidents.declare("alice", word + " is down");

		Reply.Whisper said = (Reply.Whisper) incidents.say("bob", "new " + word + " broken");

		assertThat(FakeChat.text(said)).contains("Its channel opens now", "looks like " + first, "[Join " + first + "]",
				"[Cancel this one]");
		Action cancel = FakeChat.button(said.message(), "Cancel this one");
		chat.press(chat.person("bob"), chat.lobby(), cancel, incidents.clock().instant());
		assertThat(incidents.file(cancel.address()).status()).isEqualTo("cancelled");
		Action join = FakeChat.button(said.message(), "Join " + first);
		chat.press(chat.person("bob"), chat.lobby(), join, incidents.clock().instant());
		assertThat(incidents.file(first).incident().members()).contains(chat.person("bob"));
	}

	@Test
	void offersNothingBesideWhatSharesNoMoreThanItsState() {
		incidents.declare("alice", "checkout is down");
		String before = incidents.declare("alice", "private payroll is down");

		assertThat(FakeChat.text(incidents.say("bob", "new payments are down"))).contains("Its channel opens now")
			.doesNotContain("looks like");
		assertThat(FakeChat.text(incidents.say("bob", "new payroll fails"))).doesNotContain("looks like", before);
	}

	@Test
	void offersNothingBesideWhatWasDeclaredEarlier() {
		incidents.declare("alice", "checkout is down");
		incidents.at(TUESDAY.plusMinutes(61));

		assertThat(FakeChat.text(incidents.say("bob", "new checkout is down again"))).doesNotContain("looks like");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u200B", "\u200D\u200D", "\uFEFF\u2060", "\u3164", "sev1 \u200B" })
	void asksForATitleThatCanBeSeen(String title) {
		Reply asked = incidents.say("alice", "new " + title);

		assertThat(asked).isInstanceOf(Reply.Ask.class);
		assertThat(incidents.listed()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			Оплата не проходит,          оплата-не-проходит
			支付失败 北京,                 支付失败-北京
			"Zürich: Größe Ålesund é!",  zurich-grosse-alesund-e
			Й не и,                      й-не-и
			決済ができない,                決済ができない
			""")
	void namesTheChannelInTheLettersOfItsTitle(String title, String name) {
		String id = incidents.declare("alice", title);

		assertThat(incidents.room(id).id()).isEqualTo(id.toLowerCase(Locale.ROOT) + "-" + name);
	}

	@Test
	void passesOverNumbersThatAreTaken() {
		String id = incidents.declare("alice", UUID.randomUUID().toString());
		String year = id.split("-")[1];
		mongo.getCollection("numbers")
			.updateOne(new Document("_id", "incidents/" + year), new Document("$inc", new Document("last", -1L)));

		String next = incidents.declare("alice", UUID.randomUUID().toString());

		assertThat(next).isGreaterThan(id);
	}

	@Test
	void keepsAPrivateIncidentFromEverybodyElse() {
		String word = UUID.randomUUID().toString();
		String id = incidents.declare("alice", "private " + word);

		assertThat(FakeChat.text(incidents.say("bob", "status " + id))).contains("I don't know " + id);
		assertThat(FakeChat.text(incidents.say("bob", "list all " + word))).doesNotContain(id);
		assertThat(FakeChat.text(incidents.say("bob", "note " + id + " hello"))).contains("I don't know");
		assertThat(FakeChat.text(incidents.say("alice", "list all " + word))).contains(id);
		assertThat(chat.messagesIn(chat.namedRoom("incidents"))).noneMatch(text -> text.contains(word));
	}

	@Test
	void saysWhatAWordWasTakenForAndTakesItBackWithOneTap() {
		String word = UUID.randomUUID().toString();
		Reply.Whisper said = (Reply.Whisper) incidents.say("alice", "new private API gateway " + word);
		assertThat(FakeChat.text(said)).contains("Private: only the people in it",
				"[Not private: it's part of the title]");
		String first = incidents.file(FakeChat.button(said.message(), "I lead").address()).id().value();
		assertThat(incidents.file(first).incident().isPrivate()).isTrue();

		Action taken = FakeChat.button(said.message(), "Not private: it's part of the title");
		Reply again = chat.press(chat.person("alice"), chat.lobby(), taken, incidents.clock().instant());
		Reply twice = chat.press(chat.person("alice"), chat.lobby(), taken, incidents.clock().instant());
		assertThat(FakeChat.text(chat.press(chat.person("bob"), chat.lobby(), taken, incidents.clock().instant())))
			.contains("Only whoever declared it");

		assertThat(FakeChat.text(again)).contains("private API gateway " + word).doesNotContain("Private: only");
		assertThat(incidents.file(first).status()).isEqualTo("cancelled");
		assertThat(FakeChat.text(twice)).doesNotContain("Private: only");
		assertThat(incidents.listed()).filteredOn(file -> file.incident().title().contains(word))
			.filteredOn(file -> file.incident().status().live())
			.singleElement()
			.satisfies(file -> assertThat(file.incident().isPrivate()).isFalse());
	}

	@Test
	void opensAChannelForWhatWasNotMeantAsExternal() {
		String word = UUID.randomUUID().toString();
		Reply.Whisper said = (Reply.Whisper) incidents.say("alice", "new sev1 external DNS " + word);
		assertThat(FakeChat.text(said)).contains("Declared as: external", "It has no channel");

		Action taken = FakeChat.button(said.message(), "Not external: it's part of the title");
		Reply again = chat.press(chat.person("alice"), chat.lobby(), taken, incidents.clock().instant());

		assertThat(FakeChat.text(again)).contains("SEV1", "external DNS " + word, "Its channel opens now");
	}

	@Test
	void opensNoRoomForANearMiss() {
		String id = incidents.declare("alice", "near-miss " + UUID.randomUUID());

		assertThat(incidents.file(id).incident().kind()).isEqualTo(Kind.NEAR_MISS);
		assertThat(incidents.places().room(id)).isEmpty();
		assertThat(FakeChat.text(incidents.say("bob", id + " note nearly deleted"))).contains("nearly deleted");
	}

	@Test
	void declaresOnceHoweverOftenTheDeliveryIsRepeated() {
		String title = UUID.randomUUID().toString();
		List<CompletableFuture<Reply>> three = IntStream.range(0, 3)
			.mapToObj(n -> CompletableFuture.supplyAsync(() -> chat.press(chat.person("alice"), chat.lobby(),
					new Action("new", null, title).anyway(""), incidents.clock().instant(), "trigger-" + title)))
			.toList();
		three.forEach(CompletableFuture::join);

		assertThat(incidents.listed()).filteredOn(file -> file.incident().title().equals(title)).hasSize(1);
	}

	@Test
	void capturesANoteOnceAndEchoesIt() {
		String id = incidents.open("Notes");

		Reply first = chat.say(chat.person("bob"), incidents.room(id), "note fri 17:32 Patch notice sent #detected",
				incidents.clock().instant(), "key-" + id);
		Reply again = chat.say(chat.person("bob"), incidents.room(id), "note fri 17:32 Patch notice sent #detected",
				incidents.clock().instant(), "key-" + id);

		assertThat(FakeChat.text(first)).contains("2026-11-13T17:32:00Z", "UTC", "Patch notice sent", "detected",
				"@Bob", "(E");
		assertThat(FakeChat.text(again)).isEqualTo(FakeChat.text(first));
		assertThat(timelines.read(id)).filteredOn(entry -> entry.mark() == Milestone.DETECTED).hasSize(1);
	}

	@Test
	void needsOneWriteAndAtMostTwoReadsForANote() {
		String id = incidents.open("Counting");
		incidents.say("bob", id, "note warm");

		CommandCounter.Counts counted = counter.during(() -> incidents.say("bob", id, "note counted"));

		assertThat(counted.writes()).isEqualTo(1);
		assertThat(counted.reads()).isLessThanOrEqualTo(2);
	}

	@Test
	void keepsWhatAnEntrySaidBefore() {
		String id = incidents.open("Corrections");
		String echo = incidents.told("bob", id, "note rolled back to 1.41");
		String entry = echo.substring(echo.lastIndexOf("(E") + 1, echo.lastIndexOf(')'));

		incidents.say("carol", id, "edit " + entry + " 19:05 rolled back to 1.42");
		incidents.say("carol", id, "remove " + entry);

		Entry kept = timelines.find(id, Integer.parseInt(entry.substring(1))).orElseThrow();
		assertThat(kept.text()).isEqualTo("rolled back to 1.42");
		assertThat(kept.earlier().get(0).text()).isEqualTo("rolled back to 1.41");
		assertThat(kept.isRemoved()).isTrue();
		assertThat(incidents.told("bob", id, "timeline")).contains("removed").doesNotContain("rolled back");
	}

	@ParameterizedTest
	@ValueSource(strings = { "note thirsday", "note 25:99 odd", "note 14:05." })
	void takesWhatIsNoMomentAsText(String text) {
		String id = incidents.open("No moment");

		assertThat(incidents.told("bob", id, text)).contains(text.substring(5));
	}

	@Test
	void storesHostileTextExactly() {
		String id = incidents.open("Hostile");
		List<String> texts = List.of("<!channel> <@U024BE7LH> *bold* _it_ ~no~ `code`", "<script>alert(1)</script>",
				"مرحبا بالعالم", "🔥🔥🔥", "{\"type\":\"AdaptiveCard\"}", "x".repeat(40_000));

		texts.forEach(text -> incidents.say("bob", id, "note " + text));

		assertThat(timelines.read(id)).extracting(Entry::text).containsAll(texts);
	}

	@Test
	void readsTheDurationsBackThatAMomentChanges() {
		incidents.at(ZonedDateTime.of(2095, 1, 7, 14, 30, 30, 0, ZoneId.of("UTC")));
		String id = incidents.open("Durations");
		assertThat(incidents.told("bob", id, "note nothing new")).doesNotContain("Started");
		assertThat(incidents.told("bob", id, "note 14:29 a remark")).contains("Started");

		// Half past two in the afternoon was meant.
		assertThat(incidents.told("bob", id, "note 2:05 first errors #first-occurrence")).contains("Started",
				"detected", "(12 h 25 min)");
		assertThat(incidents.told("bob", id, "edit E" + last(id) + " 14:05 first errors #first-occurrence"))
			.contains("(25 min)");
		assertThat(incidents.told("bob", id, "note 14:10 a customer called #detected")).contains("(5 min)");
		assertThat(incidents.told("alice", id, "mitigated 14:20 rolled back")).contains("mitigated", "(10 min)");
		assertThat(incidents.told("alice", id, "resolve 14:25")).contains("took 20 min");
	}

	private int last(String id) {
		List<Entry> all = timelines.read(id);
		return all.stream().filter(entry -> entry.text().startsWith("first errors")).findFirst().orElseThrow().number();
	}

	@Test
	void refusesTheFutureAndKeepsTheText() {
		String id = incidents.open("Future");

		assertThat(incidents.told("bob", id, "note 2027-01-01 10:00 later")).contains("future", "Your text is kept",
				"later", "[Try again]");
	}

	@Test
	void lowersTheSeverityOnlyWithAReasonAndPermission() {
		String id = incidents.declare("alice", UUID.randomUUID() + " credential leaked");
		incidents.say("alice", id, "role commander");

		Reply asked = incidents.say("alice", id, "sev SEV3");
		String notAllowed = incidents.told("bob", id, "sev SEV3 only a test account");
		assertThat(asked).isInstanceOf(Reply.Ask.class);
		assertThat(notAllowed).contains("Only the commander");
		assertThat(incidents.file(id).incident().severity()).isEqualTo(Severity.SEV1);

		incidents.say("alice", id, "sev SEV3 R2 only a test account");

		assertThat(incidents.file(id).incident().severity()).isEqualTo(Severity.SEV3);
		assertThat(incidents.file(id).incident().severities()).last()
			.satisfies(change -> assertThat(change.reasonCode()).isEqualTo("R2"));
	}

	@Test
	void keepsTheFormWithWhatWasTypedWhenAReasonIsMissing() {
		String id = incidents.declare("alice", UUID.randomUUID() + " credential leaked");
		incidents.say("alice", id, "role commander");

		Reply reply = chat.submit(chat.person("alice"), incidents.room(id), new Action("sev", id, ""),
				Map.of("severity", List.of("SEV3")), incidents.clock().instant());

		assertThat(((Reply.Correct) reply).problems()).containsKey("reason");
	}

	@Test
	void listsByTheWordsOfAStatusOrASeverityToo() {
		String id = incidents.open("Listed by its words");
		incidents.say("alice", id, "sev SEV0 everything burns");
		incidents.say("alice", id, "mitigated");

		assertThat(FakeChat.text(incidents.say("alice", "list sev0"))).contains(id);
		assertThat(FakeChat.text(incidents.say("alice", "list mitigated"))).contains(id);
		assertThat(FakeChat.text(incidents.say("alice", "list " + id.toLowerCase(Locale.ROOT)))).contains(id);
	}

	@Test
	void tellsWhereThingsStandToTheCallerAlone() {
		String id = incidents.open("Catch up");
		incidents.say("alice", id, "update rolling back now");
		incidents.say("bob", id, "note queue is at 40k");
		incidents.say("bob", id, "cause primary Retry storm");
		incidents.say("alice", id, "fix Cap retries @bob");

		Reply told = incidents.say("carol", id, "catchup");

		assertThat(told).isInstanceOf(Reply.Whisper.class);
		assertThat(FakeChat.text(told)).contains(id, "Commander @Alice", "Last update: rolling back now",
				"queue is at 40k", "Cause: Retry storm", "1 open fix");
		assertThat(FakeChat.text(told).lines().count()).isEqualTo(5);
	}

	@Test
	void showsTheIncidentThatIsNamedInTheRoomOfAnotherToo() {
		String one = incidents.open("The first one");
		String other = incidents.open("Something else entirely");

		assertThat(incidents.told("alice", other, "status " + one)).contains("The first one");
		assertThat(incidents.told("alice", other, "catchup " + one)).contains("The first one");
		assertThat(incidents.told("alice", other, "status 99999")).contains("99999");
	}

	@Test
	void resolvesNowThoughTheClockWasAheadWhenItWasDeclared() {
		String id = incidents.open("From a drill");
		ZonedDateTime now = incidents.clock().instant().atZone(ZoneOffset.UTC);
		try {
			incidents.at(now.minusDays(200));

			assertThat(incidents.told("alice", id, "resolve")).contains("resolved " + id);
		}
		finally {
			incidents.at(now);
		}
	}

	@Test
	void refusesAMomentLongBeforeTheIncidentAndATitleThatNobodyCanShow() {
		String id = incidents.open("Long before");

		assertThat(incidents.told("alice", id, "resolve 2020-01-01 10:00 over")).contains("days before " + id,
				"Your text is kept");
		assertThat(incidents.told("alice", id, "mitigated 2020-01-01 10:00")).contains("days before " + id);
		assertThat(incidents.file(id).incident().resolvedAt()).isEmpty();
		assertThat(FakeChat.text(incidents.say("alice", "new " + "z".repeat(300)))).contains("300 characters",
				"Your text is kept");
		assertThat(incidents.told("alice", id, "fix " + "z".repeat(400) + " @bob")).contains("at most 300");
	}

	@Test
	void saysOfWhatIsNotBuiltYetThatItIsNot() {
		String id = incidents.open("Not built");

		assertThat(incidents.told("alice", id, "merge 12"))
			.contains("I can't do that yet.", "cancel", "Your text is kept: merge 12")
			.doesNotContain("Add as a note");
		assertThat(incidents.told("alice", id, "check the DB")).contains("Add as a note");
	}

	@Test
	void saysWhatTheStateIsAndWhatToDo() {
		String id = incidents.open("States");

		assertThat(incidents.told("bob", id, "close")).contains("not resolved yet", "`resolve`");
		assertThat(incidents.told("bob", id, "left")).contains("not resolved yet");
		assertThat(incidents.told("bob", id, "verify F1 3")).contains("Which fix?", "no fixes yet");
		incidents.say("bob", id, "fix Alert on queue @bob target \"> 0\"");
		assertThat(incidents.told("carol", id, "verify F1 3")).contains("not done yet", "`done F1`");
		assertThat(incidents.told("bob", id, "fix Alert @nobody")).contains("I don't know @nobody", "kept");
		assertThat(incidents.told("bob", id, "fix Alert @bob due thirsday"))
			.contains("I don't know the date \"thirsday\"");
		assertThat(incidents.told("bob", id, "sev SEV9")).contains("SEV9", "SEV0");
		assertThat(incidents.told("bob", id, "role captain")).contains("captain", "commander");
		incidents.say("alice", id, "cancel false alarm");
		assertThat(incidents.told("bob", id, "note too late")).contains("cancelled", "`reopen <reason>`", "too late");
		assertThat(incidents.file(id).incident().status()).isEqualTo(Status.CANCELLED);
	}

	@Test
	void losesNoChangeWhenSeveralChangeAtOnce() {
		String id = incidents.open("Concurrent");

		List<CompletableFuture<Reply>> all = IntStream.range(0, 8)
			.mapToObj(n -> CompletableFuture.supplyAsync(() -> incidents.say("bob", id, "cause number " + n)))
			.toList();
		List<String> told = all.stream().map(CompletableFuture::join).map(FakeChat::text).toList();

		long saved = told.stream().filter(text -> text.startsWith("CF")).count();
		assertThat(incidents.file(id).causes().all()).hasSize((int) saved);
		assertThat(incidents.file(id).causes().all()).filteredOn(cause -> cause.primary()).hasSize(1);
		assertThat(told).allMatch(text -> text.startsWith("CF") || text.contains("not saved"));
	}

	@Test
	void offersWhatATextWithoutAVerbMeant() {
		String id = incidents.open("Free text");

		assertThat(incidents.told("bob", id, "the cache is cold")).contains("Add as a note?", "[Add as a note]");
		assertThat(FakeChat.text(incidents.say("bob", "checkout is down"))).contains("Declare \"checkout is down\"?");
	}

	@Test
	void asksWhichIncidentIsMeant() {
		incidents.open("One");
		incidents.open("Two");

		assertThat(FakeChat.text(incidents.say("bob", "note hello"))).contains("Which incident do you mean?",
				"[This one]");
	}

	@Test
	void speaksOfAPrivateIncidentOnlyToTheCallerElsewhere() {
		String id = incidents.declare("alice", "private " + UUID.randomUUID());

		Reply elsewhere = incidents.say("alice", id + " note we found the leak");
		Reply inItsRoom = incidents.say("alice", id, "note it is closed");

		assertThat(elsewhere).isInstanceOf(Reply.Whisper.class);
		assertThat(inItsRoom).isInstanceOf(Reply.Say.class);
	}

	@Test
	void bringsNoTeamIntoAPrivateIncident() {
		String id = incidents.declare("erin", "private " + UUID.randomUUID() + " card payment abused");

		assertThat(chat.membersOf(incidents.room(id))).containsExactly(chat.person("erin"));
	}

	@Test
	void remembersWhoIsMeantWhenThePickerIsPressed() {
		String id = incidents.open("One");
		incidents.open("Two");

		chat.press(chat.person("alice"), chat.lobby(), new Action("role", id, "scribe @bob"),
				incidents.clock().instant());

		assertThat(incidents.file(id).incident().holder("scribe")).contains(chat.person("bob"));
	}

	@Test
	void aLongListShowsTheNewestAndASearchCountsNoFurther() {
		for (int number = 1; number <= 17; number++) {
			incidents.declare("alice", "quagga " + "abcdefghijklmnopq".charAt(number - 1) + number);
		}

		assertThat(incidents.told("alice", incidents.open("asked here"), "list quagga"))
			.contains("More than 15 incidents with \"quagga\"", "quagga q17", "quagga c3", "These are the newest")
			.doesNotContain("quagga b2");
		assertThat(FakeChat.text(incidents.say("alice", "list"))).containsPattern("\\d+ incidents open");
		assertThat(FakeChat.text(incidents.say("alice", "list quagga q17"))).contains("1 incident with");
	}

	@Test
	void putsTheRemindersOfAFixOffOnlySoOften() {
		String id = incidents.open("Put off");
		incidents.say("alice", id, "fix Mend it @bob");
		incidents.say("bob", id, "snooze F1 3d waiting for parts");
		incidents.say("bob", id,
				"snooze F1 until " + incidents.clock()
					.instant()
					.atZone(ZoneOffset.UTC)
					.plusDays(4)
					.format(DateTimeFormatter.ofPattern("d MMM", Locale.ROOT)) + " waiting for parts");
		incidents.say("bob", id, "snooze F1 5d waiting for parts");

		assertThat(incidents.told("bob", id, "snooze F1 6d waiting for parts"))
			.contains("F1 was put off 3 times already", "Your text is kept: F1 6d waiting for parts");
		assertThat(incidents.told("bob", id, "snooze F1 99d waiting")).contains("F1 was put off 3 times already");
	}

	@Test
	void keepsTheWholeTextOfARefusedFixVerb() {
		String id = incidents.open("Kept");
		incidents.say("alice", id, "fix Mend it @bob");

		assertThat(incidents.told("bob", id, "snooze F1 thirsday waiting"))
			.contains("Your text is kept: F1 thirsday waiting");
	}

	@Test
	void takesARemovedMessageOnRecordAgain() {
		String id = incidents.open("Again");
		MessageRef message = new MessageRef(incidents.room(id), "m1");
		Caller caller = new Caller(people.find(chat.person("bob")).orElseThrow(), message.room(), message);
		Captured pinned = new Captured(message.room(), caller, "queue is at 23", incidents.clock().instant(),
				chat.person("carol"), null, true, List.of(), "k1", incidents.clock().instant());
		captures.capture(pinned);
		captures.capture(pinned);
		Entry first = timelines.read(id)
			.stream()
			.filter(entry -> entry.text().equals("queue is at 23"))
			.findFirst()
			.orElseThrow();
		incidents.say("bob", id, "remove " + first.id());

		captures.capture(new Captured(message.room(), caller, "queue is at 23", incidents.clock().instant(),
				chat.person("carol"), null, true, List.of(), "k2", incidents.clock().instant()));

		assertThat(timelines.read(id)).filteredOn(entry -> entry.text().equals("queue is at 23"))
			.hasSize(2)
			.filteredOn(entry -> !entry.isRemoved())
			.singleElement()
			.satisfies(entry -> assertThat(entry.author()).isEqualTo(chat.person("carol")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "%d node of three is back", "500 errors on checkout", "0815 is what we know" })
	void takesANumberThatBeginsATextForText(String text) {
		String id = incidents.open("Numbers in texts");
		String said = text.formatted(Integer.parseInt(id.substring(9)));

		assertThat(FakeChat.text(incidents.say("bob", "note " + said))).contains(said);
		incidents.say("bob", "fix " + said + " @bob");

		assertThat(timelines.read(id)).extracting(Entry::text).contains(said);
		assertThat(incidents.file(id).fix("F1").orElseThrow().title()).isEqualTo(said);
	}

	@Test
	void findsTheIncidentByANumberBeforeTheVerbOrAloneOrBeforeAnItem() {
		String id = incidents.open("Numbered");
		incidents.open("Another one");
		String number = String.valueOf(Integer.parseInt(id.substring(9)));
		incidents.say("bob", number + " fix Mend it @bob");

		assertThat(FakeChat.text(incidents.say("bob", "status " + number))).contains(id);
		assertThat(FakeChat.text(incidents.say("bob", "done " + number + " F1 deployed"))).contains("F1", "done");
		assertThat(FakeChat.text(incidents.say("bob", "note " + id + " by its id"))).contains("by its id");
		assertThat(FakeChat.text(incidents.say("bob", "note " + id.substring(9) + " by its digits")))
			.contains("by its digits");

		assertThat(timelines.read(id)).extracting(Entry::text).contains("by its id", "by its digits");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "note INC-2026-9999 rolled back", "INC-2026-9999 note rolled back", "9999 note rolled back" })
	void handsTheTextBackOfAnIncidentThatIsNotThere(String text) {
		incidents.open("Somewhere else");

		assertThat(FakeChat.text(incidents.say("bob", text))).contains("I don't know INC-2026-9999",
				"Your text is kept", "rolled back", "[Try again]");
	}

	@Test
	void showsNoOtherIncidentForANumberThatIsNotThere() {
		incidents.open("The only one");

		assertThat(FakeChat.text(incidents.say("bob", "status 9999"))).contains("I don't know INC-2026-9999")
			.doesNotContain("The only one");
	}

	@Test
	void saysNoMoreOfAPrivateIncidentThanOfOneThatIsNotThere() {
		String hidden = incidents.declare("alice", "private " + UUID.randomUUID());
		String id = incidents.open("Seen by all");

		assertThat(FakeChat.text(incidents.say("bob", "note " + hidden + " rolled back")))
			.contains("I don't know " + hidden, "Your text is kept", "rolled back");
		incidents.say("bob", "note " + hidden.substring(9) + " nodes");

		assertThat(timelines.read(id)).extracting(Entry::text).contains(hidden.substring(9) + " nodes");
	}

	@Test
	void handsTheTextBackIfNoIncidentIsOpen() {
		assertThat(FakeChat.text(incidents.say("bob", "note rolled back to 1.42"))).contains("No incident is open",
				"Your text is kept", "rolled back to 1.42");
	}

}
