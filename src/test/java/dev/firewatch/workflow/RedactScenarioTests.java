package dev.firewatch.workflow;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.firewatch.Sha256;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Captured;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.people.People;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A secret that somebody wrote down is gone from everything once it is redacted. */
@CoreTest
class RedactScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2057, 3, 5, 10, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Timelines timelines;

	@Autowired
	MongoTemplate mongo;

	@Autowired
	Captures captures;

	@Autowired
	People people;

	private final String secret = "hunter2-<" + UUID.randomUUID() + ">_*x*";

	@BeforeEach
	void aQuietMonday() {
		incidents.forgetAll();
		incidents.at(MONDAY);
	}

	/** Where the words stand in the database, whatever keeps them. */
	private List<String> placesOf(String words) {
		List<String> places = new ArrayList<>();
		QueryShapes.ignoring(() -> {
			for (String collection : mongo.getCollectionNames()) {
				mongo.findAll(Document.class, collection)
					.stream()
					.filter(document -> read(document).replace("\\", "").contains(words))
					.forEach(document -> places.add(collection + "/" + document.get("_id")));
			}
			return null;
		});
		return places;
	}

	/** The parts of files as text too. */
	private static String read(Document document) {
		return document.toJson() + (document.get("data") instanceof Binary data
				? new String(data.getData(), StandardCharsets.ISO_8859_1) : "");
	}

	private void captured(String id, String message, String text, String... contents) {
		MessageRef ref = new MessageRef(incidents.room(id), message);
		Caller caller = new Caller(people.find(chat.person("bob")).orElseThrow(), ref.room(), ref);
		List<SharedFile> attached = new ArrayList<>();
		for (String content : contents) {
			attached.add(chat.attach("dump of " + message + ".log", content.getBytes(StandardCharsets.UTF_8)));
		}
		captures.capture(new Captured(ref.room(), caller, text, incidents.clock().instant(), chat.person("bob"), null,
				true, attached, "k" + message, incidents.clock().instant()));
		incidents.settle();
	}

	private Entry entry(String id, String text) {
		return timelines.read(id).stream().filter(found -> found.text().equals(text)).findFirst().orElseThrow();
	}

	@Test
	void filesAreErasedWithTheirEntryUnlessAnotherHoldsTheSame() {
		String id = incidents.open("A key in a file");
		String other = incidents.open("Somewhere else");
		captured(id, "m1", "see the dump", "the key is " + secret, "harmless " + secret.substring(9, 20));
		captured(id, "m2", "the same again", "the key is " + secret);
		captured(other, "m3", "elsewhere", "another " + secret);
		incidents.say("bob", id, "remove " + entry(id, "see the dump").id());
		assertThat(placesOf("the key is " + secret)).singleElement()
			.satisfies(place -> assertThat(place).startsWith("fs.chunks/"));

		assertThat(incidents.told("bob", id, "redact " + entry(id, "see the dump").id()))
			.contains("still stand where they were shared", "It still stands in " + entry(id, "the same again").id());
		assertThat(placesOf("harmless ")).isEmpty();
		assertThat(placesOf("the key is " + secret)).as("another entry holds it").hasSize(1);

		incidents.say("bob", id, "redact " + entry(id, "the same again").id());
		assertThat(placesOf("the key is " + secret)).isEmpty();
		assertThat(placesOf("dump of m1")).isEmpty();
		assertThat(placesOf(id + "/" + Sha256.hex("the key is " + secret))).isEmpty();
		assertThat(placesOf("another " + secret)).as("another incident's").hasSize(1);
	}

	@Test
	void theNewerWordingOfAMessageIsErasedWithItsEntry() {
		String id = incidents.open("A key in an edit");
		captured(id, "m1", "see the vault");
		captures.changed(new MessageRef(incidents.room(id), "m1"), "the key is " + secret);
		incidents.settle();
		assertThat(placesOf("the key is " + secret)).singleElement()
			.satisfies(place -> assertThat(place).startsWith("newerWordings/"));

		incidents.say("bob", id, "redact " + entry(id, "see the vault").id());

		assertThat(placesOf("the key is " + secret)).isEmpty();
	}

	private Entry noted(String id) {
		return timelines.read(id).stream().filter(entry -> entry.text().contains(secret)).findFirst().orElseThrow();
	}

	@Test
	void everyVersionAndEveryEchoIsErasedAndATombstoneStays() {
		String id = incidents.open("A key in the open");
		Reply echo = incidents.say("bob", id, "note the key is " + secret);
		chat.post(incidents.room(id), ((Reply.Say) echo).message(), UUID.randomUUID().toString(), false);
		Entry entry = noted(id);
		incidents.say("bob", id, "edit " + entry.id() + " the key was " + secret);
		incidents.say("frank", id,
				"fix\n- [ ] Rotate, as the key was " + secret + " (@dave)\n- [ ] Alert on the queue (@dave)");
		incidents.say("carol", id, "import 09:00 the key was " + secret + "\n09:10 rolled back");
		assertThat(placesOf(secret.substring(0, 20))).anyMatch(place -> place.startsWith("pastedFixes/"))
			.anyMatch(place -> place.startsWith("pasted/"))
			.anyMatch(place -> place.startsWith("timelines/"));

		assertThat(incidents.told("bob", id, "redact " + entry.id())).contains("Bob redacted " + entry.id(),
				"delete it there");

		Awaitility.await()
			.untilAsserted(() -> assertThat(chat.messagesIn(incidents.room(id)))
				.anyMatch(text -> text.contains(entry.id() + " was redacted."))
				.noneMatch(text -> text.contains("hunter2")));
		incidents.settle();
		assertThat(placesOf(secret.substring(0, 20))).isEmpty();
		assertThat(FakeChat.text(incidents.say("carol", id, "timeline"))).contains("redacted", entry.id());
		Entry tombstone = timelines.find(id, entry.number()).orElseThrow();
		assertThat(tombstone.isRedacted()).isTrue();
		assertThat(tombstone.earlier()).hasSize(1).allSatisfy(before -> assertThat(before.text()).isEmpty());
		assertThat(incidents.told("bob", id, "edit " + entry.id() + " again")).contains("was removed");
	}

	@Test
	void whatWasRemovedBeforeOrCombinedIsErasedToo() {
		String id = incidents.open("Removed before");
		incidents.say("bob", id, "note the key is " + secret);
		Entry removed = noted(id);
		incidents.say("bob", id, "remove " + removed.id());
		incidents.say("bob", id, "redact " + removed.id());
		assertThat(placesOf(secret.substring(0, 20))).isEmpty();

		incidents.say("bob", id, "note first");
		incidents.say("bob", id, "note the key is " + secret);
		Entry part = noted(id);
		Entry whole = timelines.read(id)
			.stream()
			.filter(entry -> entry.text().equals("first"))
			.findFirst()
			.orElseThrow();
		incidents.say("bob", id, "combine " + whole.id() + " " + part.id());
		assertThat(incidents.told("bob", id, "redact " + part.id())).contains("part of " + whole.id());
		incidents.say("bob", id, "redact " + whole.id());

		assertThat(placesOf(secret.substring(0, 20))).isEmpty();
	}

	@Test
	void onlyItsAuthorAndTheCommanderMayRedactAnEntry() {
		String id = incidents.open("Who may redact");
		incidents.say("bob", id, "note the key is " + secret);
		String entry = noted(id).id();

		assertThat(incidents.told("carol", id, "redact " + entry)).contains("commander", "whoever wrote it", entry);
		assertThat(noted(id).text()).contains(secret);
		assertThat(incidents.told("alice", id, "redact E99")).contains("E99");
		assertThat(incidents.told("alice", id, "redact " + entry)).contains("Alice redacted");
	}

	@Test
	void publishedVersionsLoseItAndQuotationsAreNamed() {
		String id = incidents.declare("alice", "sev3 A key in print");
		incidents.say("alice", id, "role commander");
		incidents.say("alice", id, "sev sev3 R2 only a nuisance");
		incidents.say("alice", id, "note the key is " + secret);
		incidents.say("alice", id, "fix Rotate the key is " + secret + " @bob due 3d");
		Entry entry = noted(id);
		incidents.say("alice", id, "resolve");
		chat.submit(
				chat.person("alice"), incidents.room(id), new Action("postmortem", id, "short"), Map.of("summary-text",
						List.of("Somebody wrote that the key is " + secret), "root-cause", List.of("A deploy.")),
				incidents.clock().instant());
		incidents.say("alice", id, "sign");
		assertThat(incidents.told("alice", id, "publish")).contains("is published");

		assertThat(incidents.told("alice", id, "redact " + entry.id())).contains("It still stands in section short",
				noted(id).id());

		assertThat(placesOf(secret.substring(0, 20))).as("but for what people wrote elsewhere themselves")
			.containsExactlyInAnyOrder("casefiles/" + id, "timelines/" + id + "/1");
	}

	@Test
	void publishedVersionsLoseALongNoteHoweverTheyWriteIt() {
		String id = incidents.declare("alice", "sev3 A key and its address");
		incidents.say("alice", id, "role commander");
		incidents.say("alice", id, "sev sev3 R2 only a nuisance");
		incidents.say("alice", id, "note the key is " + secret + "\n  see https://vault.example/a_b?c=*1* & more");
		Entry entry = noted(id);
		incidents.say("alice", id, "resolve");
		chat.submit(chat.person("alice"), incidents.room(id), new Action("postmortem", id, "short"),
				Map.of("summary-text", List.of("Somebody wrote it down."), "root-cause", List.of("A deploy.")),
				incidents.clock().instant());
		incidents.say("alice", id, "sign");
		assertThat(incidents.told("alice", id, "publish")).contains("is published");
		assertThat(placesOf("vault.example")).anyMatch(place -> place.startsWith("editions/"));

		incidents.say("alice", id, "redact " + entry.id());

		assertThat(placesOf(secret.substring(0, 20))).isEmpty();
		assertThat(placesOf("vault.example")).isEmpty();
	}

}
