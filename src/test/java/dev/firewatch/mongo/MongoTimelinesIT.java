package dev.firewatch.mongo;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.firewatch.people.PersonId;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.timeline.When;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@CoreTest
class MongoTimelinesIT {

	private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

	private static final PersonId BOB = new PersonId("local/bob");

	@Autowired
	MongoTemplate mongo;

	private final String incident = "INC-TEST-" + UUID.randomUUID().toString().replace("-", "");

	private static Draft draft(int number) {
		return new Draft("key-" + number, new When(NOON.minusSeconds(number), null, false), NOON, BOB, Source.COMMAND,
				"entry " + number, null, null);
	}

	private void append(Timelines timelines, int from, int to) {
		IntStream.range(from, to).forEach(number -> timelines.append(incident, draft(number)));
	}

	@Test
	void numbersEntriesAcrossChunksAndReadsThemByWhenTheyHappened() {
		Timelines timelines = new MongoTimelines(mongo);

		append(timelines, 0, 3 * MongoTimelines.CHUNK + 7);

		List<Entry> entries = timelines.read(incident);
		assertThat(entries).hasSize(3 * MongoTimelines.CHUNK + 7).isSortedAccordingTo(Entry.ORDER);
		assertThat(entries.get(0).number()).isEqualTo(entries.size());
		assertThat(timelines.find(incident, 101)).map(Entry::text).hasValue("entry 100");
		assertThat(timelines.find(incident, 9_999)).isEmpty();
	}

	@Test
	void goesOnInTheNextChunkBeforeOneIsTooLargeForTheServer() {
		Timelines timelines = new MongoTimelines(mongo);
		String text = "a".repeat(50_000);
		Entry first = timelines.append(incident, draft(1));
		for (int edit = 0; edit < 60; edit++) {
			Entry changed = first.edited(edit + text, first.when(), null, NOON, BOB);
			assertThat(timelines.replace(incident, first, changed)).isTrue();
			first = changed;
		}

		Entry next = timelines.append(incident, draft(2));
		assertThat(next.number()).isEqualTo(MongoTimelines.CHUNK + 1);
		assertThat(timelines.append(incident, draft(2)).number()).as("the same again").isEqualTo(next.number());
		assertThat(timelines.replace(incident, first, first.hidden(true))).as("what is in it can still be changed")
			.isTrue();

		String other = incident + "copy";
		List<Entry> all = timelines.read(incident);
		timelines.restore(other, all);
		assertThat(timelines.read(other)).extracting(Entry::id, Entry::text)
			.containsExactlyElementsOf(all.stream().map(entry -> tuple(entry.id(), entry.text())).toList());
		assertThat(timelines.append(other, draft(3)).number()).isEqualTo(MongoTimelines.CHUNK + 2);
	}

	@Test
	void recognisesARepeatedDeliveryAcrossTheBorderOfAChunk() {
		Timelines timelines = new MongoTimelines(mongo);
		append(timelines, 0, MongoTimelines.CHUNK + 1);

		Entry again = timelines.append(incident, draft(MongoTimelines.CHUNK - 1));

		assertThat(again.number()).isEqualTo(MongoTimelines.CHUNK);
		assertThat(timelines.read(incident)).hasSize(MongoTimelines.CHUNK + 1);
	}

	@Test
	void findsWhatWasRecordedManyChunksAgo() {
		Timelines timelines = new MongoTimelines(this.mongo);
		append(timelines, 1, 5 * MongoTimelines.CHUNK);

		assertThat(timelines.recordedAs(this.incident, "key-3")).map(Entry::number).contains(3);
		assertThat(timelines.recordedAs(this.incident, "key-" + 4 * MongoTimelines.CHUNK)).isPresent();
		assertThat(timelines.recordedAs(this.incident, "never")).isEmpty();
	}

	@Test
	void goesOnWhereAnotherInstanceHasCome() {
		Timelines one = new MongoTimelines(mongo);
		Timelines other = new MongoTimelines(mongo);
		append(one, 0, 1);
		append(other, 1, 5 * MongoTimelines.CHUNK + 3);

		Entry next = one.append(incident, draft(100_000));

		assertThat(next.number()).isEqualTo(5 * MongoTimelines.CHUNK + 4);
	}

	@Test
	void givesEachOfManyAtOnceItsOwnNumber() {
		Timelines timelines = new MongoTimelines(mongo);

		List<CompletableFuture<Entry>> all = IntStream.range(0, 120)
			.mapToObj(number -> CompletableFuture.supplyAsync(() -> timelines.append(incident, draft(number))))
			.toList();

		assertThat(all.stream().map(CompletableFuture::join).map(Entry::number)).doesNotHaveDuplicates().hasSize(120);
		assertThat(timelines.read(incident)).hasSize(120);
	}

	@Test
	void replacesOnlyWhatNobodyChangedInBetween() {
		Timelines timelines = new MongoTimelines(mongo);
		Entry read = timelines.append(incident, draft(0));
		Entry edited = read.edited("better", read.when(), null, NOON, BOB);

		assertThat(timelines.replace(incident, read, edited)).isTrue();
		assertThat(timelines.replace(incident, read, read.edited("too late", read.when(), null, NOON, BOB))).isFalse();
		assertThat(timelines.find(incident, 1)).map(Entry::text).hasValue("better");
	}

	@Test
	void oneWriteMakesOneOfTwoEntriesEvenOfTwoChunks() {
		Timelines timelines = new MongoTimelines(mongo);
		append(timelines, 0, MongoTimelines.CHUNK + 1);
		Entry first = timelines.find(incident, 1).orElseThrow();
		Entry last = timelines.find(incident, MongoTimelines.CHUNK + 1).orElseThrow();

		assertThat(timelines.replace(incident, first, first.absorbing(last, NOON, BOB))).isTrue();

		Entry part = timelines.find(incident, last.number()).orElseThrow();
		assertThat(part.removed()).isEqualTo(new Entry.Removal(NOON, BOB, 1));
		assertThat(part.text()).as("kept as it was").isEqualTo(last.text());
		assertThat(timelines.find(incident, 1)).map(Entry::text).hasValue("entry 0\nentry " + MongoTimelines.CHUNK);
		assertThat(timelines.read(incident)).filteredOn(Entry::isShown).hasSize(MongoTimelines.CHUNK);
	}

	@Test
	void refusesAChangeOfWhatSomebodyElseHasMarkedMeanwhile() {
		Timelines timelines = new MongoTimelines(mongo);
		append(timelines, 0, 1);
		Entry read = timelines.find(incident, 1).orElseThrow();

		assertThat(timelines.replace(incident, read, read.marked(Milestone.DETECTED))).isTrue();
		assertThat(timelines.replace(incident, read, read.hidden(true))).isFalse();
		Entry marked = timelines.find(incident, 1).orElseThrow();
		assertThat(timelines.replace(incident, marked, marked.hidden(true))).isTrue();
		assertThat(timelines.find(incident, 1)).hasValueSatisfying(entry -> {
			assertThat(entry.mark()).isEqualTo(Milestone.DETECTED);
			assertThat(entry.isHidden()).isTrue();
		});
	}

	@Test
	void undoesNoRemovalThatSomebodyElseHasAnnouncedMeanwhile() {
		Timelines timelines = new MongoTimelines(mongo);
		append(timelines, 0, 2);
		Entry read = timelines.find(incident, 1).orElseThrow();

		assertThat(timelines.replace(incident, read, read.removed(NOON, BOB))).isTrue();
		assertThat(timelines.replace(incident, read, read.marked(Milestone.DETECTED))).isFalse();
		assertThat(timelines.find(incident, 1)).map(Entry::isRemoved).hasValue(true);
	}

	@Test
	void readsAndChangesWhatWasRecordedBeforeThereWereReviews() {
		Timelines timelines = new MongoTimelines(mongo);
		append(timelines, 0, 1);
		mongo.getCollection("timelines")
			.updateOne(new Document("_id", incident + "/1"),
					new Document("$unset", new Document("entries.0.review", "")));
		Entry old = timelines.find(incident, 1).orElseThrow();

		assertThat(old.isShown()).isTrue();
		assertThat(timelines.replace(incident, old, old.hidden(true))).isTrue();
		assertThat(timelines.replace(incident, old, old.marked(Milestone.DETECTED))).as("changed once already")
			.isFalse();
		assertThat(timelines.read(incident)).filteredOn(Entry::isHidden).hasSize(1);
	}

	@Test
	void knowsTheKeysOfAllChunks() {
		Timelines timelines = new MongoTimelines(mongo);
		append(timelines, 0, MongoTimelines.CHUNK + 3);

		assertThat(timelines.keys(incident)).hasSize(MongoTimelines.CHUNK + 3).contains("key-0", "key-52");
		assertThat(timelines.keys("INC-NONE")).isEmpty();
	}

}
