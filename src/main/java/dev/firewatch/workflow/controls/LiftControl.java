package dev.firewatch.workflow.controls;

import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PerhapsANote;

/** Takes an interim control down. */
class LiftControl implements Verb {

	static final String NAME = "lift";

	private static final VerbInfo INFO = new VerbInfo(85, NAME, List.of(), Group.INCIDENT, "lift IC1 [how]",
			"take an interim control down");

	private final IncidentResolver resolver;

	private final Controls controls;

	private final ControlCard card;

	LiftControl(IncidentResolver resolver, Controls controls, ControlCard card) {
		this.resolver = resolver;
		this.controls = controls;
		this.card = card;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, this::about);
	}

	private Reply about(Casefile file, Command command) {
		FirstWord words = FirstWord.of(command.argument());
		if (words.isEmpty()) {
			return file.controlsOn().isEmpty() ? Reply.whisper("No interim control is on in " + file.id() + ".")
					: new Reply.Whisper(card.list(file, command.at()));
		}
		if (!ControlVerb.ID.matcher(words.first()).matches()) {
			return PerhapsANote.reply("Which control? Say `lift IC1`; `control` lists them.", command,
					resolver.here(command), List.of(), "`lift IC1`");
		}
		return controls.lift(file, command, words.first(), words.rest().isBlank() ? null : words.rest());
	}

}
