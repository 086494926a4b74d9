package dev.firewatch.workflow.controls;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.recovery.Control;
import dev.firewatch.recovery.ControlEnd;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** Puts an interim control up, or lists them. */
class ControlVerb implements Verb {

	static final String NAME = "control";

	private static final VerbInfo INFO = new VerbInfo(84, NAME, List.of("controls"), Group.INCIDENT,
			"control <text> until <stage or date>",
			"put up something that holds until then, and be asked to take it down; or list what is up");

	static final Pattern ID = Pattern.compile("(?i)IC\\d{1,4}");

	private static final String UNTIL = " until ";

	private final IncidentResolver resolver;

	private final Controls controls;

	private final ControlCard card;

	ControlVerb(IncidentResolver resolver, Controls controls, ControlCard card) {
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
			return file.aftermath().controls().isEmpty() ? new Reply.Ask(ControlCard.beginning(file))
					: new Reply.Whisper(card.list(file, command.at()));
		}
		if (words.rest().isEmpty() && words.first().equalsIgnoreCase("new")) {
			return new Reply.Ask(ControlCard.beginning(file));
		}
		if (ID.matcher(words.first()).matches()) {
			return one(file, command, words);
		}
		if (words.first().equals("note") && ID.matcher(words.rest()).matches()
				&& file.aftermath().control(words.rest()).isPresent()) {
			return controls.withdraw(file, command, words.rest());
		}
		return set(file, command);
	}

	private Reply one(Casefile file, Command command, FirstWord words) {
		Optional<Control> control = file.aftermath().control(words.first());
		if (control.isEmpty()) {
			return Controls.unknown(file.id(), words.first(), command);
		}
		if (words.rest().isEmpty()) {
			return new Reply.Whisper(card.detail(file, control.get(), command.at()));
		}
		return words.rest().toLowerCase(Locale.ROOT).startsWith("until ")
				? controls.prolong(file, command, words.first(), controls.untilAndWhy(words.rest(), command))
				: RefusalWithText.text("What about " + control.get().id() + "? Say `lift " + control.get().id()
						+ "` to take it down, or `prolong " + control.get().id() + " until fri` to keep it for longer.",
						command);
	}

	private Reply set(Casefile file, Command command) {
		String said = command.argument().strip();
		String typed = command.verb() + " " + said;
		int until = said.toLowerCase(Locale.ROOT).lastIndexOf(UNTIL);
		return until < 1 ? controls.set(file, command, said, typed, new UntilText(ControlEnd.OPEN, "", true))
				: controls.set(file, command, said.substring(0, until).strip(), typed,
						controls.until(said.substring(until + UNTIL.length()), command));
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			String text = submission.text("text");
			if (text.isEmpty()) {
				return Reply.correct("text", "Say what holds, such as: two people check each refund.");
			}
			Command command = submission.asCommand(text);
			String until = submission.text("until");
			UntilText end = until.isEmpty() ? new UntilText(ControlEnd.OPEN, "", true) : controls.until(until, command);
			return controls.set(file, command, text, text, end);
		});
	}

}
