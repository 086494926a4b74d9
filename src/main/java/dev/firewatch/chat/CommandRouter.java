package dev.firewatch.chat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.firewatch.CleanText;
import dev.firewatch.chat.Action.ActionMeaning;
import dev.firewatch.chat.Action.RepeatedAct;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.PersonId;

/**
 * Finds the verb that a text, a button or a form is meant for and lets it act. Help,
 * completion and the documentation come from the list it routes by.
 */
public final class CommandRouter {

	private static final String OTHER = "other";

	private final List<Verb> verbs;

	private final Verb otherwise;

	private final CommandExecutor executor;

	private final Retries retries = new Retries();

	private final Predicate<Command> incidents;

	private final Function<String, Optional<PersonId>> handles;

	/**
	 * @param otherwise what acts on a text that doesn't begin with a verb
	 * @param incidents whether an incident has the id that a command is addressed to, and
	 * the caller may see it
	 * @param handles finds who is mentioned by a handle, without the at sign: a button
	 * hands back plain text
	 */
	public CommandRouter(List<Verb> verbs, Verb otherwise, CommandExecutor executor, Predicate<Command> incidents,
			Function<String, Optional<PersonId>> handles) {
		this.incidents = incidents;
		this.verbs = verbs.stream().sorted(Comparator.comparingInt(verb -> verb.info().rank())).toList();
		this.otherwise = otherwise;
		this.executor = executor;
		this.handles = handles;
	}

	/** All verbs, in the order in which they are listed. */
	public List<VerbInfo> verbs() {
		return verbs.stream().map(Verb::info).toList();
	}

	/** Whether the verb of the action is likely to ask for a form. */
	public boolean opensForm(Action action) {
		return switch (action.meaning() == null ? ActionMeaning.VERB : action.meaning()) {
			case TEXT, CORRECTION -> true;
			case MARKUP, MARK -> false;
			case VERB -> action.repeats() == null
					&& named(action.verb()).filter(verb -> verb.info().form().isOpened(action.argument())).isPresent();
		};
	}

	/** Acts on a text such as {@code note 14:05 rolled back}. */
	public Reply say(String text, List<MentionedPerson> mentions, Caller caller, String key, Instant at) {
		String clean = Addressing.stripped(CleanText.of(text), rest -> isCommand(rest)).strip();
		Command plain = new Command("", null, clean, mentions, caller, key, at);
		FirstWord words = FirstWord.of(clean);
		if (words.isEmpty()) {
			return act(new Command("help", null, "", mentions, caller, key, at));
		}
		Optional<Verb> verb = spoken(words.first());
		if (verb.isPresent()) {
			return act(new Command(verb.get().info().name(), null, words.rest(), mentions, caller, key, at));
		}
		if (isAddressed(words)) {
			FirstWord second = FirstWord.of(words.rest());
			String address = IncidentAddress.bare(words.first());
			String name = spoken(second.first()).map(found -> found.info().name()).orElse("status");
			Command command = new Command(name, address, second.rest(), mentions, caller, key, at);
			return IncidentAddress.isPossible(address) ? act(command) : act(command, plain);
		}
		return act(plain);
	}

	/** Whether the text begins with a verb, or with an incident and a verb. */
	public boolean isCommand(String text) {
		FirstWord words = FirstWord.of(text);
		return spoken(words.first()).isPresent() || IncidentAddress.isFull(words.first())
				|| isAddressed(words) && !words.rest().isEmpty();
	}

	/** Whether there may be an incident before the verb, or nothing but one. */
	private boolean isAddressed(FirstWord words) {
		String address = IncidentAddress.bare(words.first());
		boolean possible = IncidentAddress.isPossible(address) || IncidentAddress.isForeign(address);
		FirstWord second = FirstWord.of(words.rest());
		return possible && (second.isEmpty() || spoken(second.first()).isPresent());
	}

	/** Acts on a pressed button, a shortcut or a reaction. */
	public Reply press(Action action, Caller caller, String key, Instant at) {
		RepeatedAct repeats = action.repeats();
		if (repeats != null) {
			return retries.again(action, repeats)
				.map(again -> press(again.action(), caller, again.key(), at))
				.orElseGet(
						() -> Reply.whisper("I no longer have that text. Copy it from the message and send it again."));
		}
		if (action.is(ActionMeaning.CORRECTION)) {
			return new Reply.Ask(Form.of(Action.correction(action.address(), ""), "Try again", "Send",
					new Field.TextField("text", "Your text", false, true, action.argument(), null, null)));
		}
		Command command = new Command(action.verb(), action.address(), action.argument(), List.of(), caller, key, at,
				action.anyway());
		return act(command, () -> mentions(action.argument()));
	}

	/**
	 * The action that retries the act under its key. It may be one that the gateway
	 * itself handles; the gateway gets it back from {@link #retried}.
	 */
	public Action retry(Action action, String key) {
		return retries.of(action, key);
	}

	/**
	 * What a pressed button means, and its key: that of the first attempt if it is a
	 * retry.
	 * @param key the press's own
	 */
	public Retried retried(Action pressed, String key) {
		return Optional.ofNullable(pressed.repeats())
			.flatMap(repeats -> retries.again(pressed, repeats))
			.orElseGet(() -> new Retried(pressed, key));
	}

	/** An act, and the key it first came with. */
	public record Retried(Action action, String key) {
	}

	private List<MentionedPerson> mentions(String text) {
		return Handles.mentionedIn(text, handles);
	}

	/** Acts on a form that came back. */
	public Reply submit(Submission submission) {
		if (submission.action().is(ActionMeaning.CORRECTION)) {
			String address = submission.action().address();
			String text = (address == null ? "" : address + " ") + submission.exact("text");
			return say(text, submission.mentions(), submission.caller(), submission.key(), submission.at());
		}
		return named(submission.action().verb())
			.map(verb -> executor.act(verb.info().name(), typed(submission),
					() -> let(submission.caller(), () -> verb.submitted(submission))))
			.orElseGet(() -> Reply.whisper("I no longer know this form. Start again with `help`."));
	}

	/**
	 * What lets the caller correct the command's text; empty if it is too long for a
	 * button.
	 */
	public static Optional<Action> again(Command command) {
		if (!Retries.fit(command.argument())) {
			return Optional.empty();
		}
		return Optional.of(Action.correction(command.address(), (command.verb() + " " + command.argument()).strip()));
	}

	private Reply act(Command command) {
		return act(command, command::mentions);
	}

	/**
	 * Acts on the command if an incident has the id it is addressed to, else on the text
	 * as one without a verb.
	 */
	private Reply act(Command command, Command plain) {
		return executor.act(command.verb(), typed(command), () -> let(command.caller(), () -> incidents.test(command)
				? named(command.verb()).orElse(otherwise).act(command) : otherwise.act(plain)));
	}

	/**
	 * @param mentions looked up within the verb's time, since that may take a while
	 */
	private Reply act(Command command, Supplier<List<MentionedPerson>> mentions) {
		Optional<Verb> verb = named(command.verb());
		return executor.act(verb.map(found -> found.info().name()).orElse(OTHER), typed(command),
				() -> let(command.caller(), () -> verb.orElse(otherwise).act(command.mentioning(mentions.get()))));
	}

	/** The only way to a verb: people from another organisation stop here. */
	private static Reply let(Caller caller, Supplier<Reply> act) {
		return caller.person().mayAct() ? act.get() : Reply.whisper(Outsider.TURNED_AWAY);
	}

	private TypedText typed(Command command) {
		Action action = new Action(command.verb(), command.address(), command.argument()).anyway(command.anyway());
		String address = command.address() == null ? "" : command.address() + " ";
		String text = address + (command.verb() + " " + command.argument()).strip();
		return TypedText.text(command.caller().room().platform(), text, () -> retry(action, command.key()));
	}

	/** The form stays open: there is no better place for what was filled in. */
	private static TypedText typed(Submission submission) {
		String first = submission.values().keySet().stream().findFirst().orElse("");
		return TypedText.form(submission.caller().room().platform(), first);
	}

	/** The verb that somebody says, perhaps with a colon before what they say with it. */
	private Optional<Verb> spoken(String word) {
		boolean colon = word.endsWith(":") || word.endsWith("\uff1a");
		return colon ? named(word.substring(0, word.length() - 1)).filter(verb -> verb.info().takesText())
				: named(word);
	}

	private Optional<Verb> named(String word) {
		String lower = word.toLowerCase(Locale.ROOT);
		return verbs.stream().filter(verb -> verb.info().named(lower)).findFirst();
	}

}
