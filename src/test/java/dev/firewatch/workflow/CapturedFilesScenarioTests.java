package dev.firewatch.workflow;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Captured;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.people.People;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.FileStore;
import dev.firewatch.timeline.FileType;
import dev.firewatch.timeline.KeptFile;
import dev.firewatch.timeline.Timelines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The files of a captured message come onto the timeline with it. */
@CoreTest
class CapturedFilesScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2057, 9, 3, 10, 0, 0, 0, ZoneId.of("UTC"));

	private static final byte[] GRAPH = "\u0089PNG\r\n\u001a\n of a graph".getBytes(StandardCharsets.ISO_8859_1);

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	People people;

	@Autowired
	Captures captures;

	@Autowired
	Timelines timelines;

	@Autowired
	FileStore files;

	@BeforeEach
	void aQuietMonday() {
		incidents.forgetAll();
		chat.mend();
		incidents.at(MONDAY);
	}

	private Reply capture(String id, String message, String text, SharedFile... attached) {
		MessageRef ref = new MessageRef(incidents.room(id), message);
		Caller caller = new Caller(people.find(chat.person("bob")).orElseThrow(), ref.room(), ref);
		return captures.capture(new Captured(ref.room(), caller, text, incidents.clock().instant(),
				chat.person("carol"), null, true, List.of(attached), "k" + message, incidents.clock().instant()));
	}

	private Entry entry(String id, String text) {
		return timelines.read(id).stream().filter(found -> found.text().equals(text)).findFirst().orElseThrow();
	}

	private List<String> saidToBob() {
		return chat.messagesIn(chat.direct(chat.person("bob")));
	}

	@Test
	void areFetchedAfterTheAnswerAndKeptWithTheirEntry() {
		String id = incidents.open("A graph");
		SharedFile graph = chat.attach("graph.png", GRAPH);
		SharedFile log = chat.attach("app.log", "14:05 refused".getBytes(StandardCharsets.UTF_8));

		assertThat(capture(id, "m1", "errors rise", graph, log).isSilent()).isTrue();
		incidents.settle();

		List<KeptFile> kept = entry(id, "errors rise").keptFiles();
		assertThat(kept).extracting(KeptFile::name, KeptFile::type)
			.containsExactly(org.assertj.core.api.Assertions.tuple("graph.png", FileType.PNG),
					org.assertj.core.api.Assertions.tuple("app.log", FileType.TEXT));
		assertThat(files.content(id, kept.get(0).sha256())).hasValue(GRAPH);
		assertThat(incidents.told("bob", id, "timeline")).contains("errors rise", "📎 graph.png (", "📎 app.log (");

		capture(id, "m1", "errors rise", graph, log);
		incidents.settle();
		assertThat(entry(id, "errors rise").keptFiles()).as("marked again").hasSize(2);
	}

	@Test
	void areTakenEvenIfThereIsNoText() {
		String id = incidents.open("Only a picture");

		assertThat(capture(id, "m1", "", chat.attach("graph.png", GRAPH)).isSilent()).isTrue();
		incidents.settle();

		assertThat(entry(id, "graph.png").keptFiles()).hasSize(1);
	}

	@Test
	void whatIsNotTakenIsNamedInTheAnswerAndTheTextIsTakenAllTheSame() {
		String id = incidents.open("Too much");
		SharedFile huge = SharedFile.at("x", "F1", "dump.log", KeptFile.LARGEST + 1);
		SharedFile page = SharedFile.at("x", "F2", "page.html", 10);
		SharedFile gone = SharedFile.outOfReach("F3", "old.png", "Slack no longer has it");

		Reply reply = capture(id, "m1", "see these", huge, page, gone, chat.attach("graph.png", GRAPH));

		assertThat(reply.isForAll()).as("it is on the timeline").isTrue();
		assertThat(FakeChat.text(reply)).contains("dump.log", "larger than 10.0 MB", "page.html", "PNG, JPEG",
				"old.png: Slack no longer has it");
		incidents.settle();
		assertThat(entry(id, "see these").keptFiles()).extracting(KeptFile::name).containsExactly("graph.png");
	}

	@Test
	void whatTurnsOutOnlyLaterIsToldToWhoeverMarkedTheMessage() {
		String id = incidents.open("Not what it says");
		SharedFile lies = chat.attach("graph.png", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));
		SharedFile gone = chat.attach("gone.png", GRAPH);
		SharedFile grown = chat.attach("grown.log",
				"x".repeat((int) KeptFile.LARGEST + 1).getBytes(StandardCharsets.UTF_8));
		chat.dropFile(gone);

		SharedFile unsized = new SharedFile(grown.id(), grown.name(), -1, grown.address(), null);
		assertThat(capture(id, "m1", "see these", lies, gone, unsized).isSilent()).isTrue();
		incidents.settle();

		Entry entry = entry(id, "see these");
		assertThat(entry.keptFiles()).isEmpty();
		assertThat(saidToBob()).anyMatch(text -> text.contains(entry.id() + " of " + id) && text.contains("graph.png"))
			.anyMatch(text -> text.contains("gone.png. It is gone."))
			.anyMatch(text -> text.contains("grown.log") && text.contains("larger than"));
	}

	@Test
	void ofAnIncidentAreAHundredMegabytesTogetherAndNotAByteMore() {
		String id = incidents.open("Many files");
		incidents.say("bob", id, "note all that came before");
		Entry before = entry(id, "all that came before");
		long room = 10;
		// The content isn't looked at again, so it needn't be there.
		assertThat(timelines.replace(id, before, before.withFile(
				new KeptFile("F0", "before.log", FileType.TEXT, KeptFile.MOST_OF_AN_INCIDENT - room, "0".repeat(64)))))
			.isTrue();
		SharedFile fits = chat.attach("fits.log", "x".repeat((int) room).getBytes(StandardCharsets.UTF_8));
		SharedFile over = chat.attach("over.log", "y".repeat((int) room + 1).getBytes(StandardCharsets.UTF_8));

		assertThat(FakeChat.text(capture(id, "m1", "one byte too many", over)))
			.contains("I did not keep over.log: the files of this incident would be larger than 100.0 MB together.");
		assertThat(capture(id, "m2", "just right", fits).isSilent()).isTrue();
		incidents.settle();
		assertThat(entry(id, "just right").keptFiles()).extracting(KeptFile::name).containsExactly("fits.log");

		SharedFile unsized = new SharedFile(over.id(), over.name(), -1, over.address(), null);
		assertThat(capture(id, "m3", "known only once it is here", unsized).isSilent()).isTrue();
		SharedFile again = chat.attach("again.log", "x".repeat((int) room).getBytes(StandardCharsets.UTF_8));
		capture(id, "m4", "the same once more", new SharedFile(again.id(), again.name(), -1, again.address(), null));
		incidents.settle();
		assertThat(entry(id, "known only once it is here").keptFiles()).isEmpty();
		assertThat(saidToBob()).anyMatch(text -> text.contains("over.log") && text.contains("100.0 MB together"));
		assertThat(entry(id, "the same once more").keptFiles()).as("takes no room").hasSize(1);
	}

	@Test
	void areFetchedAgainUntilThePlatformGivesThemOut() {
		String id = incidents.open("Slow platform");
		chat.failOnce("file", PlatformFailure.temporary("busy", null));

		capture(id, "m1", "errors rise", chat.attach("graph.png", GRAPH));
		incidents.settle();

		org.awaitility.Awaitility.await().untilAsserted(() -> {
			incidents.settle();
			assertThat(entry(id, "errors rise").keptFiles()).hasSize(1);
		});
	}

	@Test
	void followTheirEntryIntoAnotherOneAndAreNotFetchedForOneThatIsGone() {
		String id = incidents.open("Meanwhile");
		incidents.say("bob", id, "note first");
		chat.failAlways("file", PlatformFailure.temporary("busy", java.time.Duration.ofMillis(50)));
		capture(id, "m1", "second", chat.attach("graph.png", GRAPH));
		capture(id, "m2", "third", chat.attach("other.png", GRAPH));
		incidents.say("bob", id, "combine " + entry(id, "first").id() + " " + entry(id, "second").id());
		incidents.say("bob", id, "remove " + entry(id, "third").id());
		chat.mend();

		org.awaitility.Awaitility.await().untilAsserted(() -> {
			incidents.settle();
			assertThat(entry(id, "first\nsecond").keptFiles()).extracting(KeptFile::name).containsExactly("graph.png");
		});
		assertThat(entry(id, "third").keptFiles()).isEmpty();
	}

	@Test
	void anEditedOrDeletedMessageIsOfferedOnceAndNeverTakenByItself() {
		String id = incidents.open("Edited since");
		incidents.say("alice", id, "role commander");
		capture(id, "m1", "queue at 23");
		capture(id, "m2", "gone soon");
		String edited = entry(id, "queue at 23").id();
		String deleted = entry(id, "gone soon").id();
		int before = incidents.toldDirectly("alice").size();

		for (int delivery = 0; delivery < 2; delivery++) {
			captures.changed(new MessageRef(incidents.room(id), "m1"), "queue at 32");
			captures.changed(new MessageRef(incidents.room(id), "m2"), null);
			captures.changed(new MessageRef(incidents.room(id), "m3"), "never captured");
			captures.changed(new MessageRef(incidents.room(id), "m2"), "gone soon");
			incidents.settle();
		}

		List<String> offers = incidents.toldDirectly("alice").stream().skip(before).toList();
		assertThat(offers).hasSize(2)
			.anyMatch(text -> text.contains(edited + " of " + id + " was edited")
					&& text.contains("[Take the new text] [Leave it]") && !text.contains("32"))
			.anyMatch(text -> text.contains(deleted + " of " + id + " was deleted")
					&& text.contains("[Remove it from the timeline] [Keep it]"));
		assertThat(entry(id, "queue at 23").earlier()).isEmpty();

		assertThat(incidents.told("alice", id, "reword " + edited)).contains(edited);
		assertThat(entry(id, "queue at 32").earlier()).extracting(Entry.Revision::text).containsExactly("queue at 23");
		assertThat(incidents.told("alice", id, "reword " + edited)).contains("no newer wording");
		assertThat(incidents.told("alice", id, "reword " + deleted + " leave")).contains("stays as it is");
	}

	@Test
	void doNotStandInTheWayOfUndo() {
		String id = incidents.open("Undone");
		MessageRef ref = new MessageRef(incidents.room(id), "m1");
		Caller caller = new Caller(people.find(chat.person("bob")).orElseThrow(), ref.room(), ref);
		captures.capture(new Captured(ref.room(), caller, "mine", incidents.clock().instant(), chat.person("bob"), null,
				true, List.of(chat.attach("graph.png", GRAPH)), "k", incidents.clock().instant()));
		incidents.settle();
		assertThat(entry(id, "mine").keptFiles()).hasSize(1);

		assertThat(incidents.told("bob", id, "undo")).contains("took back");
	}

}
