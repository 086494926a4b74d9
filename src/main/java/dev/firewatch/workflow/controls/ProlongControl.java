package dev.firewatch.workflow.controls;

import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.recovery.Control;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PerhapsANote;

/** Gives an interim control another end. */
class ProlongControl implements Verb {

	static final String NAME = "prolong";

	private static final VerbInfo INFO = new VerbInfo(86, NAME, List.of(), Group.INCIDENT,
			"prolong IC1 until <stage or date> [why]", "keep an interim control for longer, or say until when");

	private final IncidentResolver resolver;

	private final Controls controls;

	private final ControlCard card;

	ProlongControl(IncidentResolver resolver, Controls controls, ControlCard card) {
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
			return PerhapsANote.reply("Which control? Say `prolong IC1 until fri`; `control` lists them.", command,
					resolver.here(command), List.of(), "`prolong IC1`");
		}
		Optional<Control> control = file.aftermath().control(words.first());
		if (control.isEmpty()) {
			return Controls.unknown(file.id(), words.first(), command);
		}
		return words.rest().isBlank() ? new Reply.Ask(ControlCard.asking(file, control.get()))
				: controls.prolong(file, command, words.first(), controls.untilAndWhy(words.rest(), command));
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			String said = submission.text("until");
			if (said.isEmpty()) {
				return Reply.correct("until", "Say until when, such as 1w, fri or return to normal.");
			}
			Command command = submission.asCommand(said);
			UntilText until = controls.until(said, command);
			return controls.prolong(file, command, FirstWord.of(submission.action().argument()).first(),
					new UntilText(until.end(), submission.text("why"), until.certain()));
		});
	}

}
