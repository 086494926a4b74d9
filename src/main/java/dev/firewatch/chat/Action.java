package dev.firewatch.chat;

import org.jspecify.annotations.Nullable;

/**
 * What a button or a form is for: mostly a verb with its argument, addressed to the
 * incident {@code address} or, where that is null, to the incident that the room implies.
 *
 * @param meaning null in what an older version stored, which knew only verbs
 * @param repeats the act that is retried; null if none is
 * @param anyway set if the person insists after a warning: the key of what was offered,
 * blank if that had none; null if nobody insists
 */
public record Action(String verb, @Nullable String address, String argument, @Nullable ActionMeaning meaning,
		@Nullable RepeatedAct repeats, @Nullable String anyway) {

	private static final String SEPARATOR = "\u001f";

	public Action(String verb, @Nullable String address, String argument) {
		this(verb, address, argument, ActionMeaning.VERB, null, null);
	}

	/** What pressing the button means. */
	public enum ActionMeaning {

		/** A verb with its argument. */
		VERB,

		/** A text that was said before and needed a press to act on. */
		TEXT,

		/**
		 * The same for a text still in the platform's markup.
		 */
		MARKUP,

		/** A text that its author wants to correct before it is said again. */
		CORRECTION,

		/** The message at the address, to be marked for the timeline. */
		MARK

	}

	/**
	 * An act that could not be confirmed.
	 *
	 * @param key the key of the first attempt: if that succeeded after all, nothing
	 * happens again
	 * @param kept whether the argument is too long for a button, and is therefore kept
	 * here
	 */
	public record RepeatedAct(String key, boolean kept) {
	}

	/** Says the text. */
	public static Action text(String text) {
		return new Action("", null, text, ActionMeaning.TEXT, null, null);
	}

	/** Says the text, which is in the platform's markup. */
	public static Action markup(String text) {
		return new Action("", null, text, ActionMeaning.MARKUP, null, null);
	}

	/** Lets somebody correct the text, then says it to the incident. */
	public static Action correction(@Nullable String address, String text) {
		return new Action("", address, text, ActionMeaning.CORRECTION, null, null);
	}

	/** Marks the message again, under the key of the first attempt. */
	public static Action mark(String message, String key) {
		return new Action("", message, "", ActionMeaning.MARK, new RepeatedAct(key, false), null);
	}

	public boolean is(ActionMeaning kind) {
		return meaning == kind;
	}

	/** The text that is said, or that gives the verb. */
	public String spoken() {
		return (verb + " " + argument).strip();
	}

	/**
	 * The same, insisted on after a warning.
	 * @param offered the key of what was offered; blank if that had none
	 */
	public Action anyway(@Nullable String offered) {
		return new Action(verb, address, argument, meaning, repeats, offered);
	}

	Action repeating(RepeatedAct act) {
		return new Action(verb, address, act.kept() ? "" : argument, meaning, act, anyway);
	}

	Action once(String text) {
		return new Action(verb, address, text, meaning, null, anyway);
	}

	/** The action in one string, for a platform that hands back a string. */
	public String encoded() {
		WrittenAction written = WrittenAction.of(this);
		return written.verb() + SEPARATOR + written.address() + SEPARATOR + written.argument();
	}

	public static Action decoded(String text) {
		String[] parts = text.split(SEPARATOR, 3);
		if (parts.length != 3) {
			throw new IllegalArgumentException("not an action of ours");
		}
		return new WrittenAction(parts[0], parts[1], parts[2]).read();
	}

}
