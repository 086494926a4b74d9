package dev.firewatch.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.people.Account;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.OrganisationTest;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what, verb by verb, through the router. The outcome is a page of the
 * documentation; {@code -Dpermissions.write=true} writes it anew, to be read before it is
 * committed.
 */
@OrganisationTest
class PermissionMatrixTests {

	private static final Path PAGE = Path.of("src/docs/permissions.md");

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2061, 1, 3, 10, 0, 0, 0, ZoneId.of("UTC"));

	/** Somebody, and where they speak. */
	private enum Role {

		COMMANDER("commander", "alice", true), SENIOR("senior", "dave", false), OWNER("owner of the fix", "bob", true),
		MEMBER("member", "carol", true), ANYONE("anyone else", "erin", false), GUEST_HERE("guest in it", "gina", true),
		GUEST_ELSEWHERE("guest elsewhere", "gus", false), STRANGER("other organisation", "sam", true),
		PRIVATE_MEMBER("private: member", "carol", true), PRIVATE_SENIOR("private: senior", "dave", false),
		PRIVATE_ANYONE("private: anyone else", "erin", false), PRIVATE_GUEST("private: guest elsewhere", "gus", false);

		private final String title;

		private final String who;

		private final boolean inItsRoom;

		Role(String title, String who, boolean inItsRoom) {
			this.title = title;
			this.who = who;
			this.inItsRoom = inItsRoom;
		}

		boolean isPrivate() {
			return name().startsWith("PRIVATE");
		}

		/** A senior is called into a private incident, too, when signals add up. */
		boolean belongs(State state) {
			return this != STRANGER && this != GUEST_ELSEWHERE
					&& (!isPrivate() || this == PRIVATE_MEMBER || this == PRIVATE_SENIOR && state == State.FLAGGED);
		}

	}

	/** How far the incident has come. */
	private enum State {

		LIVE, FLAGGED, DONE, DROPPING, RUNNING, RESOLVED, CANCELLED

	}

	private enum Outcome {

		YES("yes"), WAITS("waits"), NO("no"), HIDDEN("–");

		private final String sign;

		Outcome(String sign) {
			this.sign = sign;
		}

	}

	/** What is said; all but the last are only there to make it possible. */
	private record Row(String verb, State state, String... texts) {

		String said() {
			return texts[texts.length - 1];
		}

	}

	private static Row row(State state, String... texts) {
		String last = texts[texts.length - 1];
		return new Row(last.split(" ")[0], state, texts);
	}

	/** Every verb at least once. */
	private static final List<Row> ROWS = List.of(row(State.LIVE, "new {title}"), row(State.LIVE, "join"),
			row(State.LIVE, "note rolled back"), row(State.LIVE, "timeline"), row(State.LIVE, "edit E2 said better"),
			row(State.LIVE, "note mine", "undo"), row(State.LIVE, "remove E2"), row(State.LIVE, "redact E2"),
			row(State.LIVE, "reword E2 leave"), row(State.LIVE, "mark E2 detected"), row(State.LIVE, "combine E2 E3"),
			row(State.LIVE, "hide E2"), row(State.LIVE, "unhide E2"), row(State.LIVE, "evidence E2 queue: 15 pass"),
			row(State.LIVE, "import 10:02 it began"), row(State.RESOLVED, "workshop"),
			row(State.LIVE, "update it goes on"), row(State.LIVE, "sev SEV1 worse"),
			row(State.LIVE, "sev SEV3 R2 smaller"), row(State.FLAGGED, "sev SEV3 R2 one account"),
			row(State.FLAGGED, "flags"), row(State.FLAGGED, "flags reviewed R1 seen"), row(State.LIVE, "role scribe"),
			row(State.LIVE, "role commander"), row(State.LIVE, "control no deployments until 24h"),
			row(State.LIVE, "control no deployments", "lift IC1"),
			row(State.LIVE, "control no deployments", "prolong IC1 until 24h"),
			row(State.LIVE, "hypothesis a cold cache"), row(State.LIVE, "hypothesis a cold cache", "test H1 warm it"),
			row(State.LIVE, "mitigated"), row(State.LIVE, "resolve over"), row(State.FLAGGED, "resolve R1 over"),
			row(State.LIVE, "cancel false alarm"), row(State.FLAGGED, "cancel R3 false alarm"),
			row(State.CANCELLED, "reopen it goes on"), row(State.LIVE, "fix Another alert @bob due 3d"),
			row(State.LIVE, "start F1"), row(State.LIVE, "done F1"), row(State.DONE, "verify F1 100%"),
			row(State.LIVE, "drop F1 R5 another fix"), row(State.LIVE, "snooze F1 3d waits for parts"),
			row(State.LIVE, "stuck F1 no access"), row(State.LIVE, "dry-run F1"), row(State.LIVE, "handover F1 @carol"),
			row(State.DROPPING, "approve F1"), row(State.DROPPING, "reject F1"),
			row(State.LIVE, "cause the queue was full"), row(State.LIVE, "why 1 because nobody looked"),
			row(State.RESOLVED, "related"), row(State.LIVE, "notcause the network"), row(State.RESOLVED, "postmortem"),
			row(State.RESOLVED, "review"), row(State.RESOLVED, "comment name the service"),
			row(State.RESOLVED, "change name the service"), row(State.RESOLVED, "quality"), row(State.RESOLVED, "sign"),
			row(State.RESOLVED, "publish"), row(State.RESOLVED, "amend a mistake"),
			row(State.RESOLVED, "tell service-desk read the map"), row(State.LIVE, "todo"), row(State.LIVE, "away off"),
			row(State.LIVE, "status"), row(State.LIVE, "catchup"), row(State.LIVE, "list all"),
			row(State.LIVE, "deletion new old data 2026-01-01 2026-01-31"), row(State.LIVE, "runbook start review"),
			row(State.RUNNING, "runbook RB1 stop R4 not needed"), row(State.RUNNING, "check RB1.3"),
			row(State.RUNNING, "skip RB1.3 R4 not needed"), row(State.RUNNING, "reading RB1.2 12"),
			row(State.RUNNING, "advance RB1"), row(State.RUNNING, "rollback RB1 errors a spike"),
			row(State.RUNNING, "advance RB1", "approve RB1"), row(State.LIVE, "affected new 12 P-17"),
			row(State.LIVE, "aware -5m"), row(State.LIVE, "deadlines"),
			row(State.LIVE, "aware -5m", "deadlines sent authority file 7"), row(State.LIVE, "risk new {title} P2 I4"),
			row(State.LIVE, "risk list"), row(State.LIVE, "insights"), row(State.LIVE, "report"),
			row(State.LIVE, "report send week payments"), row(State.LIVE, "priority"), row(State.RESOLVED, "left"),
			row(State.RESOLVED, "close"), row(State.LIVE, "takeover"), row(State.RESOLVED, "keep-channel"),
			row(State.LIVE, "resend"), row(State.LIVE, "help"));

	/** They are about no incident, or about all. */
	private static final List<String> ABOUT_NONE = List.of("new", "todo", "away", "list", "risk", "insights", "report",
			"priority", "takeover", "help");

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	CommandRouter router;

	@Autowired
	People people;

	@Autowired
	MongoTemplate mongo;

	private final List<String> wrong = new ArrayList<>();

	/** What is stored of an incident. */
	private record Stored(String id, List<Document> casefiles, List<Document> timelines) {
	}

	@Test
	void everyVerbHasARow() {
		assertThat(ROWS.stream().map(Row::verb).distinct())
			.containsExactlyInAnyOrderElementsOf(router.verbs().stream().map(VerbInfo::name).toList());
	}

	@Test
	void everybodyMayDoWhatThePageSaysAndNothingElse() throws IOException {
		incidents.forgetAll();
		incidents.at(MONDAY);
		outsider("gina", Outsider.GUEST);
		outsider("gus", Outsider.GUEST);
		outsider("sam", Outsider.STRANGER);
		Map<State, Stored> open = new EnumMap<>(State.class);
		Map<State, Stored> hidden = new EnumMap<>(State.class);
		for (State state : State.values()) {
			open.put(state, stored(built(state, "")));
			hidden.put(state, stored(built(state, "private ")));
		}
		Map<Row, Map<Role, Outcome>> table = new LinkedHashMap<>();
		for (Row row : ROWS) {
			Map<Role, Outcome> outcomes = new EnumMap<>(Role.class);
			for (Role role : Role.values()) {
				outcomes.put(role, outcome(row, role, (role.isPrivate() ? hidden : open).get(row.state())));
			}
			table.put(row, outcomes);
		}

		String page = page(table);
		if (Boolean.getBoolean("permissions.write")) {
			Files.writeString(PAGE, page);
		}
		assertThat(wrong).isEmpty();
		assertThat(page).isEqualTo(Files.readString(PAGE));
	}

	private void outsider(String name, Outsider outsider) {
		Account account = new Account(Platform.LOCAL, name);
		people.save(new Person(new PersonId(account.key()), name, name, ZoneId.of("UTC"), List.of(account), outsider));
	}

	private String built(State state, String kind) {
		// No two titles are alike.
		String title = Stream.generate(() -> UUID.randomUUID().toString().replace("-", ""))
			.limit(4)
			.collect(Collectors.joining(" "));
		String id = incidents.declare("frank", kind + title + (state == State.FLAGGED ? " phishing and malware" : ""));
		Stream.of("alice", "bob", "carol").forEach(who -> {
			if (kind.isEmpty()) {
				incidents.say(who, id, "join");
			}
		});
		incidents.say("frank", id, "role commander @alice");
		incidents.say("frank", id, "role scribe @carol");
		incidents.say("alice", id, "note first");
		incidents.say("alice", id, "note second");
		incidents.say("frank", id, "fix Alert on the queue @bob due 3d metric \"alerts\" target \">= 90%\"");
		switch (state) {
			case DONE -> incidents.say("bob", id, "done F1");
			case DROPPING -> incidents.say("bob", id, "drop F1 R5 another fix");
			case RUNNING -> Stream.of("runbook start staged", "done RB1.1", "advance RB1")
				.forEach(text -> incidents.say("alice", id, text));
			case RESOLVED -> incidents.say("alice", id, "resolve it is over");
			case CANCELLED -> incidents.say("alice", id, "cancel a test");
			default -> {
			}
		}
		incidents.settle();
		return id;
	}

	private Outcome outcome(Row row, Role role, Stored stored) {
		restore(stored);
		for (String text : row.texts()) {
			String before = fingerprint(stored.id());
			Reply reply = say(role, stored.id(), text);
			quiet();
			Outcome outcome = read(reply, row.said() + " by " + role);
			boolean changed = !fingerprint(stored.id()).equals(before);
			if (changed && outcome != Outcome.YES) {
				wrong.add(row.said() + " by " + role + " changed something: " + reply);
			}
			if (!role.belongs(row.state()) && !ABOUT_NONE.contains(row.verb()) && outcome != Outcome.HIDDEN) {
				wrong.add(row.said() + " by " + role + " is answered: " + reply);
			}
			if (text.equals(row.said())) {
				return outcome;
			}
		}
		throw new IllegalStateException("a row says nothing");
	}

	private Reply say(Role role, String id, String text) {
		String words = text.replace("{title}", UUID.randomUUID().toString());
		RoomRef room = role.inItsRoom ? incidents.room(id) : chat.lobby();
		boolean addressed = !role.inItsRoom && !ABOUT_NONE.contains(text.split(" ")[0]);
		return chat.say(chat.person(role.who), room, (addressed ? id + " " : "") + words, incidents.clock().instant());
	}

	private Outcome read(Reply reply, String what) {
		String text = FakeChat.text(reply);
		if (text.contains(Outsider.TURNED_AWAY) || text.contains(Outsider.ELSEWHERE)
				|| text.contains("I don't know INC-")) {
			return Outcome.HIDDEN;
		}
		if (text.contains("is waiting for the commander")) {
			return Outcome.WAITS;
		}
		if (text.contains("Only ") || text.contains("somebody else has to") || text.contains("You don't hold")) {
			return Outcome.NO;
		}
		if (text.contains("Your text is kept") && !text.contains("Not yet") && !text.contains("not published yet")) {
			wrong.add(what + " is refused for another reason: " + text);
		}
		return Outcome.YES;
	}

	private void quiet() {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.until(incidents.deliveries()::idle);
	}

	/** What people may not have changed. */
	private String fingerprint(String id) {
		Stored now = stored(id);
		return now.casefiles().stream().map(file -> file.get("version")).toList() + " "
				+ now.timelines().stream().map(chunk -> chunk.get("entries")).toList();
	}

	private Stored stored(String id) {
		quiet();
		return QueryShapes.ignoring(() -> new Stored(id, found("casefiles", List.of(id)),
				found("timelines", IntStream.rangeClosed(1, 3).mapToObj(chunk -> id + "/" + chunk).toList())));
	}

	private List<Document> found(String collection, List<String> ids) {
		return mongo.getCollection(collection)
			.find(new Document("_id", new Document("$in", ids)))
			.into(new ArrayList<>());
	}

	private void restore(Stored stored) {
		quiet();
		QueryShapes.ignoring(() -> {
			replace("casefiles", stored.casefiles());
			replace("timelines", stored.timelines());
			return true;
		});
	}

	private void replace(String collection, List<Document> documents) {
		documents.forEach(document -> mongo.getCollection(collection)
			.replaceOne(new Document("_id", document.get("_id")), document));
	}

	private static String page(Map<Row, Map<Role, Outcome>> table) {
		StringBuilder page = new StringBuilder(
				"""
						# Who may do what

						Written by `PermissionMatrixTests`, which says each line through the router as everybody, with the bundled policy and
						a senior group. After a change: `mvn test -Dtest=PermissionMatrixTests -Dpermissions.write=true`, and read the
						difference.

						*yes*: it is done, or shown. *waits*: it is left for somebody who may decide. *no*: they are told who may. *–*: they are
						told one sentence that names nothing. Anybody of the organisation may act in an incident that isn't private, and
						says its number where they aren't in its channel; the fix is Bob's, the scribe is Carol, who is the member.

						""");
		List<Role> roles = List.of(Role.values());
		page.append("| said | incident | ")
			.append(roles.stream().map(role -> role.title).collect(Collectors.joining(" | ")))
			.append(" |\n|---|---|")
			.append("---|".repeat(roles.size()))
			.append('\n');
		table.forEach((row, outcomes) -> page.append("| `")
			.append(row.said().replace("{title}", "<title>"))
			.append("` | ")
			.append(words(row))
			.append(" | ")
			.append(roles.stream().map(role -> outcomes.get(role).sign).collect(Collectors.joining(" | ")))
			.append(" |\n"));
		return page.toString();
	}

	private static @Nullable String words(Row row) {
		return switch (row.state()) {
			case LIVE -> "open";
			case FLAGGED -> "two signals";
			case DONE -> "fix done";
			case RUNNING -> "runbook begun";
			case DROPPING -> "drop asked for";
			case RESOLVED -> "resolved";
			case CANCELLED -> "cancelled";
		};
	}

}
