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
import dev.firewatch.recovery.Hypothesis;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** Adds what is believed to be behind an incident, and how it turned out. */
class HypothesisVerb implements Verb {

	static final String NAME = "hypothesis";

	private static final VerbInfo INFO = new VerbInfo(87, NAME, List.of("hypotheses"), Group.INCIDENT,
			"hypothesis <text> · hypothesis H1 confirmed|refuted [evidence]",
			"what you think is behind it, and how that turned out; or list them");

	static final Pattern ID = Pattern.compile("[Hh]\\d{1,4}");

	private final IncidentResolver resolver;

	private final Hypotheses hypotheses;

	private final HypothesisCard card;

	HypothesisVerb(IncidentResolver resolver, Hypotheses hypotheses, HypothesisCard card) {
		this.resolver = resolver;
		this.hypotheses = hypotheses;
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
			return file.aftermath().hypotheses().isEmpty() ? new Reply.Ask(HypothesisCard.beginning(file))
					: new Reply.Whisper(card.list(file));
		}
		if (words.rest().isEmpty() && words.first().equalsIgnoreCase("new")) {
			return new Reply.Ask(HypothesisCard.beginning(file));
		}
		if (ID.matcher(words.first()).matches()) {
			Optional<Hypothesis> hypothesis = file.aftermath().hypothesis(words.first());
			return hypothesis.isEmpty() ? Hypotheses.unknown(file.id(), words.first(), command)
					: one(file, hypothesis.get(), command, FirstWord.of(words.rest()));
		}
		if (words.first().equals("note") && ID.matcher(words.rest()).matches()
				&& file.aftermath().hypothesis(words.rest()).isPresent()) {
			return hypotheses.withdraw(file, command, words.rest());
		}
		String text = command.argument().strip();
		return hypotheses.suppose(file, command, text, command.verb() + " " + text);
	}

	private Reply one(Casefile file, Hypothesis hypothesis, Command command, FirstWord words) {
		String id = hypothesis.id();
		String evidence = words.rest().isBlank() ? null : words.rest();
		return switch (words.first().toLowerCase(Locale.ROOT)) {
			case "" -> new Reply.Whisper(card.echo(file, hypothesis));
			case "confirmed", "confirm" -> hypotheses.found(file, command, id, true, evidence);
			case "refuted", "refute" -> hypotheses.found(file, command, id, false, evidence);
			case "settle" -> hypotheses.settle(file, command, id);
			case "evidence" -> hypothesis.finding() == null ? confirmOrRefute(id, command)
					: evidence == null ? new Reply.Ask(HypothesisCard.evidence(file, hypothesis, hypothesis.finding()))
							: hypotheses.found(file, command, id, hypothesis.finding().confirmed(), evidence);
			default -> confirmOrRefute(id, command);
		};
	}

	private static Reply confirmOrRefute(String id, Command command) {
		return RefusalWithText.text("How did " + id + " turn out? Say `hypothesis " + id
				+ " confirmed <evidence>` or `hypothesis " + id + " refuted <evidence>`.", command);
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			FirstWord words = FirstWord.of(submission.action().argument());
			if (file.aftermath().hypothesis(words.first()).isPresent()) {
				if (submission.text("evidence").isEmpty()) {
					return Reply.correct("evidence", "Say what shows it, or where it can be seen.");
				}
				return hypotheses.found(file, submission.asCommand(submission.text("evidence")), words.first(),
						words.rest().equals("confirmed"), submission.text("evidence"));
			}
			String text = submission.text("text");
			if (text.isEmpty()) {
				return Reply.correct("text", "Say it in a sentence.");
			}
			return hypotheses.suppose(file, submission.asCommand(text), text, text, submission.given("test"),
					submission.people("checker").stream().findFirst());
		});
	}

}
