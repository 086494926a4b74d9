package dev.firewatch.workflow.timeline;

import java.time.ZoneId;
import java.util.Optional;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Texts that somebody pasted and has not imported yet: one for each person and incident,
 * found by {@code _id} and forgotten once it is imported.
 */
class PendingImports {

	private final MongoTemplate mongo;

	public PendingImports(MongoTemplate mongo) {
		this.mongo = mongo;
	}

	/**
	 * A pasted text.
	 *
	 * @param print tells it from another one
	 * @param zone where its times are of
	 */
	@Document("pasted")
	record PastedText(@Id String id, String text, String print, ZoneId zone) {

		static PastedText of(IncidentId incident, PersonId person, String text, ZoneId zone) {
			return new PastedText(PendingImports.id(incident, person), text, ContentKey.of(text), zone);
		}

	}

	private static String id(IncidentId incident, PersonId person) {
		return incident.value() + "/" + person.value();
	}

	void keep(PastedText pastedText) {
		mongo.save(pastedText);
	}

	Optional<PastedText> find(IncidentId incident, PersonId person, String print) {
		return Optional.ofNullable(mongo.findById(id(incident, person), PastedText.class))
			.filter(pastedText -> pastedText.print().equals(print));
	}

	void forget(PastedText pastedText) {
		mongo.remove(Query.query(Criteria.where("_id").is(pastedText.id())), PastedText.class);
	}

}
