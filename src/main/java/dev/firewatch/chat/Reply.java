package dev.firewatch.chat;

import java.util.Map;

/** What a person gets back at once. */
public sealed interface Reply {

	/** Said in the room, seen by all. */
	record Say(Message message) implements Reply {
	}

	/** Seen by the caller alone. */
	record Whisper(Message message) implements Reply {
	}

	/** A form to fill in. */
	record Ask(Form form) implements Reply {
	}

	/**
	 * The submitted form comes back with what was typed and a sentence at each field at
	 * fault.
	 */
	record Correct(Map<String, String> problems) implements Reply {
	}

	/** The message whose button was pressed now reads like this. */
	record Replace(Message message) implements Reply {
	}

	/** Nothing to say: what happened is seen elsewhere. */
	record Silent() implements Reply {
	}

	static Reply whisper(String sentence) {
		return new Whisper(Message.text(sentence));
	}

	static Reply say(String sentence) {
		return new Say(Message.text(sentence));
	}

	static Reply silent() {
		return new Silent();
	}

	static Reply correct(String field, String sentence) {
		return new Correct(Map.of(field, sentence));
	}

}
