package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.SignalDecision;
import dev.firewatch.incident.SignalDecision.Outcome;
import dev.firewatch.policy.ReasonCode;
import dev.firewatch.policy.Refusal;
import dev.firewatch.workflow.incidents.DecisionNeeded.Completed;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Cancels a false alarm, or reopens an ended incident; either needs a reason. */
class EndIncident implements Verb {

	private final boolean cancels;

	private final VerbInfo info;

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final DecisionNeeded decisions;

	private EndIncident(boolean cancels, VerbInfo info, IncidentResolver resolver, CasefileEditor editor,
			DecisionNeeded decisions) {
		this.decisions = decisions;
		this.cancels = cancels;
		this.info = info;
		this.resolver = resolver;
		this.editor = editor;
	}

	public static EndIncident cancelling(IncidentResolver resolver, CasefileEditor editor, DecisionNeeded decisions) {
		return new EndIncident(true,
				new VerbInfo(110, "cancel", List.of(), Group.INCIDENT, "cancel <reason>", "it was a false alarm")
					.asking(),
				resolver, editor, decisions);
	}

	public static EndIncident reopening(IncidentResolver resolver, CasefileEditor editor, DecisionNeeded decisions) {
		return new EndIncident(false,
				new VerbInfo(120, "reopen", List.of(), Group.INCIDENT, "reopen <reason>", "it isn't over after all")
					.asking(),
				resolver, editor, decisions);
	}

	@Override
	public VerbInfo info() {
		return info;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, given) -> {
			if (!given.argument().isBlank()) {
				return decide(file, given, given.argument().strip());
			}
			Optional<Refusal> refusal = cancels ? file.incident().mayCancel() : Optional.empty();
			return refusal.map(why -> RefusalWithText.text(Wording.refusal(why), given))
				.orElseGet(() -> new Reply.Ask(form(file)));
		});
	}

	/** A false alarm is the strongest way down, so it waits where lowering would. */
	private Reply decide(Casefile file, Command command, String argument) {
		Completed completed = Completed.read(argument);
		boolean waits = cancels && file.incident().awaitsDecision() && file.incident().status().live();
		if (!waits) {
			return apply(file, command, completed.rest(), null);
		}
		FirstWord words = FirstWord.of(completed.rest());
		Optional<String> code = decisions.code(words.first()).map(ReasonCode::id);
		String sentence = code.isPresent() ? words.rest() : completed.rest();
		boolean mayDecide = decisions.mayDecide(file, command);
		if (code.isEmpty() || sentence.isBlank() || !mayDecide || completed.isOutdated(file)) {
			return decisions.ask(file, command, "Cancelling", mayDecide, chosen -> chosen.id() + " " + sentence);
		}
		return apply(file, command, sentence,
				completed.decision(Outcome.CANCELLED, file, command, code.get(), sentence));
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission,
				file -> submission.text("reason").isEmpty() ? Reply.correct("reason", "Say in a sentence why.")
						: decide(file, submission.asCommand(submission.text("reason")), submission.text("reason")));
	}

	private Reply apply(Casefile addressed, Command command, String reason, @Nullable SignalDecision decision) {
		return editor.change(addressed.id(), command.key(), file -> {
			boolean newRoom = !cancels && file.incident().archivedAt().isPresent();
			Optional<Refusal> refusal = cancels ? file.incident().cancel(command.at(), reason)
					: file.incident().reopen();
			if (refusal.isEmpty() && decision != null) {
				file.incident().decide(decision);
			}
			String code = decision == null ? "" : " (" + decision.reasonCode() + ")";
			return refusal.map(why -> Decision.refused(RefusalWithText.text(Wording.refusal(why), command)))
				.orElseGet(() -> {
					String said = command.caller().person().name() + (cancels ? " cancelled " : " reopened ")
							+ addressed.id() + ": " + reason;
					List<Effect> effects = new ArrayList<>();
					if (newRoom) {
						effects.add(new IncidentEffect.OpenIncidentRoom(file.id()).effect());
						file.incident().members().forEach(member -> effects.add(Effects.invite(file.id(), member)));
					}
					effects.addAll(List.of(Effects.refreshed(file.id())));
					effects.add(SystemEntries.by(file.id(), command,
							(cancels ? "Cancelled" + code + ": " : "Reopened: ") + reason));
					return Decision.accepted(Reply.say(said), effects);
				});
		});
	}

	private Form form(Casefile file) {
		return Form.of(new Action(info.name(), file.id().value(), ""), cancels ? "Cancel" : "Reopen",
				cancels ? "It was a false alarm" : "Reopen", Field.lines("reason", "Why?"));
	}

}
