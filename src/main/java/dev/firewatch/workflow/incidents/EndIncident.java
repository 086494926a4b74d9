package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.policy.Refusal;
import dev.firewatch.workflow.Addressing;
import dev.firewatch.workflow.Changes;
import dev.firewatch.workflow.Decision;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.Kept;
import dev.firewatch.workflow.Seen;
import dev.firewatch.workflow.Wording;

/** Cancels a false alarm, or reopens what ended; either needs a reason. */
public class EndIncident implements Verb {

	private final boolean cancels;

	private final VerbInfo info;

	private final Addressing addressing;

	private final Changes changes;

	private EndIncident(boolean cancels, VerbInfo info, Addressing addressing, Changes changes) {
		this.cancels = cancels;
		this.info = info;
		this.addressing = addressing;
		this.changes = changes;
	}

	public static EndIncident cancelling(Addressing addressing, Changes changes) {
		return new EndIncident(true,
				new VerbInfo(110, "cancel", List.of(), Group.INCIDENT, "cancel <reason>", "it was a false alarm"),
				addressing, changes);
	}

	public static EndIncident reopening(Addressing addressing, Changes changes) {
		return new EndIncident(false,
				new VerbInfo(120, "reopen", List.of(), Group.INCIDENT, "reopen <reason>", "it is not over after all"),
				addressing, changes);
	}

	@Override
	public VerbInfo info() {
		return info;
	}

	@Override
	public Reply act(Command command) {
		return addressing.about(command, (file, given) -> given.argument().isBlank() ? new Reply.Ask(form(file))
				: apply(file, given, given.argument().strip()));
	}

	@Override
	public Reply submitted(Submission submission) {
		return addressing.about(submission,
				file -> submission.text("reason").isEmpty() ? Reply.correct("reason", "Say in a sentence why.")
						: apply(file, submission.asCommand(""), submission.text("reason")));
	}

	private Reply apply(Casefile addressed, Command command, String reason) {
		return changes.change(addressed.id(), command.key(), file -> {
			boolean newRoom = !cancels && file.incident().archivedAt().isPresent();
			Optional<Refusal> refusal = cancels ? file.incident().cancel(command.at(), reason)
					: file.incident().reopen();
			return refusal.map(why -> Decision.refused(Kept.text(Wording.refusal(why), command))).orElseGet(() -> {
				String word = cancels ? "cancelled" : "open again";
				String said = addressed.id() + " is " + word + ", said by " + command.caller().person().name() + ": "
						+ reason;
				List<Effect> effects = new ArrayList<>();
				if (newRoom) {
					effects.add(Effects.room(file.id()));
					file.incident().members().forEach(member -> effects.add(Effects.invite(file.id(), member)));
				}
				effects.addAll(List.of(Effects.refreshed(file.id())));
				effects.add(Seen.by(file.id(), command, (cancels ? "Cancelled: " : "Reopened: ") + reason));
				return Decision.accepted(Reply.say(said), effects);
			});
		});
	}

	private Form form(Casefile file) {
		return Form.of(new Action(info.name(), file.id().value(), ""), cancels ? "Cancel" : "Reopen",
				cancels ? "It was a false alarm" : "Reopen", Field.lines("reason", "Why?"));
	}

}
