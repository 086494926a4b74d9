package dev.firewatch.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.firewatch.chat.LeaseGuard;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.people.Platform;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.MongoNotPrimaryException;
import com.mongodb.ServerAddress;

import static org.assertj.core.api.Assertions.assertThat;

/** Deliveries whose database or code fails at the worst moment. */
@CoreTest
class DeliveriesTests {

	private static final String COLLECTION = "reminders";

	@Autowired
	MongoTemplate mongo;

	@Autowired
	Instances instances;

	@Autowired
	DeliveryFailures troubles;

	@Autowired
	FakeChat chat;

	private DocumentRef carrying(String id, Document... effects) {
		mongo.getCollection(COLLECTION).deleteOne(new Document("_id", id));
		mongo.getCollection(COLLECTION)
			.insertOne(new Document("_id", id).append("wakeAt", new Date(0)).append("effects", List.of(effects)));
		return new DocumentRef(COLLECTION, id);
	}

	private static Document effect(String id, int attempts, String problem) {
		Document tries = new Document("notBefore", new Date(0)).append("attempts", attempts)
			.append("faults", 0)
			.append("uncertain", false);
		if (problem != null) {
			tries.append("problem", problem);
		}
		return new Document("_id", id).append("kind", "notice")
			.append("lane", "room")
			.append("about", new Document("text", id))
			.append("nature", "URGENT")
			.append("since", new Date())
			.append("tries", tries);
	}

	private Deliveries deliveries(Instances own, Compose compose) {
		return deliveries(own, new Outbox(mongo, own), compose);
	}

	private Deliveries deliveries(Outbox outbox, Compose compose) {
		return deliveries(instances, outbox, compose);
	}

	private Deliveries deliveries(Instances of, Outbox outbox, Compose compose) {
		return deliveries(of, outbox, compose, (effect, sent) -> {
		});
	}

	private Deliveries deliveries(Instances of, Outbox outbox, Compose compose, Confirmed confirmed) {
		EffectDispatcher dispatcher = new EffectDispatcher(() -> List.of(chat), compose, confirmed);
		return new Deliveries(outbox, dispatcher, troubles, new DeliveryMeters(new SimpleMeterRegistry()),
				new Deliveries.Surroundings(of, List.of(COLLECTION), Clock.systemUTC()));
	}

	private Outgoing post(String room) {
		return new Outgoing.Post(chat.namedRoom(room), Message.text("said"));
	}

	/** As Spring hands on what a member says that no longer is the primary. */
	private static RuntimeException notPrimary() {
		return new UncategorizedMongoDbException("no",
				new MongoNotPrimaryException(new BsonDocument("code", new BsonInt32(10107)), new ServerAddress()));
	}

	private List<String> calls(String room) {
		return chat.calls().stream().filter(call -> call.contains(room)).toList();
	}

	private Document document(DocumentRef ref) {
		return QueryShapes.ignoring(() -> mongo.findById(ref.id(), Document.class, ref.collection()));
	}

	private void take(Deliveries deliveries, DocumentRef document) {
		deliveries.soon(document, false);
		Awaitility.await().until(deliveries::idle);
	}

	@Test
	void whatWasSentButCouldNotBeRecordedIsLookedForBeforeItIsRepeated() {
		AtomicInteger releases = new AtomicInteger();
		Outbox outbox = new Outbox(mongo, instances) {
			@Override
			boolean release(DocumentRef ref, @Nullable Effect done, @Nullable Instant wake) {
				if (releases.getAndIncrement() == 0) {
					throw new DataAccessResourceFailureException("the database has gone");
				}
				return super.release(ref, done, wake);
			}
		};
		DocumentRef document = carrying("doubt", effect("said", 0, null));
		Deliveries deliveries = deliveries(outbox, effect -> Optional.of(post("doubt-room")));

		take(deliveries, document);
		take(deliveries, document);

		assertThat(calls("doubt-room")).containsExactly("post doubt-room", "post doubt-room uncertain");
	}

	@Test
	void whatWasSentIsRemovedBeforeTheNextIsTried() {
		AtomicInteger removals = new AtomicInteger();
		Outbox outbox = new Outbox(mongo, instances) {
			@Override
			void remove(DocumentRef ref, Effect effect) {
				if (removals.getAndIncrement() == 0) {
					throw new DataAccessResourceFailureException("the database has gone");
				}
				super.remove(ref, effect);
			}
		};
		DocumentRef document = carrying("both", effect("first", 0, null), effect("second", 0, null));
		Deliveries deliveries = deliveries(outbox, effect -> Optional.of(post("both-room")));

		take(deliveries, document);
		take(deliveries, document);

		assertThat(calls("both-room")).as("the second was not tried in vain")
			.containsExactly("post both-room", "post both-room uncertain", "post both-room");
		assertThat(document(document).getList("effects", Document.class)).isEmpty();
	}

	@Test
	void theLastOneIsRemovedAsTheDocumentIsGivenBack() {
		AtomicInteger removals = new AtomicInteger();
		Outbox outbox = new Outbox(mongo, instances) {
			@Override
			void remove(DocumentRef ref, Effect effect) {
				removals.getAndIncrement();
				super.remove(ref, effect);
			}
		};
		DocumentRef document = carrying("last", effect("said", 0, null));

		take(deliveries(outbox, effect -> Optional.of(post("last-room"))), document);

		assertThat(removals).as("writes of their own").hasValue(0);
		assertThat(document(document).getList("effects", Document.class)).isEmpty();
		assertThat(document(document)).doesNotContainKeys("wakeAt", "lease");
	}

	@Test
	void whatIsAddedMeanwhileGoesOutAndNothingTwice() {
		DocumentRef document = carrying("added", effect("first", 0, null));
		AtomicBoolean added = new AtomicBoolean();
		Deliveries deliveries = deliveries(new Outbox(mongo, instances), effect -> {
			if (!added.getAndSet(true)) {
				mongo.getCollection(COLLECTION)
					.updateOne(new Document("_id", document.id()),
							new Document("$push", new Document("effects", effect("second", 0, null))).append("$min",
									new Document("wakeAt", new Date(0))));
			}
			return Optional.of(post("added-room"));
		});

		take(deliveries, document);

		assertThat(calls("added-room")).containsExactly("post added-room", "post added-room");
		assertThat(document(document).getList("effects", Document.class)).isEmpty();
	}

	@Test
	void aPassingFaultOfTheDatabaseGivesNothingUpHoweverLongThePlatformWasAway() {
		DocumentRef document = carrying("fault", effect("late", 50, null));
		AtomicInteger tries = new AtomicInteger();
		Deliveries deliveries = deliveries(new Outbox(mongo, instances), effect -> {
			if (tries.getAndIncrement() == 0) {
				throw notPrimary();
			}
			return Optional.of(post("fault-room"));
		});

		take(deliveries, document);
		take(deliveries, document);

		assertThat(calls("fault-room")).hasSize(1);
		assertThat(document(document).getList("effects", Document.class)).isEmpty();
	}

	@Test
	void thatTheDatabaseIsAwayOnceItWasSentIsNoFaultOfOurs() {
		DocumentRef document = carrying("confirmed", effect("once", 0, null));
		Deliveries deliveries = deliveries(instances, new Outbox(mongo, instances),
				effect -> Optional.of(post("confirmed-room")), (effect, sent) -> {
					throw notPrimary();
				});

		take(deliveries, document);

		Document tries = document(document).getList("effects", Document.class).get(0).get("tries", Document.class);
		assertThat(tries).containsEntry("faults", 0).containsEntry("uncertain", true).containsEntry("attempts", 1);
	}

	@Test
	void whatIsRevivedWhileAnotherInstanceDeliversIsNotForgotten() {
		DocumentRef document = carrying("revived", effect("hopeless", 3, "no"));
		Outbox outbox = new Outbox(mongo, instances);
		outbox.lease(document);

		outbox.revive(document);

		assertThat(outbox.release(document, null, null)).as("there is more to do").isFalse();
		assertThat(outbox.release(document, null, Instant.now().plusSeconds(600))).as("and not later").isFalse();
		assertThat(document(document).containsKey("wakeAt")).isTrue();
	}

	@Test
	void whatIsInDoubtStaysSoUntilItsTurn() {
		Document tried = effect("half said", 0, null);
		tried.get("tries", Document.class).put("notBefore", Date.from(Instant.now().plusMillis(300)));
		DocumentRef document = carrying("inherited", tried);
		mongo.getCollection(COLLECTION)
			.updateOne(new Document("_id", document.id()), new Document("$set", new Document("lease", "a ghost")));

		take(deliveries(new Outbox(mongo, instances), effect -> Optional.of(post("inherited-room"))), document);

		Awaitility.await().until(() -> !calls("inherited-room").isEmpty());
		assertThat(calls("inherited-room")).containsExactly("post inherited-room uncertain");
	}

	@Test
	void onlyWhatADeadInstanceMayHaveBegunIsInDoubt() {
		DocumentRef document = carrying("inherited-lane", effect("first", 0, null), effect("second", 0, null));
		mongo.getCollection(COLLECTION)
			.updateOne(new Document("_id", document.id()), new Document("$set", new Document("lease", "a ghost")));

		take(deliveries(new Outbox(mongo, instances), effect -> Optional.of(post("lane-room"))), document);

		assertThat(calls("lane-room")).containsExactly("post lane-room uncertain", "post lane-room");
	}

	@Test
	void whatABrokenPassLeftInDoubtStaysSoUntilItsTurn() {
		AtomicInteger releases = new AtomicInteger();
		DocumentRef document = carrying("broken", effect("said", 0, null));
		Outbox outbox = new Outbox(mongo, instances) {
			@Override
			boolean release(DocumentRef ref, @Nullable Effect done, @Nullable Instant wake) {
				if (releases.getAndIncrement() == 0) {
					mongo.getCollection(COLLECTION)
						.updateOne(new Document("_id", document.id()), new Document("$set",
								new Document("effects.0.tries.notBefore", Date.from(Instant.now().plusMillis(300)))));
					throw new DataAccessResourceFailureException("the database has gone");
				}
				return super.release(ref, done, wake);
			}
		};
		Deliveries deliveries = deliveries(outbox, effect -> Optional.of(post("broken-room")));

		take(deliveries, document);
		take(deliveries, document);

		Awaitility.await().until(() -> calls("broken-room").size() > 1);
		assertThat(calls("broken-room")).containsExactly("post broken-room", "post broken-room uncertain");
	}

	@Test
	void nothingIsInDoubtThatWasNotTried() {
		DocumentRef document = carrying("composing", effect("first", 0, null), effect("second", 0, null));
		AtomicInteger tries = new AtomicInteger();
		Deliveries deliveries = deliveries(new Outbox(mongo, instances), effect -> {
			if (tries.getAndIncrement() == 0) {
				throw new DataAccessResourceFailureException("not primary");
			}
			return Optional.of(post("composing-room"));
		});

		take(deliveries, document);
		take(deliveries, document);

		assertThat(calls("composing-room")).containsExactly("post composing-room", "post composing-room");
	}

	@Test
	void whatWasBegunEndsThoughTheInstanceIsToStop() {
		DocumentRef document = carrying("stopping", effect("said", 0, null));
		AtomicReference<String> lapsed = new AtomicReference<>("not asked");
		try (Instances own = new Instances(mongo, false)) {
			Deliveries deliveries = deliveries(own, effect -> {
				own.retire();
				LeaseGuard.check("go on");
				lapsed.set("no");
				return Optional.of(post("stopping-room"));
			});

			take(deliveries, document);
		}

		assertThat(lapsed).hasValue("no");
		assertThat(calls("stopping-room")).hasSize(1);
	}

	@Test
	void whatWasBegunGoesNoFurtherOnceTheInstanceMayBeTakenForDead() {
		DocumentRef document = carrying("faint", effect("said", 0, null));
		AtomicBoolean alive = new AtomicBoolean(true);
		try (Instances own = new Instances(mongo, false) {
			@Override
			boolean believedAlive() {
				return alive.get();
			}
		}) {
			Deliveries deliveries = deliveries(own, effect -> {
				alive.set(false);
				LeaseGuard.check("go on");
				return Optional.of(post("faint-room"));
			});

			take(deliveries, document);
		}

		assertThat(calls("faint-room")).isEmpty();
		assertThat(document(document).getList("effects", Document.class)).hasSize(1);
	}

	@Test
	void anErrorLeavesNoDocumentStuck() {
		DocumentRef document = carrying("error", effect("e", 0, null));
		AtomicInteger tries = new AtomicInteger();
		Deliveries deliveries = deliveries(new Outbox(mongo, instances), effect -> {
			if (tries.getAndIncrement() == 0) {
				throw new StackOverflowError();
			}
			return Optional.of(post("error-room"));
		});

		take(deliveries, document);
		take(deliveries, document);

		assertThat(calls("error-room")).hasSize(1);
	}

	private static Document refresh(String id, Document tries) {
		Document refresh = effect(id, 0, null);
		refresh.put("about", new Document("what", "the card"));
		refresh.get("tries", Document.class).putAll(tries);
		return refresh;
	}

	@Test
	void whatMayHaveArrivedIsLookedForThoughALaterOneSaysTheSame() {
		DocumentRef document = carrying("unknown",
				refresh("first", new Document("attempts", 1).append("uncertain", true)),
				refresh("second", new Document()));

		take(deliveries(new Outbox(mongo, instances), effect -> Optional.of(post("unknown-room"))), document);

		assertThat(calls("unknown-room")).containsExactly("post unknown-room uncertain", "post unknown-room");
		assertThat(document(document).getList("effects", Document.class)).isEmpty();
	}

	@Test
	void aLaterOneThatSaysTheSameIsSentNoSoonerThanTheEarlierMayBe() {
		Date later = Date.from(Instant.now().plusSeconds(600));
		DocumentRef document = carrying("patient",
				refresh("first", new Document("attempts", 1).append("notBefore", later)),
				refresh("second", new Document()));

		take(deliveries(new Outbox(mongo, instances), effect -> Optional.of(post("patient-room"))), document);

		assertThat(calls("patient-room")).isEmpty();
		assertThat(document(document).getList("effects", Document.class)).hasSize(1);
		assertThat(document(document).getDate("wakeAt")).isEqualTo(later);
	}

	@Test
	void whatWasGivenUpIsTriedAgainWhenTheSameIsAskedForAnew() {
		DocumentRef document = carrying("anew", refresh("first", new Document("attempts", 3).append("problem", "no")),
				refresh("second", new Document()));

		take(deliveries(new Outbox(mongo, instances), effect -> Optional.of(post("anew-room"))), document);

		assertThat(calls("anew-room")).hasSize(1);
		assertThat(document(document).getList("effects", Document.class)).isEmpty();
	}

}
