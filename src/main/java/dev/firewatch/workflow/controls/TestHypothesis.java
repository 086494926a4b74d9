package dev.firewatch.workflow.controls;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.people.PersonId;
import dev.firewatch.recovery.Hypothesis;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PerhapsANote;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** Says what would confirm or refute a hypothesis, and who checks it. */
class TestHypothesis implements Verb {

	static final String NAME = "test";

	private static final VerbInfo INFO = new VerbInfo(88, NAME, List.of(), Group.INCIDENT,
			"test H1 <what would confirm or refute it> [@person]", "say how a hypothesis is checked, and by whom");

	private static final Pattern LAST_HANDLE = Pattern.compile("(?s)(.*?)\\s*(@\\S+)\\s*");

	private final IncidentResolver resolver;

	private final Hypotheses hypotheses;

	private final HypothesisCard card;

	TestHypothesis(IncidentResolver resolver, Hypotheses hypotheses, HypothesisCard card) {
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
		if (words.isEmpty() && !file.aftermath().hypotheses().isEmpty()) {
			return new Reply.Whisper(card.list(file));
		}
		if (!HypothesisVerb.ID.matcher(words.first()).matches()) {
			return PerhapsANote.reply(
					"Which hypothesis? Say `test H1 <what would confirm or refute it>`; " + "`hypothesis` lists them.",
					command, resolver.here(command), List.of(), "`test H1`");
		}
		Optional<Hypothesis> hypothesis = file.aftermath().hypothesis(words.first());
		if (hypothesis.isEmpty()) {
			return Hypotheses.unknown(file.id(), words.first(), command);
		}
		if (words.rest().isBlank()) {
			return new Reply.Ask(HypothesisCard.testing(file, hypothesis.get()));
		}
		Matcher named = LAST_HANDLE.matcher(words.rest());
		if (!named.matches()) {
			return hypotheses.test(file, command, words.first(), words.rest(), null);
		}
		Optional<PersonId> checker = command.mentioned(named.group(2));
		if (checker.isEmpty()) {
			return RefusalWithText.text("I don't know " + named.group(2) + ". Mention one person at the end.", command);
		}
		return named.group(1).isBlank() && hypothesis.get().test() == null
				? new Reply.Ask(HypothesisCard.testing(file, hypothesis.get().tested("", checker.get())))
				: hypotheses.test(file, command, words.first(),
						named.group(1).isBlank() ? String.valueOf(hypothesis.get().test()) : named.group(1),
						checker.get());
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			if (submission.text("test").isEmpty()) {
				return Reply.correct("test", "Say what would show whether it is right.");
			}
			return hypotheses.test(file, submission.asCommand(submission.text("test")),
					FirstWord.of(submission.action().argument()).first(), submission.text("test"),
					submission.people("checker").stream().findFirst().orElse(null));
		});
	}

}
