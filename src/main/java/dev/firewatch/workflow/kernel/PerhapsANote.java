package dev.firewatch.workflow.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.incident.IncidentId;

/**
 * A text that begins with a verb by chance, as people type it at 3 am: one tap makes it a
 * note.
 */
public final class PerhapsANote {

	/** More doesn't fit into a button. */
	private static final int LONGEST_BUTTON = 1_500;

	private PerhapsANote() {
	}

	/**
	 * The question what was meant.
	 * @param sentence what the verb would have understood
	 * @param here the incident in whose room it was typed; empty elsewhere, where it may
	 * be one
	 * @param others what else it may have been meant as
	 * @param before what to put in front of it elsewhere, where it is too long for a
	 * button
	 */
	public static Reply reply(String sentence, Command command, Optional<IncidentId> here, List<Button> others,
			String before) {
		String text = (command.verb() + " " + command.argument()).strip();
		if (text.length() > LONGEST_BUTTON) {
			return RefusalWithText.whole(here.isPresent() ? "Put `note` in front of it to write it down."
					: "Put " + before + " in front of it.", command);
		}
		List<Button> buttons = new ArrayList<>();
		buttons.add(here.map(id -> Button.primary("Add as a note", new Action("note", id.value(), text)))
			.orElseGet(() -> Button.of("Declare an incident", new Action("new", null, text))));
		buttons.addAll(others);
		return new Reply.Whisper(new Message(sentence.replace("`", ""), List.of(Block.sentence(sentence),
				Block.paragraph(Span.plain(text)), new Block.Buttons(buttons, List.of()))));
	}

}
