package dev.firewatch.chat.local.gateway;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.local.store.LocalForm;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Puts replies where they belong: into the room, before one person, or into a form. */
class Replies {

	private final Conversations conversations;

	private final MongoTemplate mongo;

	Replies(Conversations conversations, MongoTemplate mongo) {
		this.conversations = conversations;
		this.mongo = mongo;
	}

	/** Shows the reply, once for each key. */
	Answer show(Reply reply, Caller caller, LocalRoom room, String key, Instant at) {
		PersonId person = caller.person().id();
		MessageRef pressedOn = caller.pressedOn();
		if (reply instanceof Reply.Ask ask) {
			return Answer.asking(reply, mongo.insert(new LocalForm(UUID.randomUUID().toString(), person, room.id(),
					pressedOn == null ? null : Long.valueOf(pressedOn.id()), ask.form())));
		}
		if (reply instanceof Reply.Whisper whisper) {
			conversations.answer(room, at, person, whisper.message(), key + "/reply");
		}
		else if (reply instanceof Reply.Replace replace && pressedOn != null) {
			conversations.change(room, Long.parseLong(pressedOn.id()), replace.message());
		}
		else if (reply instanceof Reply.Replace replace) {
			conversations.answer(room, at, null, replace.message(), key + "/reply");
		}
		else if (reply instanceof Reply.Say say) {
			conversations.answer(room, at, null, say.message(), key + "/reply");
			tidy(room, pressedOn, person);
		}
		else {
			tidy(room, pressedOn, person);
		}
		return Answer.of(reply);
	}

	/** An offer to one person is gone once it was taken. */
	private void tidy(LocalRoom room, @Nullable MessageRef pressedOn, PersonId person) {
		if (pressedOn != null) {
			conversations.dismiss(room, Long.parseLong(pressedOn.id()), person);
		}
	}

	Optional<LocalForm> openForm(String id, PersonId person) {
		return Optional.ofNullable(mongo.findById(id, LocalForm.class)).filter(form -> form.person().equals(person));
	}

	void close(LocalForm form) {
		mongo.remove(Query.query(Criteria.where("_id").is(form.id())), LocalForm.class);
	}

}
