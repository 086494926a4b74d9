package dev.firewatch.workflow.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * Texts that somebody pasted and has not saved yet: one per person and incident, found by
 * {@code _id} and deleted once it is saved. Each has the moment {@code at}, null in
 * documents of older versions.
 *
 * @param <T> what is kept with a text
 */
@NoRepositoryBean
public interface UnsavedTexts<T extends UnsavedTexts.UnsavedText> extends Repository<T, String> {

	/** A pasted text. */
	interface UnsavedText {

		String id();

		/** Distinguishes it from another text. */
		String print();

	}

	/** The id of what the person pasted for the incident. */
	static String key(IncidentId incident, PersonId person) {
		return incident.value() + "/" + person.value();
	}

	Optional<T> findById(String id);

	List<T> findFirst1000ByIdBetween(String after, String before);

	/** Those of an incident, whoever pasted them; their ids begin with its own. */
	default List<T> of(IncidentId incident) {
		// The zero is the character that follows the slash.
		return findFirst1000ByIdBetween(incident + "/", incident + "0");
	}

	T save(T text);

	void deleteById(String id);

	void deleteByAtBefore(Instant moment);

	default Optional<T> find(IncidentId incident, PersonId person, String print) {
		return findById(key(incident, person)).filter(text -> text.print().equals(print));
	}

}
