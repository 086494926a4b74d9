package dev.firewatch.chat;

import java.util.Map;
import java.util.Map.Entry;

import dev.firewatch.chat.Action.ActionMeaning;
import dev.firewatch.chat.Action.RepeatedAct;
import org.jspecify.annotations.Nullable;

/**
 * An action as three texts, as buttons carry it. Anything but a verb has a special word
 * in the verb's place; these words never change, as old buttons can still be pressed.
 */
public record WrittenAction(String verb, String address, String argument) {

	private static final String RETRY = "retry";

	private static final String MARK = "slack-mark-again";

	private static final Map<ActionMeaning, String> WORDS = Map.of(ActionMeaning.TEXT, "slack-said",
			ActionMeaning.MARKUP, "slack-heard", ActionMeaning.CORRECTION, "again", ActionMeaning.MARK, MARK);

	/** Written by older versions on Teams. */
	private static final String TEAMS_TEXT = "teams-said";

	private static final String SEPARATOR = "\u001e";

	/** Stands for a text that is kept. */
	private static final String KEPT = "\u001d";

	/** As the first word of an argument, with a key: the person insists. */
	private static final String ANYWAY = "anyway!";

	public static WrittenAction of(Action action) {
		String address = action.address() == null ? "" : action.address();
		String word = word(action);
		RepeatedAct repeats = action.repeats();
		if (repeats == null) {
			return new WrittenAction(word, address, insisting(action, action.argument()));
		}
		if (action.is(ActionMeaning.MARK)) {
			return new WrittenAction(MARK, address, repeats.key());
		}
		return new WrittenAction(RETRY, address, String.join(SEPARATOR, repeats.key(), word,
				insisting(action, repeats.kept() ? KEPT : action.argument())));
	}

	private static String insisting(Action action, String argument) {
		return action.anyway() == null ? argument : ANYWAY + action.anyway() + " " + argument;
	}

	private static String word(Action action) {
		ActionMeaning meaning = action.meaning();
		return meaning == null ? action.verb() : WORDS.getOrDefault(meaning, action.verb());
	}

	/** Reads the action back. */
	public Action read() {
		if (verb.equals(MARK)) {
			return Action.mark(address, argument);
		}
		if (!verb.equals(RETRY)) {
			return single();
		}
		String[] parts = argument.split(SEPARATOR, 3);
		if (parts.length != 3) {
			// Nothing is kept under it, so the person is told that it is lost.
			return single().repeating(new RepeatedAct(argument, true));
		}
		Action action = new WrittenAction(parts[1], address, parts[2]).single();
		return action.repeating(new RepeatedAct(parts[0], action.argument().equals(KEPT)));
	}

	private Action single() {
		ActionMeaning meaning = verb.equals(TEAMS_TEXT) ? ActionMeaning.TEXT
				: WORDS.entrySet()
					.stream()
					.filter(word -> word.getValue().equals(verb))
					.map(Entry::getKey)
					.findFirst()
					.orElse(ActionMeaning.VERB);
		if (meaning != ActionMeaning.VERB) {
			return new Action("", addressed(), argument, meaning, null, null);
		}
		if (!argument.startsWith(ANYWAY)) {
			return new Action(verb, addressed(), argument);
		}
		FirstWord words = FirstWord.of(argument);
		return new Action(verb, addressed(), words.rest()).anyway(words.first().substring(ANYWAY.length()));
	}

	private @Nullable String addressed() {
		return address.isEmpty() ? null : address;
	}

}
