package dev.firewatch.workflow.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.timeline.PendingImports.PastedText;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/**
 * Texts that somebody pasted and has not imported yet: one per person and incident, found
 * by {@code _id} and deleted once it is imported.
 */
interface PendingImports extends Repository<PastedText, String> {

	/**
	 * A pasted text.
	 *
	 * @param print distinguishes it from another text
	 * @param zone the zone of its times
	 * @param day the day of its first time, as 2026-11-20; if null, the incident's
	 * @param dayFirst whether 03/04 is the 3rd of April; if null, as the house has it
	 * @param at when it was pasted; null in documents of older versions
	 */
	@Document("pasted")
	record PastedText(@Id String id, String text, String print, ZoneId zone, @Nullable String day,
			@Nullable Boolean dayFirst, @Nullable Instant at) {

		static PastedText of(IncidentId incident, PersonId person, String text, ImportSetting setting, Instant at) {
			return new PastedText(key(incident, person), text, ContentKey.of(text), setting.zone(),
					setting.day() == null ? null : setting.day().toString(), setting.dayFirst(), at);
		}

		/** How it is to be read. */
		ImportSetting setting() {
			return new ImportSetting(zone, day == null ? null : LocalDate.parse(day), dayFirst);
		}

		private static String key(IncidentId incident, PersonId person) {
			return incident.value() + "/" + person.value();
		}

	}

	Optional<PastedText> findById(String id);

	List<PastedText> findFirst1000ByIdBetween(String after, String before);

	/** Those of an incident, whoever pasted them; their ids begin with its own. */
	default List<PastedText> of(IncidentId incident) {
		// The zero is the character that follows the slash.
		return findFirst1000ByIdBetween(incident + "/", incident + "0");
	}

	PastedText save(PastedText text);

	void deleteById(String id);

	void deleteByAtBefore(Instant moment);

	default Optional<PastedText> find(IncidentId incident, PersonId person, String print) {
		return findById(PastedText.key(incident, person)).filter(text -> text.print().equals(print));
	}

}
