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

/** Gives an interim control another end. */
class ProlongControl implements Verb {

	static final String NAME = "prolong";

	private static final VerbInfo INFO = new VerbInfo(86, NAME, List.of(), Group.INCIDENT,
			"prolong IC1 until <stage or date> [why]", "keep an interim control for longer, or say until when");

	private final IncidentResolver resolver;

	private final Controls controls;

	private final NamedControl named;

	ProlongControl(IncidentResolver resolver, Controls controls, NamedControl named) {
		this.resolver = resolver;
		this.controls = controls;
		this.named = named;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return named.about(command, "prolong IC1 until fri", this::prolong);
	}

	private Reply prolong(Casefile file, FirstWord words, Command command) {
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
