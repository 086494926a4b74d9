package dev.firewatch.workflow.home;

import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Outsider;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;

/** Offers what a text without a verb most likely means. */
public class OtherText implements Verb {

	private static final VerbInfo INFO = new VerbInfo(0, "", List.of(), Group.OVERVIEW, "", "");

	private static final int LONGEST_BUTTON = 1_500;

	private final IncidentResolver resolver;

	public OtherText(IncidentResolver resolver) {
		this.resolver = resolver;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		String text = command.argument();
		Optional<PromisedVerb> promised = PromisedVerb.in(text);
		if (promised.isPresent()) {
			return RefusalWithText.text(promised.get().sentence(), command);
		}
		Optional<IncidentId> here = resolver.here(command);
		if (here.isEmpty() && command.caller().person().isOutsider()) {
			return RefusalWithText.text(Outsider.ELSEWHERE, command);
		}
		String question = here.isPresent() ? "Add as a note?" : "Declare \"" + Wording.brief(text) + "\"?";
		if (text.length() > LONGEST_BUTTON) {
			return Reply.whisper(question + " Put `" + (here.isPresent() ? "note" : "new") + "` in front of it.");
		}
		Button yes = here.isPresent() ? Button.primary("Add as a note", new Action("note", here.get().value(), text))
				: Button.primary("Declare", new Action("new", null, text));
		return new Reply.Whisper(
				Message.of(question, Block.paragraph(Span.plain(question)), Block.paragraph(Span.plain(text)),
						Block.buttons(yes, Button.of("What else?", new Action("help", null, "")))));
	}

}
