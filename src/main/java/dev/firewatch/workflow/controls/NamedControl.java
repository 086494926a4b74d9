package dev.firewatch.workflow.controls;

import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PerhapsANote;

/**
 * Finds the interim control that a verb names; without one, those that are on are listed.
 */
class NamedControl {

	private final IncidentResolver resolver;

	private final ControlCard card;

	NamedControl(IncidentResolver resolver, ControlCard card) {
		this.resolver = resolver;
		this.card = card;
	}

	/** What a verb does with the control that its words begin with. */
	interface ControlUse {

		Reply act(Casefile file, FirstWord words, Command command);

	}

	/**
	 * Lets the use act on the control that is named.
	 * @param example how the verb names one
	 */
	Reply about(Command typed, String example, ControlUse use) {
		return resolver.about(typed, (file, command) -> {
			FirstWord words = FirstWord.of(command.argument());
			if (words.isEmpty()) {
				return file.controlsOn().isEmpty() ? Reply.whisper("No interim control is on in " + file.id() + ".")
						: new Reply.Whisper(card.list(file, command.at()));
			}
			return ControlVerb.ID.matcher(words.first()).matches() ? use.act(file, words, command)
					: PerhapsANote.reply("Which control? Say `" + example + "`; `control` lists them.", command,
							resolver.here(command), List.of(), "`" + command.verb() + " IC1`");
		});
	}

}
