package dev.firewatch.workflow.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import dev.firewatch.Sha256;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.UnsavedTexts;
import dev.firewatch.workflow.timeline.PendingImports.PastedText;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Texts that somebody pasted and has not imported yet: one per person and incident, found
 * by {@code _id} and deleted once it is imported.
 */
interface PendingImports extends UnsavedTexts<PastedText> {

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
			@Nullable Boolean dayFirst, @Nullable Instant at) implements UnsavedTexts.UnsavedText {

		static PastedText of(IncidentId incident, PersonId person, String text, ImportSetting setting, Instant at) {
			return new PastedText(UnsavedTexts.key(incident, person), text, Sha256.print(text), setting.zone(),
					setting.day() == null ? null : setting.day().toString(), setting.dayFirst(), at);
		}

		/** How it is to be read. */
		ImportSetting setting() {
			return new ImportSetting(zone, day == null ? null : LocalDate.parse(day), dayFirst);
		}

	}

}
