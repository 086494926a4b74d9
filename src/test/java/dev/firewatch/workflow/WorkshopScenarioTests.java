package dev.firewatch.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.exchange.Dossier;
import dev.firewatch.exchange.MarkdownExport;
import dev.firewatch.people.People;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Evidence;
import dev.firewatch.timeline.KeptFile;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.Timelines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The timeline is completed once the fire is out. */
@CoreTest
class WorkshopScenarioTests {

	private static final ZonedDateTime FRIDAY = ZonedDateTime.of(2026, 11, 20, 9, 40, 0, 0, ZoneId.of("UTC"));

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13 };

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Timelines timelines;

	@Autowired
	Templates templates;

	@Autowired
	People people;

	@BeforeEach
	void isFridayMorningAndAllIsQuiet() {
		incidents.forgetAll();
		chat.mend();
		incidents.at(FRIDAY);
	}

	private Instant at(String time) {
		return incidents.at(FRIDAY.with(java.time.LocalTime.parse(time)));
	}

	/** The latest message that begins with what a timeline may miss. */
	private Map.Entry<MessageRef, Message> workshop(String id) {
		return chat.shownIn(incidents.room(id))

			.entrySet()
			.stream()
			.filter(shown -> shown.getValue().fallback().startsWith("Timeline of " + id + ":"))
			.reduce((first, second) -> second)
			.orElseThrow();
	}

	private Entry entry(String id, String text) {
		return timelines.read(id).stream().filter(found -> found.text().startsWith(text)).findFirst().orElseThrow();
	}

	private String markdown(String id) {
		var file = incidents.file(id);
		return MarkdownExport.write(new Dossier(file, timelines.read(id),
				templates.template(file.postmortem().orElseThrow().template()).orElseThrow(), people::nameOf));
	}

	@Test
	void resolvingProposesWhatTheChannelTellsAndATapKeepsIt() {
		String id = incidents.open("Checkout fails");
		RoomRef room = incidents.room(id);
		chat.writes("bob", room, "good morning all", at("09:45"), 0);
		chat.writes("bob", room, "error rate is 12% since the deploy https://g.example/1", at("09:50"), 2);
		chat.writes("carol", room, "", at("09:55"), 0, chat.attach("graph.png", PNG));
		chat.writes("carol", room, "should we roll it back?", at("09:56"), 0);
		chat.writes("dave", room, "rolled back to 1.42", at("10:05"), 0);
		at("10:20");

		Reply resolved = incidents.say("alice", id, "resolve");
		assertThat(resolved).as("nobody waits for the channel to be read").isInstanceOf(Reply.Say.class);
		incidents.settle();

		Message shown = workshop(id).getValue();
		assertThat(shown.fallback()).contains("3 messages may belong on the timeline");
		assertThat(FakeChat.text(shown))
			.contains("error rate is 12%", "— Bob", "graph.png — Carol", "rolled back to 1.42", "[Keep]",
					"Not marked yet: first occurrence, detected", "[Mark an entry]")
			.doesNotContain("good morning", "should we");
		Reply kept = chat.press(chat.person("alice"), room, FakeChat.button(shown, "Keep"), at("10:21"));

		assertThat(kept).isInstanceOf(Reply.Replace.class);
		assertThat(FakeChat.text(kept)).contains("✓ 2026-11-20T09:50:00Z", "2 messages may belong on the timeline");
		Entry entry = entry(id, "error rate");
		assertThat(entry.occurredAt()).isEqualTo("2026-11-20T09:50:00Z");
		assertThat(entry.author()).isEqualTo(chat.person("bob"));
		assertThat(entry.source()).isEqualTo(Source.MESSAGE);
		assertThat(entry.link()).startsWith("https://chat.example/");
		chat.press(chat.person("carol"), room, FakeChat.button(shown, "Keep"), at("10:22"));
		assertThat(timelines.read(id)).as("two taps keep it once")
			.filteredOn(found -> found.text().startsWith("error rate"))
			.hasSize(1);
	}

	@Test
	void keepingAMessageKeepsItsFiles() {
		String id = incidents.open("Checkout fails");
		RoomRef room = incidents.room(id);
		chat.writes("carol", room, "error rate is 12% since the deploy", at("09:55"), 0, chat.attach("graph.png", PNG),
				chat.attach("dump.zip", "PK".getBytes(StandardCharsets.UTF_8)),
				SharedFile.outOfReach("F9", "plan.docx", "it is in SharePoint, where I may not read"));
		at("10:20");
		incidents.say("alice", id, "resolve");
		incidents.settle();

		chat.press(chat.person("alice"), room, FakeChat.button(workshop(id).getValue(), "Keep"), at("10:21"));
		incidents.settle();

		Entry entry = entry(id, "error rate");
		assertThat(entry.keptFiles()).extracting(KeptFile::name).containsExactly("graph.png");
		assertThat(incidents.toldDirectly("alice")).last()
			.asString()
			.contains("I did not keep dump.zip: I keep only", "I did not keep plan.docx: it is in SharePoint");
	}

	@Test
	void whatIsOnTheTimelineIsNotProposedAgain() {
		String id = incidents.open("Checkout fails");
		chat.writes("dave", incidents.room(id), "rolled back to 1.42", at("10:05"), 0);
		at("10:20");
		incidents.say("alice", id, "resolve");
		incidents.settle();
		chat.press(chat.person("alice"), incidents.room(id), FakeChat.button(workshop(id).getValue(), "Keep"),
				at("10:21"));

		assertThat(incidents.say("alice", id, "workshop")).isInstanceOf(Reply.Silent.class);
		incidents.settle();

		assertThat(FakeChat.text(workshop(id).getValue())).doesNotContain("rolled back");
	}

	@Test
	void asksWhatHappenedInAGapAndFillsIt() {
		String id = incidents.open("Checkout fails");
		at("12:00");
		incidents.say("alice", id, "note 09:41 alert #detected");
		incidents.say("alice", id, "resolve 11:50");
		incidents.settle();
		Map.Entry<MessageRef, Message> shown = workshop(id);
		assertThat(FakeChat.text(shown.getValue())).contains("nothing for 2 h 9 min [Say what happened]");

		Action gap = FakeChat.button(shown.getValue(), "Say what happened");
		Reply asked = chat.press(chat.person("bob"), incidents.room(id), gap, at("12:01"));
		Reply.Ask form = (Reply.Ask) asked;
		assertThat(form.form().fields()).filteredOn(Field.TextField.class::isInstance)
			.extracting(Field::id)
			.containsExactly("text", "when");
		assertThat(chat.submitOn(shown.getKey(), chat.person("bob"), form.form().action(),
				Map.of("text", List.of("waited for the vendor"), "when", List.of("25:10")), at("12:02")))
			.isInstanceOf(Reply.Correct.class);
		Reply filled = chat.submitOn(shown.getKey(), chat.person("bob"), form.form().action(),
				Map.of("text", List.of("waited for the vendor #cause-found"), "when", List.of("10:45-11:40")),
				at("12:02"));

		assertThat(filled).isInstanceOf(Reply.Replace.class);
		assertThat(FakeChat.text(filled)).contains("nothing for 1 h 4 min").doesNotContain("2 h 9 min", "cause found,");
		assertThat(entry(id, "waited").mark()).isEqualTo(Milestone.CAUSE_FOUND);
	}

	@Test
	void marksAMomentFromTheMessageAndByCommandAndTakesItAway() {
		String id = incidents.open("Checkout fails");
		at("10:20");
		incidents.say("bob", id, "note 09:41 alert");
		incidents.say("bob", id, "note 09:44 second alert");
		incidents.say("alice", id, "resolve");
		incidents.settle();
		Map.Entry<MessageRef, Message> shown = workshop(id);
		Reply.Ask form = (Reply.Ask) chat.press(chat.person("bob"), incidents.room(id),
				FakeChat.button(shown.getValue(), "Mark an entry"), at("10:21"));

		Reply marked = chat.submitOn(shown.getKey(), chat.person("bob"), form.form().action(),
				Map.of("entry", List.of(entry(id, "alert").id()), "mark", List.of("detected")), at("10:22"));

		assertThat(FakeChat.text(marked)).doesNotContain("detected");
		assertThat(entry(id, "alert").mark()).isEqualTo(Milestone.DETECTED);
		String second = entry(id, "second").id();
		assertThat(incidents.told("bob", id, "mark " + second.toLowerCase() + " cause found")).contains(second,
				"the cause was known");
		assertThat(incidents.told("bob", id, "mark " + second + " detected")).contains("the latest counts");
		assertThat(incidents.told("bob", id, "mark " + second + " none")).contains("no longer marks");
		assertThat(entry(id, "second").mark()).isNull();
		assertThat(incidents.told("bob", id, "mark " + second + " lunch")).contains("first-occurrence", "kept");
		assertThat(incidents.told("bob", id, "mark E999 detected")).contains("There is no entry");
	}

	@Test
	void noiseIsLeftOutOfDocumentsAndCanBeShownAgain() {
		String id = incidents.open("Checkout fails");
		at("10:20");
		incidents.say("bob", id, "note 09:41 lunch is here");
		incidents.say("alice", id, "resolve");
		incidents.settle();
		String noise = entry(id, "lunch").id();

		assertThat(incidents.told("bob", id, "hide " + noise)).contains("left out of documents", "unhide " + noise);

		assertThat(markdown(id)).doesNotContain("lunch is here");
		assertThat(incidents.told("bob", id, "timeline")).contains("lunch is here · hidden");
		incidents.say("bob", id, "unhide " + noise);
		assertThat(markdown(id)).contains("lunch is here");
	}

	@Test
	void twoEntriesBecomeOneAndBothTextsAreKept() {
		String id = incidents.open("Checkout fails");
		at("10:20");
		incidents.say("bob", id, "note 09:41 rolled back #mitigated");
		incidents.say("carol", id, "note 09:43 the rollback was to 1.42");
		String first = entry(id, "rolled").id();
		String second = entry(id, "the rollback").id();

		assertThat(incidents.told("bob", id, "combine " + second + " " + first))
			.contains("rolled back\nthe rollback was", first);

		assertThat(entry(id, "rolled").mark()).isEqualTo(Milestone.MITIGATED);
		assertThat(entry(id, "rolled").earlier()).extracting(Entry.Revision::text).containsExactly("rolled back");
		assertThat(incidents.told("bob", id, "timeline")).contains("part of " + first);
		assertThat(incidents.told("bob", id, "edit " + second + " x")).contains("can't be corrected");
		assertThat(incidents.told("bob", id, "combine " + first + " " + second)).contains("is part of " + first);
		assertThat(incidents.told("bob", id, "combine " + first)).contains("Name two entries");
	}

	@Test
	void twoMomentsAreNotMadeOne() {
		String id = incidents.open("Checkout fails");
		at("10:20");
		incidents.say("bob", id, "note 09:41 alert #detected");
		incidents.say("bob", id, "note 09:43 rolled back #mitigated");

		assertThat(incidents.told("bob", id, "combine " + entry(id, "alert").id() + " " + entry(id, "rolled").id()))
			.contains("mark E4 none");
	}

	@Test
	void evidenceIsAttachedByCommandAndByForm() {
		String id = incidents.open("Checkout fails");
		at("10:20");
		incidents.say("bob", id, "note 09:41 recovered");
		String recovered = entry(id, "recovered").id();

		assertThat(incidents.told("bob", id, "evidence " + recovered + " error rate: 0.2 % pass https://g.example/1"))
			.contains("error rate: 0.2 % ✅");

		assertThat(entry(id, "recovered").evidence())
			.isEqualTo(new Evidence("error rate", "0.2 %", Evidence.EvidenceOutcome.PASS, "https://g.example/1"));
		Reply.Ask form = (Reply.Ask) incidents.say("bob", id, "evidence " + recovered);
		Map<String, List<String>> values = Map.of("entry", List.of(recovered), "label", List.of("p99"), "value",
				List.of("4 s"), "outcome", List.of("fail"), "link", List.of("javascript:alert(1)"));
		assertThat(chat.submit(chat.person("bob"), incidents.room(id), form.form().action(), values, at("10:21")))
			.isInstanceOf(Reply.Correct.class);
		incidents.say("carol", id, "edit " + recovered + " recovered at last");
		assertThat(entry(id, "recovered at last").evidence()).extracting(Evidence::label).isEqualTo("error rate");
	}

	@Test
	void anEntryHasSeveralReadingsInChatAndDocument() {
		String id = incidents.open("Checkout fails");
		at("10:20");
		incidents.say("bob", id, "note 09:41 recovered");
		String recovered = entry(id, "recovered").id();
		incidents.say("bob", id, "evidence " + recovered + " error rate: 0.2 % pass");
		incidents.say("bob", id, "evidence " + recovered + " p99: 4 s fail");

		assertThat(entry(id, "recovered").readings()).extracting(Evidence::label).containsExactly("error rate", "p99");
		assertThat(incidents.told("bob", id, "timeline")).contains("error rate: 0.2 % ✅", "p99: 4 s ❌");
		incidents.say("alice", id, "resolve");
		assertThat(markdown(id)).contains("09:41 | recovered |", "| error rate | 0.2 % | yes |", "| p99 | 4 s | no |");
	}

	@Test
	void aPhoneChoosesTheEntryToEdit() {
		String id = incidents.open("Checkout fails");
		at("10:20");
		incidents.say("bob", id, "note 09:41 recovered");

		String told = incidents.told("bob", id, "edit");

		assertThat(told).contains("Which entry do you mean?", "recovered", "[Edit]");
		assertThat(incidents.told("bob", id, "edit " + entry(id, "recovered").id() + " recovered #mitigated"))
			.contains("mitigated");
		assertThat(entry(id, "recovered").mark()).isEqualTo(Milestone.MITIGATED);
	}

	@Test
	void whereTheChannelCannotBeReadThatIsSaidInOneSentence() {
		String id = incidents.open("Checkout fails");
		chat.failAlways("history", PlatformFailure.permanent("Teams would not let me read the channel's messages."));
		at("10:20");

		incidents.say("alice", id, "resolve");
		incidents.settle();

		assertThat(FakeChat.text(workshop(id).getValue()))
			.contains("No messages are proposed: Teams would not let me read the channel's messages.");
	}

	@Test
	void anIncidentWithoutAChannelIsReviewedForTheCallerAlone() {
		String id = incidents.declare("alice", "near-miss almost deleted " + java.util.UUID.randomUUID());

		assertThat(FakeChat.text(incidents.say("alice", id + " workshop"))).contains("Not marked yet");
	}

	@Test
	void aPastedListIsShownThenImportedOnce() {
		String id = incidents.open("Checkout fails");
		at("10:20");
		String list = "09:41 alert #detected\nnobody knows\n09:50 rolled back";

		Reply preview = incidents.say("bob", id, "import " + list);
		assertThat(FakeChat.text(preview)).contains("2 entries to import from a list of times", "alert · detected",
				"1 line can't be read and is left out", "Line 2: It doesn't begin with a time.", "[Import]");
		Message message = ((Reply.Whisper) preview).message();
		chat.press(chat.person("bob"), incidents.room(id), FakeChat.button(message, "Import"), at("10:21"));
		incidents.settle();

		assertThat(timelines.read(id)).filteredOn(entry -> entry.source() == Source.IMPORT)
			.extracting(Entry::text, Entry::mark, entry -> entry.occurredAt().toString())
			.containsExactly(tuple("alert", Milestone.DETECTED, "2026-11-20T09:41:00Z"),
					tuple("rolled back", null, "2026-11-20T09:50:00Z"));
		assertThat(chat.messagesIn(incidents.room(id)))
			.anySatisfy(text -> assertThat(text).contains("Bob imported 2 entries from a list of times"));
		assertThat(FakeChat
			.text(chat.press(chat.person("bob"), incidents.room(id), FakeChat.button(message, "Import"), at("10:22"))))
			.contains("imported already");
		assertThat(incidents.told("carol", id, "import " + list)).contains("0 entries to import",
				"2 on the timeline already");
		assertThat(timelines.read(id)).filteredOn(entry -> entry.source() == Source.IMPORT).hasSize(2);
	}

	@Test
	void aPastedListIsReadInAnotherZoneOrOnAnotherDayWithOneTap() {
		String id = incidents.open("Checkout fails");
		at("10:20");
		Reply preview = incidents.say("bob", id, "import 09:41 alert\n09:50 rolled back");
		Message first = ((Reply.Whisper) preview).message();

		Reply earlier = chat.press(chat.person("bob"), incidents.room(id), FakeChat.button(first, "A day earlier"),
				at("10:21"));
		assertThat(FakeChat.text(earlier)).contains("(2026-11-19 09:41 UTC)");
		assertThat(FakeChat.text(first)).doesNotContain("Dates begin with");
		Message second = ((Reply.Replace) earlier).message();
		chat.press(chat.person("bob"), incidents.room(id), FakeChat.button(second, "Import"), at("10:22"));
		incidents.settle();

		assertThat(timelines.read(id)).filteredOn(entry -> entry.source() == Source.IMPORT)
			.extracting(entry -> entry.occurredAt().toString())
			.containsExactly("2026-11-19T09:41:00Z", "2026-11-19T09:50:00Z");
	}

	@Test
	void aMomentThatWasGivenIsReadBackInATimeThatIsTheSameForAll() {
		String id = incidents.open("Checkout fails");
		at("10:20");

		assertThat(FakeChat.text(incidents.say("alice", id, "note 4:05 am EST alert")))
			.contains("(2026-11-20 09:05 UTC) · alert");
		assertThat(FakeChat.text(incidents.say("alice", id, "note 09.41 alert"))).contains("Did you mean 09:41?",
				"09.41 alert");
		assertThat(FakeChat.text(incidents.say("alice", id, "note 09:47 IST alert")))
			.contains("IST is the name of several time zones", "09:47 IST alert");
	}

	@Test
	void anImportIsTakenBackAsAWhole() {
		String id = incidents.open("Checkout fails");
		at("10:20");
		String list = "import 09:41 alert\n09:50 rolled back";
		Message preview = ((Reply.Whisper) incidents.say("bob", id, list)).message();
		chat.press(chat.person("bob"), incidents.room(id), FakeChat.button(preview, "Import"), at("10:21"));
		incidents.settle();
		Message said = chat.shownIn(incidents.room(id))
			.values()
			.stream()
			.filter(message -> FakeChat.text(message).contains("Bob imported 2 entries"))
			.findFirst()
			.orElseThrow();

		Reply gone = chat.press(chat.person("carol"), incidents.room(id), FakeChat.button(said, "Take it back"),
				at("10:22"));

		assertThat(FakeChat.text(gone)).contains("Carol took back the import of 2 entries.");
		assertThat(timelines.read(id)).filteredOn(entry -> entry.source() == Source.IMPORT).allMatch(Entry::isRemoved);
		assertThat(FakeChat.text(chat.press(chat.person("carol"), incidents.room(id),
				FakeChat.button(said, "Take it back"), at("10:23"))))
			.contains("taken back already");
		assertThat(incidents.told("carol", id, list)).contains("2 entries to import");
	}

	@Test
	void anImportFillsTheGapsOfTheMessageThatIsThere() {
		String id = incidents.open("Checkout fails");
		at("12:00");
		incidents.say("alice", id, "note 09:41 alert #detected");
		incidents.say("alice", id, "resolve 11:00");
		incidents.settle();
		MessageRef shown = workshop(id).getKey();
		assertThat(FakeChat.text(workshop(id).getValue())).contains("nothing for 1 h 19 min");

		Reply preview = incidents.say("bob", id,
				"import 10:05 vendor paged\n10:30 vendor answers\n10:55 reissued #mitigated");
		chat.press(chat.person("bob"), incidents.room(id),
				FakeChat.button(((Reply.Whisper) preview).message(), "Import"), at("12:01"));
		incidents.settle();

		assertThat(workshop(id).getKey()).isEqualTo(shown);
		assertThat(FakeChat.text(workshop(id).getValue())).doesNotContain("nothing for", "mitigated");
	}

	@Test
	void anExportOfSlackNamesItsPeopleAndLeavesOutWhatWasKept() {
		String id = incidents.open("Checkout fails");
		at("10:20");
		String export = "[{\"ts\":\"1795168200.000100\",\"user\":\"U9\",\"text\":\"rolled back\"}]";

		Reply preview = incidents.say("bob", id, "import " + export);
		chat.press(chat.person("bob"), incidents.room(id),
				FakeChat.button(((Reply.Whisper) preview).message(), "Import"), at("10:21"));
		incidents.settle();

		assertThat(entry(id, "U9: rolled back").occurredAt()).isEqualTo("2026-11-20T09:50:00Z");
	}

	@Test
	void aTextThatCannotBeReadComesBack() {
		String id = incidents.open("Checkout fails");

		assertThat(incidents.told("bob", id, "import lorem ipsum dolor")).contains("14:05 rolled back to 1.42",
				"Your text is kept: lorem ipsum dolor");
		Reply.Ask form = (Reply.Ask) incidents.say("bob", id, "import");
		assertThat(chat.submit(chat.person("bob"), incidents.room(id), form.form().action(),
				Map.of("text", List.of("lorem ipsum")), at("09:41")))
			.isInstanceOfSatisfying(Reply.Correct.class, correct -> assertThat(correct.problems()).containsKey("text"));
	}

	@Test
	void aTeamsExcerptIsUnderstoodInTheCallersZone() {
		String id = incidents.open("Checkout fails");
		at("10:20");

		Reply preview = chat.submit(chat.person("bob"), incidents.room(id), new Action("import", id, ""),
				Map.of("text", List.of("[9:41 AM] Carol: alert\n[9:50 AM] Somebody Else: rolled back")), at("10:20"));
		chat.press(chat.person("bob"), incidents.room(id),
				FakeChat.button(((Reply.Whisper) preview).message(), "Import"), at("10:21"));
		incidents.settle();

		assertThat(entry(id, "alert").author()).isEqualTo(chat.person("carol"));
		assertThat(entry(id, "Somebody Else: rolled back").author()).isEqualTo(chat.person("bob"));
		assertThat(Duration.between(entry(id, "alert").occurredAt(), incidents.clock().instant())).isPositive();
	}

}
