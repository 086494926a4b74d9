package dev.firewatch.chat.teams.cards;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Captured;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.teams.cards.CardFields.Filling;
import dev.firewatch.chat.teams.cards.CardFields.PeopleChoice;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.DeliveryFailures;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.OrganisationTest;
import dev.firewatch.workflow.kernel.EffectTypes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every message and form that the product has: incidents are brought into each stage,
 * every verb is said there by those who take part and by a stranger, every button that
 * comes along is pressed and every form sent back, empty and filled in. All of it has to
 * be what Microsoft's schema and Teams' size allow.
 */
@OrganisationTest
class EveryCardTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2043, 3, 2, 9, 30, 0, 0, ZoneOffset.UTC);

	/** Whoever presses on for ever finds something new to press. */
	private static final int MOST_PRESSES = 90;

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	CommandRouter router;

	@Autowired
	People people;

	@Autowired
	Captures captures;

	@Autowired
	DeliveryFailures troubles;

	@Autowired
	Deliveries deliveries;

	@Autowired
	MeterRegistry meters;

	@Autowired
	EffectTypes effects;

	private final Checked checked = new Checked();

	private int sent;

	@AfterEach
	void mend() {
		chat.mend();
		incidents.forgetAll();
	}

	@Test
	void aButtonOpensADialogWhereItsVerbAsksForMore() {
		assertThat(router.opensForm(new Action("note", "INC-2026-0001", ""))).isTrue();
		assertThat(router.opensForm(new Action("note", "INC-2026-0001", "a b"))).isFalse();
		assertThat(router.opensForm(new Action("postmortem", "INC-2026-0001", "later summary"))).isTrue();
		assertThat(router.opensForm(new Action("status", "INC-2026-0001", ""))).isFalse();
		assertThat(router.opensForm(Action.correction(null, "note a"))).isTrue();
		assertThat(router.opensForm(Action.text("note a"))).isTrue();
	}

	/** What is drawn of it, and what Teams would have against that. */
	private final class Checked {

		private final CardRenderer cards = new CardRenderer(person -> Optional.of("29:" + person.value()),
				room -> "https://teams.example/x", true, action -> router.opensForm(action));

		private final FormCards forms = new FormCards(cards,
				new PeopleChoice(true, person -> Optional.of(person.value()), PersonId::value));

		private final CardRenderer localCards = new CardRenderer(person -> Optional.of("29:" + person.value()),
				room -> null, false, action -> true);

		private final FormCards localForms = new FormCards(localCards,
				new PeopleChoice(false, person -> Optional.of(person.value()), PersonId::value));

		private final Set<String> looked = new HashSet<>();

		private final Set<String> problems = new LinkedHashSet<>();

		private final Set<String> formVerbs = new TreeSet<>();

		private int messages;

		private int drawnForms;

		private int largest;

		void message(Message message) {
			messages++;
			for (CardRenderer renderer : List.of(cards, localCards)) {
				look("message \"" + message.fallback() + "\"", renderer.activity(message));
			}
		}

		void form(Form form, Filling filling) {
			drawnForms++;
			formVerbs.add(form.action().verb());
			FormState state = new FormState(form, "key", "19:x@thread.tacv2;messageid=1", "1");
			String what = "form \"" + form.title() + "\"";
			try {
				for (FormCards renderer : List.of(forms, localForms)) {
					look(what, cards.activity(renderer.inline(state, filling), form.title()));
					ObjectNode dialog = DialogJson.next(state, renderer.dialog(state, filling));
					CardLimits.card(dialog.at("/task/value/card/content"))
						.forEach(problem -> problems.add(what + " " + problem));
				}
			}
			catch (PlatformFailure failure) {
				problems.add(what + ": " + failure.getMessage());
			}
		}

		private void look(String what, ObjectNode activity) {
			String json = activity.toString();
			largest = Math.max(largest, json.length());
			// Much differs from what was looked at by its numbers alone.
			if (looked.add(json.replaceAll("\\d+", "0"))) {
				CardLimits.activity(activity).forEach(problem -> problems.add(what + " " + problem));
			}
		}

	}

	@Test
	void everythingThatTheProductCanShowIsWhatTeamsTakes() {
		Assumptions.assumeTrue(CardLimits.hasSchema(),
				"SKIPPED: Microsoft's schema is missing at " + CardLimits.SCHEMA);
		sent = chat.sentSince(0).size();
		Set<String> answered = new TreeSet<>();
		for (boolean much : List.of(false, true)) {
			// Of the first stage there is no more than the title.
			for (int stage = much ? 2 : 0; stage < stages(much).size(); stage += much ? 2 : 1) {
				String id = inStage(stage, much);
				for (VerbInfo verb : router.verbs()) {
					for (String text : texts(id, verb.name(), stage)) {
						boolean lobby = text.startsWith(id);
						Reply reply = lobby ? incidents.say("frank", text) : incidents.say("alice", id, text);
						if (taken(reply, "bob", lobby ? chat.lobby() : incidents.room(id))) {
							answered.add(verb.name());
						}
					}
				}
				pressOn(id);
				// What is open elsewhere would be looked through again for each home
				// view.
				incidents.forgetAll();
			}
		}
		manyIncidents();
		undelivered();
		leftAlone();
		captured();
		importedAndPublished();

		assertThat(answered).containsExactlyInAnyOrderElementsOf(router.verbs().stream().map(VerbInfo::name).toList());
		assertThat(delivered()).containsAll(effects.kinds());
		assertThat(checked.formVerbs).contains("cancel", "cause", "drop", "edit", "fix", "handover", "new", "notcause",
				"note", "postmortem", "reopen", "role", "sev", "snooze", "update", "verify");
		assertThat(checked.messages).as("messages").isGreaterThan(1_000);
		assertThat(checked.drawnForms).as("forms").isGreaterThan(300);
		assertThat(checked.largest).as("bytes at most").isLessThan(CardLimits.LARGEST_ACTIVITY);
		assertThat(checked.problems).isEmpty();
	}

	/**
	 * What is said with the verb: bare in each stage, everything else in every other one,
	 * and from elsewhere in the first.
	 */
	private static List<String> texts(String id, String verb, int stage) {
		return stage == 0 ? List.of(verb, id + " " + verb) : stage % 2 == 0 ? List.of(verb)
				: List.of(verb, verb + (verb.equals("edit") ? " E1" : " F1"), verb + " nothing of sense");
	}

	/** What the stages add to each other: who says what. */
	private static List<List<String>> stages(boolean much) {
		String words = much ? "and so it went on & on, <b>\"as ever\"</b> *again* ".repeat(35) : "briefly";
		List<List<String>> stages = new ArrayList<>();
		stages.add(List.of());
		stages.add(Stream.concat(
				Stream.of("alice role commander", "alice role scribe @bob", "bob note " + words,
						"bob note 09:00 [M01] queue 23 #detected", "alice update " + words + " next 30m",
						"alice sev sev1 " + words, "alice redact E2"),
				IntStream.range(0, much ? 25 : 0).mapToObj(n -> "bob note " + n + " " + words))
			.toList());
		stages.add(Stream.concat(
				Stream.of("alice cause primary " + words + " because " + words, "alice cause a second one",
						"alice notcause the moon because " + words,
						"alice fix Check it @bob due 2d for CF1 metric \"checks\" target \">= 95%\" check 30d",
						"alice fix Drop it @carol due 1d", "alice fix Put it off @dave due 3d", "alice mitigated",
						"alice aware -5m", "alice runbook start recovery",
						"alice control nobody deploys until data cleanup", "alice runbook start data-cleanup",
						"alice runbook decline review", "alice runbook RB1 summary", "alice runbook RB1 summary send",
						"alice runbook RB1 list", "alice runbook RB1 list 3", "alice runbook RB1 outline",
						"alice runbook RB1 next", "alice handover RB1.2 @bob", "bob done RB1.2 " + words,
						"alice skip RB1.3 it is another", "alice runbook RB1 anomaly", "alice runbook"),
				IntStream.range(0, much ? 12 : 0).mapToObj(n -> "alice fix " + n + " " + words + " @bob @carol due 2d"))
			.toList());
		stages.add(List.of("alice flags", "alice flags reviewed R1 " + words, "alice resolve R1 " + words, "+1d"));
		stages.add(List.of("bob done F1 " + words, "carol verify F1 90% " + words, "carol drop F2 R5 " + words,
				"dave snooze F3 3d " + words, "dave handover F3 @erin", "erin handover F3 decline " + words, "+4d"));
		stages.add(List.of("alice approve F2", "alice verify F1 97%", "erin done F3",
				"alice verify F3 1 exception R6 " + words, "alice approve F3", "+30d"));
		return stages;
	}

	/** An incident that has come so far. */
	private String inStage(int stage, boolean much) {
		ZonedDateTime now = MONDAY.plusWeeks(stage).plusYears(much ? 1 : 0);
		incidents.at(now);
		String id = incidents.declare("alice",
				UUID.randomUUID() + " security team: credential" + (much ? " much of it".repeat(12) : ""));
		for (String line : stages(much).subList(0, stage + 1).stream().flatMap(List::stream).toList()) {
			if (line.startsWith("+")) {
				now = now.plusDays(Integer.parseInt(line.replaceAll("\\D", "")));
				while (now.getDayOfWeek().getValue() > 5) {
					now = now.plusDays(1);
				}
				incidents.at(now);
				incidents.settle();
			}
			else {
				String who = line.substring(0, line.indexOf(' '));
				taken(incidents.say(who, id, line.substring(who.length() + 1)), who, incidents.room(id));
			}
		}
		incidents.settle();
		return id;
	}

	/** Looks at the reply; false if there is nothing to look at. */
	private boolean taken(Reply reply, String who, RoomRef room) {
		FakeChat.message(reply).ifPresent(checked::message);
		reply.asked().ifPresent(form -> sendBack(form, who, room));
		return !reply.isSilent();
	}

	/** With nothing in it, and with something everywhere. */
	private void sendBack(Form form, String who, RoomRef room) {
		checked.form(form, Filling.NONE);
		for (boolean filledIn : List.of(false, true)) {
			Map<String, List<String>> values = new LinkedHashMap<>();
			form.fields().forEach(field -> values.put(field.id(), filledIn ? something(field) : List.of()));
			Reply reply = chat.submit(chat.person(who), room, form.action(), values, incidents.clock().instant());
			if (!reply.problems().isEmpty()) {
				checked.form(form, new Filling(values, reply.problems()));
			}
			else if (reply.asked().isEmpty()) {
				taken(reply, who, room);
			}
		}
	}

	private List<String> something(Field field) {
		if (field instanceof Field.ChoiceField choice) {
			return List.of(choice.options().get(0).value());
		}
		if (field instanceof Field.ChoicesField choices) {
			return choices.options().stream().limit(2).map(Field.Option::value).toList();
		}
		if (field instanceof Field.PeopleField) {
			return List.of(chat.person("bob").value());
		}
		if (field instanceof Field.DateField) {
			return List.of("2044-01-04");
		}
		if (field instanceof Field.TextField text) {
			return List.of(text.value() == null || text.value().isBlank() ? "100%" : text.value());
		}
		return List.of();
	}

	/** Presses whatever can be pressed, and whatever comes of that. */
	private void pressOn(String id) {
		Set<String> pressed = new LinkedHashSet<>();
		Deque<Action> toPress = new ArrayDeque<>(news());
		while (!toPress.isEmpty() && pressed.size() < MOST_PRESSES) {
			Action action = toPress.poll();
			if (pressed.add(action.encoded())) {
				RoomRef room = incidents.room(id);
				String who = List.of("alice", "bob", "carol").get(pressed.size() % 3);
				Caller caller = new Caller(people.find(chat.person(who)).orElseThrow(), room,
						new MessageRef(room, "1"));
				taken(router.press(action, caller, UUID.randomUUID().toString(), incidents.clock().instant()), who,
						room);
				toPress.addAll(news());
			}
		}
		incidents.settle();
		news();
	}

	/** Looks at what was sent meanwhile; what can be pressed in it. */
	private List<Action> news() {
		List<Message> more = chat.sentSince(sent);
		sent += more.size();
		more.forEach(checked::message);
		return more.stream()
			.flatMap(message -> message.blocks().stream())
			.flatMap(EveryCardTests::buttons)
			.map(Button::action)
			.toList();
	}

	private static Stream<Button> buttons(Block block) {
		return block instanceof Block.Item item ? item.buttons().stream() : block instanceof Block.Buttons buttons
				? Stream.concat(buttons.shown().stream(), buttons.more().stream()) : Stream.of();
	}

	/** A timeline that was kept elsewhere, and a postmortem that gets to its end. */
	private void importedAndPublished() {
		incidents.at(MONDAY.plusYears(3));
		String id = incidents.declare("alice", "sev3 " + UUID.randomUUID() + " a nuisance");
		for (String line : List.of("role commander", "sev sev3 R2 only a nuisance", "resolve", "workshop")) {
			taken(incidents.say("alice", id, line), "alice", incidents.room(id));
		}
		incidents.settle();
		Reply.Whisper preview = (Reply.Whisper) incidents.say("alice", id, "import 09:00 deployed\n09:10 rolled back");
		checked.message(preview.message());
		Action go = preview.message()
			.blocks()
			.stream()
			.flatMap(EveryCardTests::buttons)
			.findFirst()
			.orElseThrow()
			.action();
		Caller alice = new Caller(people.find(chat.person("alice")).orElseThrow(), incidents.room(id), null);
		taken(router.press(go, alice, UUID.randomUUID().toString(), incidents.clock().instant()), "alice",
				incidents.room(id));
		Reply answered = chat.submit(
				chat.person("alice"), incidents.room(id), new Action("postmortem", id, "short"), Map.of("summary-text",
						List.of("Bob failed to warm it up. ".repeat(100)), "root-cause", List.of("It was cold.")),
				incidents.clock().instant());
		taken(answered, "alice", incidents.room(id));
		for (String line : List.of("why It was cold | the log", "why root", "change short say more", "change done C1",
				"comment", "quality", "review", "sign", "publish", "comment", "left", "amend it was warm", "sign",
				"publish", "tell service-desk Warm it up first", "tell", "tell L1", "tell same L1")) {
			taken(incidents.say("alice", id, line), "alice", incidents.room(id));
		}
		for (int days : List.of(0, 8, 12)) {
			incidents.at(MONDAY.plusYears(3).plusDays(days));
			incidents.settle();
		}
		news();
	}

	private void manyIncidents() {
		for (int n = 0; n < 30; n++) {
			String id = incidents.declare("alice", UUID.randomUUID() + " one of many".repeat(8));
			incidents.say("alice", id, "fix " + "Something to be done ".repeat(8) + "@alice due 2d");
		}
		for (String text : List.of("list", "list all", "todo", "status", "note")) {
			taken(incidents.say("alice", text), "alice", chat.lobby());
		}
		incidents.at(MONDAY.plusYears(2).plusWeeks(1));
		incidents.settle();
		news();
	}

	/** What is said of a marked message, its files, and what becomes of it. */
	private void captured() {
		String id = incidents.declare("alice", "Captured " + UUID.randomUUID());
		incidents.say("alice", id, "role commander");
		Caller bob = new Caller(people.find(chat.person("bob")).orElseThrow(), incidents.room(id), null);
		for (String message : List.of("m1", "m2")) {
			MessageRef ref = new MessageRef(incidents.room(id), message);
			Reply reply = captures.capture(new Captured(ref.room(), new Caller(bob.person(), ref.room(), ref),
					"seen " + message, incidents.clock().instant(), chat.person("bob"), null, true,
					List.of(chat.attach("a.log", "14:05 down".getBytes(StandardCharsets.UTF_8)),
							chat.attach("b.png", new byte[] { 1 }), SharedFile.outOfReach("F3", "c.pdf", "it is gone")),
					message + id, incidents.clock().instant()));
			taken(reply, "bob", ref.room());
		}
		incidents.settle();
		captures.changed(new MessageRef(incidents.room(id), "m1"), "seen in full");
		captures.changed(new MessageRef(incidents.room(id), "m2"), null);
		incidents.settle();
		news()
			.forEach(
					action -> taken(
							router.press(action,
									new Caller(people.find(chat.person("alice")).orElseThrow(), incidents.room(id),
											null),
									UUID.randomUUID().toString(), incidents.clock().instant()),
							"alice", incidents.room(id)));
	}

	/** What is said of what can't be delivered, and to administrators. */
	private void undelivered() {
		chat.failAlways("topic", PlatformFailure.permanent("The channel's topic is none of yours."));
		incidents.declare("alice", "Undelivered " + System.nanoTime());
		troubles.tell(Platform.LOCAL, "consent", "Something is missing here. An administrator can mend it.");
		deliveries.sweep();
		incidents.settle();
		chat.mend();
		taken(incidents.say("alice", "resend"), "alice", chat.lobby());
		news();
		troubles.mended(Platform.LOCAL, "consent");
	}

	/**
	 * What is said where a promise is broken, and where a question is left unanswered.
	 */
	private void leftAlone() {
		incidents.at(MONDAY.plusYears(2).plusWeeks(10));
		String id = incidents.open("Left alone");
		incidents.say("alice", id, "fix Alarm @alice due 9w");
		incidents.say("alice", id, "handover F1 @erin");
		incidents.settle();
		incidents.at(MONDAY.plusYears(2).plusWeeks(13));
		incidents.say("alice", id, "resolve");
		incidents.settle();
		for (String line : List.of("review", "review held", "review held three fixes more", "review", "left",
				"status")) {
			taken(incidents.say("alice", id, line), "alice", incidents.room(id));
		}
		news();
	}

	/** The kinds of effects that have arrived. */
	private Set<String> delivered() {
		return meters.find("firewatch.deliveries")
			.counters()
			.stream()
			.map(Counter::getId)
			.map(counter -> counter.getTag("kind"))
			.collect(Collectors.toSet());
	}

}
