package dev.firewatch.workflow;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Reply;
import dev.firewatch.incident.Status;
import dev.firewatch.policy.Severity;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.Replicas;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two instances on one database, and people who act at the same moment on both. */
class ReplicaScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2051, 1, 2, 10, 0, 0, 0, ZoneId.of("UTC"));

	private static final int ROUNDS = 5;

	private static Replicas replicas;

	private static Incidents one;

	private static Incidents two;

	@BeforeAll
	static void start() {
		replicas = Replicas.start(2);
		one = replicas.get(0);
		two = replicas.get(1);
		at(MONDAY);
	}

	@AfterAll
	static void stop() {
		replicas.close();
	}

	/** The instances' clocks need not agree better than this. */
	private static void at(ZonedDateTime moment) {
		one.at(moment);
		two.at(moment.plusSeconds(50));
	}

	private static Callable<Reply> says(Incidents instance, String who, String id, String text) {
		return () -> instance.say(who, id, text);
	}

	/** Alice leads; Bob and Carol take part. */
	private static String open(String words) {
		String id = one.open(words);
		one.say("bob", id, "join");
		one.say("carol", id, "join");
		return id;
	}

	@Test
	void ofTwoWhoSetTheSeverityTheSecondIsToldWhatTheFirstDid() {
		for (int round = 0; round < ROUNDS; round++) {
			String id = open("Severity" + round);

			List<Reply> replies = replicas.atOnce(List.of(says(one, "alice", id, "sev SEV1 many more"),
					says(two, "carol", id, "sev SEV0 everybody")));

			Severity set = one.file(id).incident().severity();
			Reply second = replies.get(set == Severity.SEV1 ? 1 : 0);
			String name = set == Severity.SEV1 ? "Alice" : "Carol";
			assertThat(FakeChat.text(second)).contains(name + " set " + set + " just now", " anyway?");

			String who = set == Severity.SEV1 ? "carol" : "alice";
			one.chat().press(one.chat().person(who), one.room(id), primary(second), one.clock().instant());
			assertThat(two.file(id).incident().severity()).isNotEqualTo(set);
		}
	}

	private static Action primary(Reply reply) {
		return ((Reply.Whisper) reply).message()
			.blocks()
			.stream()
			.filter(Block.Buttons.class::isInstance)
			.flatMap(block -> ((Block.Buttons) block).shown().stream())
			.map(Button::action)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void ofTwoWhoAnswerTheSameSectionNeitherLosesWhatTheyWrote() {
		for (int round = 0; round < ROUNDS; round++) {
			String id = open("Section" + round);
			one.say("alice", id, "resolve");
			one.settle();
			Reply.Ask bobs = (Reply.Ask) one.say("bob", id, "postmortem lessons");
			Reply.Ask carols = (Reply.Ask) two.say("carol", id, "postmortem lessons");
			Set<String> required = bobs.form()
				.fields()
				.stream()
				.filter(Field.TextField.class::isInstance)
				.map(Field::id)
				.collect(Collectors.toSet());

			List<Reply> replies = replicas.atOnce(List.of(() -> submit(one, "bob", id, bobs, required, "from Bob"),
					() -> submit(two, "carol", id, carols, required, "from Carol")));

			String saved = one.file(id)
				.postmortem()
				.orElseThrow()
				.state("lessons")
				.answers()
				.values()
				.iterator()
				.next();
			Reply second = replies.get(saved.equals("from Bob") ? 1 : 0);
			Reply.Ask again = (Reply.Ask) second;
			String theirs = saved.equals("from Bob") ? "from Carol" : "from Bob";
			assertThat(again.form().fields()).as("what was typed is kept")
				.anyMatch(field -> field instanceof Field.TextField text && text.value().equals(theirs));
			assertThat(again.form().fields().get(0).toString()).contains("answered this section just now", saved);

			submit(one, saved.equals("from Bob") ? "carol" : "bob", id, again, required, "from both");
			assertThat(two.file(id).postmortem().orElseThrow().state("lessons").answers().values())
				.contains("from both");
		}
	}

	private static Reply submit(Incidents instance, String who, String id, Reply.Ask ask, Set<String> fields,
			String text) {
		return instance.chat()
			.submit(instance.chat().person(who), instance.room(id), ask.form().action(),
					fields.stream().collect(Collectors.toMap(field -> field, field -> List.of(text))),
					instance.clock().instant());
	}

	@Test
	void ofTwoWhoVerifyTheSameFixTheSecondIsToldTheResult() {
		for (int round = 0; round < ROUNDS; round++) {
			String id = open("Verify" + round);
			one.say("alice", id, "fix Train everybody @alice metric \"done\" target \">= 95%\"");
			one.say("alice", id, "done F1");

			List<Reply> replies = replicas
				.atOnce(List.of(says(one, "bob", id, "verify F1 97%"), says(two, "carol", id, "verify F1 98%")));

			assertThat(one.file(id).fix("F1").orElseThrow().status()).isEqualTo(FixStatus.VERIFIED);
			assertThat(one.file(id).fix("F1").orElseThrow().verifications()).hasSize(1);
			assertThat(replies.stream().map(FakeChat::text).filter(text -> text.contains(" measured 9"))).hasSize(1);
		}
	}

	@Test
	void nothingClosesWhileAnotherAddsAFix() {
		for (int round = 0; round < ROUNDS; round++) {
			String id = open("Closing" + round);
			one.say("alice", id, "fix Mend it @bob target \">= 1\"");
			one.say("alice", id, "resolve");
			Awaitility.await().until(one.deliveries()::idle);

			replicas.atOnce(List.of(says(one, "alice", id, "close"),
					says(two, "carol", id, "fix One more thing @carol due 3d")));

			assertThat(one.file(id).incident().status()).isNotEqualTo(Status.CLOSED);
			assertThat(one.file(id).fixes()).hasSize(2);
		}
	}

	@Test
	void manyWhoChangeOneIncidentAllGetThrough() {
		String id = open("A crowd");
		List<Callable<Reply>> acts = IntStream.range(0, 24)
			.mapToObj(n -> says(n % 2 == 0 ? one : two, n % 3 == 0 ? "bob" : "carol", id, "cause Reason " + n))
			.toList();

		replicas.atOnce(acts);

		assertThat(one.file(id).causes().all()).extracting(cause -> cause.text())
			.containsExactlyInAnyOrderElementsOf(IntStream.range(0, 24).mapToObj(n -> "Reason " + n).toList());
		assertThat(one.file(id).causes().all()).extracting(cause -> cause.id()).doesNotHaveDuplicates();
	}

	@Test
	void whatArrivesThreeTimesAtBothActsOnce() {
		String id = open("Thrice");
		for (String text : List.of("note 3 of them", "fix Mend it @bob", "cause Somebody hurried", "update all well")) {
			List<Callable<Reply>> acts = IntStream.range(0, 6)
				.mapToObj(n -> thrice(n % 2 == 0 ? one : two, id, text))
				.toList();
			replicas.atOnce(acts);
		}
		String key = "one-key-new";
		replicas.atOnce(IntStream.range(0, 6).<Callable<Reply>>mapToObj(n -> () -> {
			Incidents instance = n % 2 == 0 ? one : two;
			return instance.chat()
				.say(instance.chat().person("bob"), instance.chat().lobby(), "new Nobody can pay by invoice",
						instance.clock().instant(), key);
		}).toList());

		assertThat(one.file(id).fixes()).hasSize(1);
		assertThat(one.file(id).causes().all()).hasSize(1);
		// What the bot itself sees reaches the timeline a moment later.
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(FakeChat.text(one.say("bob", id, "timeline")).split("all well", -1)).hasSize(2));
		assertThat(FakeChat.text(one.say("bob", id, "timeline")).split("3 of them", -1)).hasSize(2);
		assertThat(one.listed().stream().filter(file -> file.incident().title().startsWith("Nobody can pay")))
			.hasSize(1);
	}

	private static Callable<Reply> thrice(Incidents instance, String id, String text) {
		return () -> instance.chat()
			.say(instance.chat().person("bob"), instance.room(id), text, instance.clock().instant(), "one-key-" + text);
	}

	@Test
	void remindersAndQuestionsComeOnceFromAllInstancesAlsoAcrossARollingRestart() {
		Incidents third = replicas.add();
		String id = open("Once from all");
		one.say("alice", id, "fix Mend it @erin due 1d target \"> 0\" verifier @frank");
		one.say("alice", id, "resolve");
		Awaitility.await().until(one.deliveries()::idle);
		int day = 1;
		for (; day <= 3; day++) {
			at(MONDAY.plusDays(day));
			third.at(MONDAY.plusDays(day).minusSeconds(8));
			replicas.atOnce(
					List.of(Incidents.class.cast(one), two, third).stream().<Callable<Boolean>>map(instance -> () -> {
						instance.settle();
						return true;
					}).toList());
		}
		assertThat(told("erin", third)).as("due on the first day, overdue on the third").isEqualTo(2);
		long questions = told("alice", third);

		at(MONDAY.plusDays(4));
		replicas.stop(2);
		one.settle();
		two.settle();
		assertThat(told("erin", third)).isEqualTo(2);
		at(MONDAY.plusDays(7));
		two.settle();
		one.settle();
		assertThat(told("erin", third)).isEqualTo(3);
		assertThat(questions).as("no section is asked of one person twice a day").isPositive();
		assertThat(asked(id)).allMatch(count -> count <= 5);
	}

	/** How often the bot wrote to the person, from whichever instance. */
	private static long told(String who, Incidents third) {
		return List.of(one, two, third).stream().mapToLong(instance -> instance.toldDirectly(who).size()).sum();
	}

	private static List<Long> asked(String id) {
		Map<String, Long> perDay = one.file(id)
			.postmortem()
			.orElseThrow()
			.sections()
			.stream()
			.filter(state -> state.askedAt() != null)
			.collect(Collectors.groupingBy(state -> state.asked() + "/" + state.askedAt().toString().substring(0, 10),
					Collectors.counting()));
		return List.copyOf(perDay.values());
	}

	@Test
	void aButtonOfAnOlderCardTellsWhoLeadsByNow() {
		String id = one.declare("alice", "old button of the card");
		one.say("carol", id, "role commander");
		at(MONDAY.plusHours(3));

		Reply reply = two.chat()
			.press(two.chat().person("bob"), two.room(id), new Action("role", id, "commander"), two.clock().instant());

		assertThat(FakeChat.text(reply)).contains("Carol became commander", "Take over?");
		assertThat(one.file(id).incident().holder("commander")).contains(one.chat().person("carol"));
		at(MONDAY);
	}

}
