package dev.firewatch.workflow.fixes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.Sha256;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.MentionedPerson;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.fixes.PastedFixTexts.PastedFixText;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/**
 * Lists of fixes that somebody pasted and has not saved yet: one per person and incident,
 * found by {@code _id} and deleted once they are fixes.
 */
interface PastedFixTexts extends Repository<PastedFixText, String> {

	/**
	 * A pasted list.
	 *
	 * @param print distinguishes it from another one
	 * @param mentions the people it mentions
	 * @param at when; null in documents of older versions
	 */
	@Document("pastedFixes")
	record PastedFixText(@Id String id, String text, String print, List<MentionedPerson> mentions,
			@Nullable Instant at) {

		private static final int LENGTH = 32;

		static PastedFixText of(IncidentId incident, Command command) {
			String text = command.argument();
			return new PastedFixText(key(incident, command.caller().person().id()), text,
					Sha256.hex(text).substring(0, LENGTH), command.mentions(), command.at());
		}

		/** The text as it was said. */
		Command said(Command saving) {
			return new Command(saving.verb(), saving.address(), text, mentions == null ? List.of() : mentions,
					saving.caller(), saving.key(), saving.at());
		}

		private static String key(IncidentId incident, PersonId person) {
			return incident.value() + "/" + person.value();
		}

	}

	Optional<PastedFixText> findById(String id);

	List<PastedFixText> findFirst1000ByIdBetween(String after, String before);

	/** Those of an incident, whoever pasted them; their ids begin with its own. */
	default List<PastedFixText> of(IncidentId incident) {
		// The zero is the character that follows the slash.
		return findFirst1000ByIdBetween(incident + "/", incident + "0");
	}

	PastedFixText save(PastedFixText text);

	void deleteById(String id);

	void deleteByAtBefore(Instant moment);

	default Optional<PastedFixText> find(IncidentId incident, PersonId person, String print) {
		return findById(PastedFixText.key(incident, person)).filter(text -> text.print().equals(print));
	}

}
