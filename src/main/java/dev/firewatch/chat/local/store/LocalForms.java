package dev.firewatch.chat.local.store;

import java.util.Optional;
import java.util.UUID;

import dev.firewatch.chat.Form;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** The forms that people have open. */
public class LocalForms {

	private final MongoTemplate mongo;

	LocalForms(MongoTemplate mongo) {
		this.mongo = mongo;
	}

	/**
	 * Keeps the form until it is sent.
	 * @param pressedOn the number of the message whose button opened it, if one did
	 */
	public LocalForm open(PersonId person, String room, @Nullable Long pressedOn, Form form) {
		return mongo.insert(new LocalForm(UUID.randomUUID().toString(), person, room, pressedOn, form));
	}

	public Optional<LocalForm> find(String id, PersonId person) {
		return Optional.ofNullable(mongo.findById(id, LocalForm.class)).filter(form -> form.person().equals(person));
	}

	public void close(LocalForm form) {
		mongo.remove(Query.query(Criteria.where("_id").is(form.id())), LocalForm.class);
	}

}
