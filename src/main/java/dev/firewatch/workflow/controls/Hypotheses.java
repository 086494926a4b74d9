package dev.firewatch.workflow.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.recovery.Hypothesis;
import dev.firewatch.recovery.Hypothesis.HypothesisResult;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SignalWatch;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Takes hypotheses, their tests and how they turned out; the timeline says so. */
class Hypotheses {

	private final CasefileEditor editor;

	private final SignalWatch watch;

	private final NoteAfterAll notes;

	private final HypothesisCard card;

	Hypotheses(CasefileEditor editor, SignalWatch watch, NoteAfterAll notes, HypothesisCard card) {
		this.editor = editor;
		this.watch = watch;
		this.notes = notes;
		this.card = card;
	}

	/** Adds a hypothesis. */
	Reply suppose(Casefile addressed, Command command, String text, String typed) {
		return suppose(addressed, command, text, typed, Optional.empty(), Optional.empty());
	}

	/** The same with how it is tested, and by whom. */
	Reply suppose(Casefile addressed, Command command, String text, String typed, Optional<String> test,
			Optional<PersonId> checker) {
		if (text.length() > Controls.LONGEST) {
			return RefusalWithText.text("That is %,d characters long; a hypothesis holds %,d. Say the rest in a note."
				.formatted(text.length(), Controls.LONGEST), command);
		}
		PersonId by = command.caller().person().id();
		return editor.change(addressed.id(), command.key(), file -> {
			if (file.incident().status().ended()) {
				return Decision.refused(RefusalWithText
					.text(Wording.refusal(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words())), command));
			}
			Hypothesis bare = file.aftermath().suppose(text, typed, by, command.at(), command.key());
			Hypothesis hypothesis = test.isEmpty() && checker.isEmpty() ? bare
					: change(file, bare.tested(test.orElse(null), checker.orElse(null)));
			List<Effect> effects = new ArrayList<>(List.of(Effects.card(file.id()),
					notes.entry(file.id(), command, "Hypothesis " + hypothesis.id() + ": " + text)));
			effects.addAll(watch.read(file, text, command.at()));
			effects.addAll(Effects.join(file, checker.stream().toList()));
			return Decision.accepted(new Reply.Say(card.echo(file, hypothesis)), effects);
		});
	}

	/** It was a note: that is all that is left of it. */
	Reply withdraw(Casefile addressed, Command command, String id) {
		return change(addressed, command, id, (file, hypothesis) -> {
			if (hypothesis.became() != null) {
				return Decision.refused(became(hypothesis));
			}
			file.aftermath().forget(hypothesis);
			return notes.instead(file.id(), command, hypothesis.id(), hypothesis.by(), hypothesis.typed(),
					hypothesis.at(), hypothesis.origin());
		});
	}

	/**
	 * Says what would confirm or refute it.
	 * @param checker who checks it; null if nobody was named
	 */
	Reply test(Casefile addressed, Command command, String id, String test, @Nullable PersonId checker) {
		return change(addressed, command, id, (file, hypothesis) -> {
			if (hypothesis.finding() != null) {
				return Decision.refused(RefusalWithText
					.text(hypothesis.id() + " is " + hypothesis.finding().words() + " already.", command));
			}
			Hypothesis changed = change(file, hypothesis.tested(test, checker));
			List<Effect> effects = new ArrayList<>(List.of(Effects.card(file.id()),
					SystemEntries.by(file.id(), command, changed.id() + " is tested: " + test)));
			if (checker != null) {
				effects.addAll(Effects.join(file, List.of(checker)));
			}
			return Decision.accepted(new Reply.Say(card.echo(file, changed)), effects);
		});
	}

	/** Says how it turned out. */
	Reply found(Casefile addressed, Command command, String id, boolean confirmed, @Nullable String evidence) {
		return change(addressed, command, id, (file, hypothesis) -> {
			if (hypothesis.became() != null) {
				return Decision.refused(became(hypothesis));
			}
			Hypothesis changed = change(file,
					hypothesis.found(confirmed, evidence, command.caller().person().id(), command.at()));
			return Decision.accepted(new Reply.Say(card.echo(file, changed)), Effects.card(file.id()),
					SystemEntries.by(file.id(), command, changed.id() + " " + (confirmed ? "confirmed" : "refuted")
							+ ": " + changed.text() + (evidence == null ? "" : ". " + evidence)));
		});
	}

	/** Makes what was confirmed a cause, and what was refuted "not a cause". */
	Reply settle(Casefile addressed, Command command, String id) {
		return change(addressed, command, id, (file, hypothesis) -> {
			HypothesisResult finding = hypothesis.finding();
			if (hypothesis.became() != null) {
				return Decision.refused(became(hypothesis));
			}
			if (finding == null) {
				return Decision.refused(RefusalWithText.text("Is " + hypothesis.id() + " right? Say `hypothesis "
						+ hypothesis.id() + " confirmed <evidence>` or `hypothesis " + hypothesis.id()
						+ " refuted <evidence>` first.", command));
			}
			if (file.postmortem().filter(Postmortem::published).isPresent()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(Refusal.of(Rule.PUBLISHED)), command));
			}
			PersonId by = command.caller().person().id();
			String became = finding.confirmed()
					? file.causes().add(hypothesis.text(), finding.evidence(), false, by).id() : Hypothesis.NOT_A_CAUSE;
			if (!finding.confirmed()) {
				file.causes().ruleOut(hypothesis.text(), finding.evidence(), by);
			}
			change(file, hypothesis.became(became));
			return Decision.accepted(Reply.say(hypothesis.id()
					+ (finding.confirmed() ? " is " + became + " now: " : " stands under \"not a cause\" now: ")
					+ hypothesis.text()), Effects.card(file.id()));
		});
	}

	private static Reply became(Hypothesis hypothesis) {
		return Reply.whisper(Hypothesis.NOT_A_CAUSE.equals(hypothesis.became())
				? hypothesis.id() + " stands under \"not a cause\" already."
				: hypothesis.id() + " is " + hypothesis.became() + " already.");
	}

	private static Hypothesis change(Casefile file, Hypothesis changed) {
		return file.aftermath().change(changed);
	}

	private Reply change(Casefile addressed, Command command, String id,
			BiFunction<Casefile, Hypothesis, Decision> act) {
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Hypothesis> hypothesis = file.aftermath().hypothesis(id);
			return hypothesis.isEmpty() ? Decision.refused(unknown(file.id(), id, command))
					: act.apply(file, hypothesis.get());
		});
	}

	static Reply unknown(IncidentId incident, String id, Command command) {
		return RefusalWithText.text("There is no hypothesis " + id + " in " + incident + ". `hypothesis` lists them.",
				command);
	}

}
