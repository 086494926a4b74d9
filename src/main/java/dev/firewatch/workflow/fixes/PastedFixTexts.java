package dev.firewatch.workflow.fixes;

import java.time.Instant;
import java.util.List;

import dev.firewatch.Sha256;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.MentionedPerson;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.workflow.fixes.PastedFixTexts.PastedFixText;
import dev.firewatch.workflow.kernel.UnsavedTexts;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Lists of fixes that somebody pasted and has not saved yet: one per person and incident,
 * found by {@code _id} and deleted once they are fixes.
 */
interface PastedFixTexts extends UnsavedTexts<PastedFixText> {

	/**
	 * A pasted list.
	 *
	 * @param print distinguishes it from another one
	 * @param mentions the people it mentions
	 * @param at when; null in documents of older versions
	 */
	@Document("pastedFixes")
	record PastedFixText(@Id String id, String text, String print, List<MentionedPerson> mentions,
			@Nullable Instant at) implements UnsavedTexts.UnsavedText {

		static PastedFixText of(IncidentId incident, Command command) {
			String text = command.argument();
			return new PastedFixText(UnsavedTexts.key(incident, command.caller().person().id()), text,
					Sha256.print(text), command.mentions(), command.at());
		}

		/** The text as it was said. */
		Command said(Command saving) {
			return new Command(saving.verb(), saving.address(), text, mentions == null ? List.of() : mentions,
					saving.caller(), saving.key(), saving.at());
		}

	}

}
