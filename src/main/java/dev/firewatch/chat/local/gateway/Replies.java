package dev.firewatch.chat.local.gateway;

import java.time.Instant;
import java.util.Optional;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.local.store.LocalForm;
import dev.firewatch.chat.local.store.LocalForms;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** Puts replies where they belong: into the room, to one person, or into a form. */
class Replies {

	private final Conversations conversations;

	private final LocalForms forms;

	Replies(Conversations conversations, LocalForms forms) {
		this.conversations = conversations;
		this.forms = forms;
	}

	/** Shows the reply, once for each key. */
	Answer show(Reply reply, Caller caller, LocalRoom room, String key, Instant at) {
		return reply.accept(new Shown(caller, room, key + "/reply", at));
	}

	/** What a person sees of a reply. */
	private final class Shown implements Reply.ReplyVisitor<Answer> {

		private final PersonId person;

		private final @Nullable MessageRef pressedOn;

		private final LocalRoom room;

		private final String key;

		private final Instant at;

		Shown(Caller caller, LocalRoom room, String key, Instant at) {
			this.person = caller.person().id();
			this.pressedOn = caller.pressedOn();
			this.room = room;
			this.key = key;
			this.at = at;
		}

		@Override
		public Answer say(Reply.Say reply) {
			conversations.answer(room, at, null, reply.message(), key);
			return silently(reply);
		}

		@Override
		public Answer whisper(Reply.Whisper reply) {
			conversations.answer(room, at, person, reply.message(), key);
			return Answer.of(reply);
		}

		@Override
		public Answer ask(Reply.Ask reply) {
			return Answer.asking(reply, forms.open(person, room.id(), number(), reply.form()));
		}

		@Override
		public Answer correct(Reply.Correct reply) {
			return silently(reply);
		}

		@Override
		public Answer replace(Reply.Replace reply) {
			Long number = number();
			if (number == null) {
				conversations.answer(room, at, null, reply.message(), key);
			}
			else {
				conversations.change(room, number, reply.message());
			}
			return Answer.of(reply);
		}

		@Override
		public Answer silent(Reply.Silent reply) {
			return silently(reply);
		}

		/** An offer to one person disappears once it is taken. */
		private Answer silently(Reply reply) {
			Long number = number();
			if (number != null) {
				conversations.dismiss(room, number, person);
			}
			return Answer.of(reply);
		}

		private @Nullable Long number() {
			return pressedOn == null ? null : Long.valueOf(pressedOn.id());
		}

	}

	Optional<LocalForm> openForm(String id, PersonId person) {
		return forms.find(id, person);
	}

	void close(LocalForm form) {
		forms.close(form);
	}

}
