package dev.firewatch.chat;

import java.util.Map;
import java.util.Optional;

/** What a person gets back at once. */
public sealed interface Reply {

	<T> T accept(ReplyVisitor<T> visitor);

	/** Said in the room, seen by all. */
	record Say(Message message) implements Reply {
		@Override
		public <T> T accept(ReplyVisitor<T> visitor) {
			return visitor.say(this);
		}

		@Override
		public Reply forCallerAlone() {
			return new Whisper(message);
		}
	}

	/** Seen by the caller alone. */
	record Whisper(Message message) implements Reply {
		@Override
		public <T> T accept(ReplyVisitor<T> visitor) {
			return visitor.whisper(this);
		}

		@Override
		public Optional<Message> whispered() {
			return Optional.of(message);
		}
	}

	/** A form to fill in. */
	record Ask(Form form) implements Reply {
		@Override
		public <T> T accept(ReplyVisitor<T> visitor) {
			return visitor.ask(this);
		}
	}

	/**
	 * The submitted form comes back with what was typed and a sentence at each wrong
	 * field.
	 */
	record Correct(Map<String, String> problems) implements Reply {
		@Override
		public <T> T accept(ReplyVisitor<T> visitor) {
			return visitor.correct(this);
		}
	}

	/** The message whose button was pressed now reads like this. */
	record Replace(Message message) implements Reply {
		@Override
		public <T> T accept(ReplyVisitor<T> visitor) {
			return visitor.replace(this);
		}
	}

	/** Nothing to say: what happened is seen elsewhere. */
	record Silent() implements Reply {
		@Override
		public <T> T accept(ReplyVisitor<T> visitor) {
			return visitor.silent(this);
		}
	}

	/** Delivers each kind of reply where it belongs. */
	interface ReplyVisitor<T> {

		T say(Say reply);

		T whisper(Whisper reply);

		T ask(Ask reply);

		T correct(Correct reply);

		T replace(Replace reply);

		T silent(Silent reply);

	}

	/** What only the caller is told; empty if nothing is. */
	default Optional<Message> whispered() {
		return Optional.empty();
	}

	/** The same for the caller alone. */
	default Reply forCallerAlone() {
		return this;
	}

	/** Whether there is nothing to say. */
	default boolean isSilent() {
		return this instanceof Silent;
	}

	/** Whether it was done, and nothing about it is for the caller alone. */
	default boolean isForAll() {
		return this instanceof Say || this instanceof Silent;
	}

	/** The form to fill in; empty if there is none. */
	default Optional<Form> asked() {
		return this instanceof Ask ask ? Optional.of(ask.form()) : Optional.empty();
	}

	/** A sentence for each wrong field of the submitted form. */
	default Map<String, String> problems() {
		return Map.of();
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

	/** Beside a field, platforms show plain text only. */
	static Reply correct(String field, String sentence) {
		return new Correct(Map.of(field, sentence.replaceAll("`([^`\\n]+)`", "\"$1\"")));
	}

}
