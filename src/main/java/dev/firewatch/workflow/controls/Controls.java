package dev.firewatch.workflow.controls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.recovery.Control;
import dev.firewatch.recovery.ControlEnd;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.Moments;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SignalWatch;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Puts interim controls up, prolongs them and takes them down; the timeline says so. */
class Controls {

	static final int LONGEST = 1_000;

	private final CasefileEditor editor;

	private final Policy policy;

	private final SignalWatch watch;

	private final NoteAfterAll notes;

	private final ControlCard card;

	Controls(CasefileEditor editor, Policy policy, SignalWatch watch, NoteAfterAll notes, ControlCard card) {
		this.editor = editor;
		this.policy = policy;
		this.watch = watch;
		this.notes = notes;
		this.card = card;
	}

	/** Until when, as the command's sender means it. */
	UntilText until(String text, Command command) {
		return UntilText.exactly(text, command.at(), command.caller().person().zone(), Moments.rules(policy));
	}

	/** The same with a reason behind it. */
	UntilText untilAndWhy(String text, Command command) {
		return UntilText.leading(text, command.at(), command.caller().person().zone(), Moments.rules(policy));
	}

	/**
	 * Puts a control up.
	 * @param typed what becomes a note if it was none
	 */
	Reply set(Casefile addressed, Command command, String text, String typed, UntilText until) {
		if (text.length() > LONGEST) {
			return RefusalWithText.text("That is %,d characters long; a control holds %,d. Say the rest in a note."
				.formatted(text.length(), LONGEST), command);
		}
		PersonId by = command.caller().person().id();
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = ended(file);
			if (refusal.isPresent()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(refusal.get()), command));
			}
			Control control = file.aftermath().control(text, typed, until.end(), by, command.at(), command.key());
			List<Effect> effects = new ArrayList<>(Effects.gates(file));
			effects.add(notes.entry(file.id(), command,
					control.id() + " put up: " + text + " (" + words(until.end(), command) + ")"));
			effects.addAll(watch.read(file, text, command.at()));
			return Decision.accepted(new Reply.Say(card.echo(file, control, until.certain())), effects);
		});
	}

	/** It was a note: that is all that is left of it. */
	Reply withdraw(Casefile addressed, Command command, String id) {
		return change(addressed, command, id, (file, control) -> {
			file.aftermath().forget(control);
			return notes.instead(file.id(), command, control.id(), control.by(), control.typed(), control.at(),
					control.origin());
		});
	}

	/** Takes the control down. */
	Reply lift(Casefile addressed, Command command, String id, @Nullable String how) {
		PersonId by = command.caller().person().id();
		return change(addressed, command, id, (file, control) -> {
			Control lifted = file.aftermath().change(control.lifted(how, by, command.at()));
			String said = command.caller().person().name() + " lifted " + lifted.id() + ": " + lifted.text()
					+ (how == null ? "" : " — " + how);
			List<Effect> effects = new ArrayList<>(Effects.gates(file));
			effects.add(SystemEntries.by(file.id(), command,
					lifted.id() + " lifted: " + lifted.text() + (how == null ? "" : ". " + how)));
			return Decision.accepted(new Reply.Say(Message.text(said)), effects);
		});
	}

	/** Gives the control another end. */
	Reply prolong(Casefile addressed, Command command, String id, UntilText until) {
		PersonId by = command.caller().person().id();
		String why = until.rest().isBlank() ? null : until.rest();
		return change(addressed, command, id, (file, control) -> {
			Optional<Refusal> refusal = ended(file);
			if (refusal.isPresent()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(refusal.get()), command));
			}
			if (control.end().equals(until.end())) {
				return Decision.refused(Reply
					.whisper(control.id() + " stays " + words(until.end(), command) + " already. Nothing changed."));
			}
			Control changed = file.aftermath().change(control.prolonged(until.end(), why, by, command.at()));
			return Decision.accepted(new Reply.Say(card.echo(file, changed, until.certain())), Effects.card(file.id()),
					SystemEntries.by(file.id(), command,
							changed.id() + " stays " + words(until.end(), command) + (why == null ? "" : ": " + why)));
		});
	}

	private Reply change(Casefile addressed, Command command, String id, BiFunction<Casefile, Control, Decision> act) {
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Control> control = file.aftermath().control(id);
			if (control.isEmpty()) {
				return Decision.refused(unknown(file.id(), id, command));
			}
			if (!control.get().isOn()) {
				return Decision.refused(Reply.whisper(control.get().id() + " is lifted already."));
			}
			return act.apply(file, control.get());
		});
	}

	static Reply unknown(IncidentId incident, String id, Command command) {
		return RefusalWithText.text("There is no control " + id + " in " + incident + ". `control` lists them.",
				command);
	}

	private static Optional<Refusal> ended(Casefile file) {
		return file.incident().status().ended()
				? Optional.of(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words())) : Optional.empty();
	}

	private static String words(ControlEnd end, Command command) {
		Instant at = end.at();
		if (at == null) {
			return end.stage() == null ? "nobody has said until when" : "until " + end.stage();
		}
		return "until " + Wording.moment(at, command.caller().person().zone());
	}

}
