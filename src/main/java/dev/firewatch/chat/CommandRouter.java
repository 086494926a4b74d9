package dev.firewatch.chat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.firewatch.people.PersonId;

/**
 * Finds the verb that a text, a button or a form is meant for and lets it act. Help,
 * completion and the documentation are made from the list it routes by.
 */
public final class CommandRouter {

	private static final String RETRY = "retry";

	private static final String AGAIN = "again";

	private static final String RETRY_SEPARATOR = "\u001e";

	/** A longer text does not fit a button of every platform. */
	private static final int LONGEST_RETRY = 1_500;

	private final List<Verb> verbs;

	private final Verb otherwise;

	private static final Pattern HANDLE = Pattern.compile("(?<=^|\\s)@([^\\s@,]+)");

	private final Guard guard;

	private final Function<String, Optional<PersonId>> handles;

	/**
	 * @param otherwise what acts on a text that begins with no verb
	 * @param handles who is mentioned by a handle, given without the at sign: a button
	 * hands back mere text
	 */
	public CommandRouter(List<Verb> verbs, Verb otherwise, Guard guard, Function<String, Optional<PersonId>> handles) {
		this.verbs = verbs.stream().sorted(Comparator.comparingInt(verb -> verb.info().rank())).toList();
		this.otherwise = otherwise;
		this.guard = guard;
		this.handles = handles;
	}

	/** All verbs, in the order in which they are listed. */
	public List<VerbInfo> verbs() {
		return verbs.stream().map(Verb::info).toList();
	}

	/** Acts on a text such as {@code note 14:05 rolled back}. */
	public Reply say(String text, List<Mention> mentions, Caller caller, String key, Instant at) {
		Words words = Words.of(text);
		if (words.isEmpty()) {
			return act(new Command("help", null, "", mentions, caller, key, at));
		}
		Optional<Verb> verb = named(words.first());
		if (verb.isPresent()) {
			return act(new Command(verb.get().info().name(), null, words.rest(), mentions, caller, key, at));
		}
		Words second = Words.of(words.rest());
		if (IncidentAddress.isPossible(words.first()) && (second.isEmpty() || named(second.first()).isPresent())) {
			String name = named(second.first()).map(found -> found.info().name()).orElse("status");
			return act(new Command(name, words.first(), second.rest(), mentions, caller, key, at));
		}
		return act(new Command("", null, text.strip(), mentions, caller, key, at));
	}

	/** Acts on a pressed button, a shortcut or a reaction. */
	public Reply press(Action action, Caller caller, String key, Instant at) {
		if (action.verb().equals(RETRY)) {
			String[] parts = action.argument().split(RETRY_SEPARATOR, 3);
			return act(new Command(parts[1], action.address(), parts[2], mentions(parts[2]), caller, parts[0], at));
		}
		if (action.verb().equals(AGAIN)) {
			return new Reply.Ask(Form.of(new Action(AGAIN, action.address(), ""), "Try again", "Send",
					new Field.TextField("text", "Your text", false, true, action.argument(), null, null)));
		}
		return act(new Command(action.verb(), action.address(), action.argument(), mentions(action.argument()), caller,
				key, at));
	}

	private List<Mention> mentions(String text) {
		return HANDLE.matcher(text)
			.results()
			.flatMap(found -> handles.apply(found.group(1)).map(person -> new Mention(found.group(), person)).stream())
			.toList();
	}

	/** Acts on a form that came back. */
	public Reply submit(Submission submission) {
		if (submission.action().verb().equals(AGAIN)) {
			String address = submission.action().address();
			String text = (address == null ? "" : address + " ") + submission.exact("text");
			return say(text, submission.mentions(), submission.caller(), submission.key(), submission.at());
		}
		return named(submission.action().verb())
			.map(verb -> guard.guarded(submission.caller(), () -> verb.submitted(submission), () -> null,
					typed(submission)))
			.orElseGet(() -> Reply.whisper("I no longer know this form. Start again with `help`."));
	}

	/**
	 * What lets the caller correct the command's text; empty if it is too long for a
	 * button.
	 */
	public static Optional<Action> again(Command command) {
		if (command.argument().length() > LONGEST_RETRY) {
			return Optional.empty();
		}
		return Optional.of(new Action(AGAIN, command.address(), (command.verb() + " " + command.argument()).strip()));
	}

	private Reply act(Command command) {
		Verb verb = command.verb().isEmpty() ? otherwise : named(command.verb()).orElse(otherwise);
		return guard.guarded(command.caller(), () -> verb.act(command), () -> retry(command), command.argument());
	}

	private static Action retry(Command command) {
		String argument = command.argument().length() > LONGEST_RETRY ? "" : command.argument();
		return new Action(RETRY, command.address(),
				String.join(RETRY_SEPARATOR, command.key(), command.verb(), argument));
	}

	private static String typed(Submission submission) {
		return String.join("\n", submission.values().values().stream().flatMap(List::stream).toList());
	}

	private Optional<Verb> named(String word) {
		String lower = word.toLowerCase(Locale.ROOT);
		return verbs.stream().filter(verb -> verb.info().named(lower)).findFirst();
	}

}
