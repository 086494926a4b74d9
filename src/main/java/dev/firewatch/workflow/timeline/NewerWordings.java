package dev.firewatch.workflow.timeline;

import java.util.List;
import java.util.Optional;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.timeline.NewerWordings.NewerWording;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/**
 * How captured messages read after somebody edited them: the latest of each entry, until
 * somebody decides about it.
 */
interface NewerWordings extends Repository<NewerWording, String> {

	/** What the message of an entry says now. */
	@Document("newerWordings")
	record NewerWording(@Id String id, String text) {

		static NewerWording of(IncidentId incident, String entry, String text) {
			return new NewerWording(incident.value() + "/" + entry, text);
		}

	}

	Optional<NewerWording> findById(String id);

	List<NewerWording> findFirst1000ByIdBetween(String after, String before);

	NewerWording save(NewerWording wording);

	void deleteById(String id);

	default Optional<NewerWording> of(IncidentId incident, String entry) {
		return findById(incident.value() + "/" + entry);
	}

	default void forget(IncidentId incident, String entry) {
		deleteById(incident.value() + "/" + entry);
	}

	/** Those of all entries; their ids begin with the incident's own. */
	default void forgetAll(IncidentId incident) {
		// The zero is the character that follows the slash.
		findFirst1000ByIdBetween(incident + "/", incident + "0").forEach(wording -> deleteById(wording.id()));
	}

}
