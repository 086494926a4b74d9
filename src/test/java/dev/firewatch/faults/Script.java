package dev.firewatch.faults;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.firewatch.faults.Act.Verb;
import org.jspecify.annotations.Nullable;

/**
 * What one person does, one after the other, for as long as they are asked. Follows from
 * the seed alone, except that a fix can be started only once its promise was answered.
 */
final class Script {

	/** Of fifty things so many are of each kind; notes are the rest. */
	private static final Map<Verb, Integer> DECK = Map.of(Verb.NEW, 1, Verb.UPDATE, 3, Verb.SEV, 2, Verb.ROLE, 2,
			Verb.CAUSE, 3, Verb.FIX, 2, Verb.START, 1, Verb.DONE, 1);

	private static final int CARDS = 50;

	private static final List<String> ROLES = List.of("scribe", "communications", "technical-lead", "compliance");

	private final Person person;

	private final List<String> incidents;

	private final LocalDate today;

	private final Random random;

	private final Deque<Verb> deck = new ArrayDeque<>();

	/** Fixes of this person's that nothing was done with yet. */
	private final Deque<Act> promised = new ArrayDeque<>();

	private int number;

	/**
	 * @param incidents those that things are done in
	 * @param today when fixes are due
	 */
	Script(Person person, List<String> incidents, LocalDate today, long seed) {
		this.person = person;
		this.incidents = List.copyOf(incidents);
		this.today = today;
		this.random = new Random(seed);
	}

	/** Something that this person is to do next. */
	Act next() {
		if (deck.isEmpty()) {
			shuffle();
		}
		String token = person.id().toLowerCase() + "x" + ++number;
		String incident = incidents.get(random.nextInt(incidents.size()));
		int choice = random.nextInt(4);
		Verb verb = deck.pop();
		if (verb == Verb.START || verb == Verb.DONE) {
			return later(verb, token, incident);
		}
		Act act = new Act(verb, person, token, verb == Verb.NEW ? null : incident, text(verb, token, choice));
		if (verb == Verb.FIX) {
			promised.add(act);
		}
		return act;
	}

	private void shuffle() {
		List<Verb> cards = new ArrayList<>();
		DECK.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.forEach(card -> cards.addAll(Collections.nCopies(card.getValue(), card.getKey())));
		cards.addAll(Collections.nCopies(CARDS - cards.size(), Verb.NOTE));
		Collections.shuffle(cards, random);
		deck.addAll(cards);
	}

	private Act later(Verb verb, String token, String incident) {
		@Nullable Act earlier = promised.poll();
		if (earlier == null || earlier.fix() == null) {
			return new Act(Verb.NOTE, person, token, incident, text(Verb.NOTE, token, 0));
		}
		return new Act(verb, person, token, earlier.incident(), verb.name().toLowerCase() + " " + earlier.fix());
	}

	private String text(Verb verb, String token, int choice) {
		return switch (verb) {
			// Nothing but the first word is like the title of another incident.
			case NEW -> "new Outage " + token + " a" + token + " b" + token;
			case UPDATE -> "update Rollback is under way " + token;
			case SEV -> "sev SEV" + choice + " R1 seen from " + token;
			case ROLE -> "role " + ROLES.get(choice);
			case CAUSE -> "cause Queue was full " + token + " because nobody watched it";
			case FIX -> "fix Alert on the queue " + token + " " + owner(token).mention() + " due " + today;
			default -> "note Error rate is down " + token;
		};
	}

	/** Each fix has an owner of its own, who is told of nothing else. */
	static Person owner(String token) {
		return new Person("UO" + token.toUpperCase());
	}

}
