package dev.firewatch.chat.local.store;

import java.util.Optional;
import java.util.UUID;

import dev.firewatch.chat.Form;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** The forms that people have open. */
public class LocalForms {

	private final LocalFormDocuments forms;

	LocalForms(LocalFormDocuments forms) {
		this.forms = forms;
	}

	/**
	 * Keeps the form until it is sent.
	 * @param pressedOn the number of the message whose button opened it, if any
	 */
	public LocalForm open(PersonId person, String room, @Nullable Long pressedOn, Form form) {
		return forms.insert(new LocalForm(UUID.randomUUID().toString(), person, room, pressedOn, form));
	}

	public Optional<LocalForm> find(String id, PersonId person) {
		return forms.findById(id).filter(form -> form.person().equals(person));
	}

	public void close(LocalForm form) {
		forms.deleteById(form.id());
	}

}
