package dev.firewatch.workflow.postmortems.publishing;

import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;

/** Opens a published postmortem for a new version. */
class AmendPostmortem implements Verb {

	private static final VerbInfo INFO = new VerbInfo(355, "amend", List.of(), Group.POSTMORTEM, "amend <reason>",
			"begin a new version of the published postmortem");

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final PermissionCheck permissions;

	public AmendPostmortem(IncidentResolver resolver, CasefileEditor editor, PermissionCheck permissions) {
		this.resolver = resolver;
		this.editor = editor;
		this.permissions = permissions;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command,
				(file, amend) -> amend.argument().isBlank() ? new Reply.Ask(form(file)) : amend(file, amend));
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission,
				file -> submission.text("reason").isEmpty() ? Reply.correct("reason", "Say why it has to change.")
						: amend(file, submission.asCommand(submission.text("reason"))));
	}

	private Reply amend(Casefile addressed, Command command) {
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = permissions.refusal("publish", file, command.caller().person())
				.or(() -> ended(file))
				.or(() -> file.postmortem()
					.map(postmortem -> postmortem.amend(command.argument().strip()))
					.orElseGet(() -> Optional.of(Refusal.of(Rule.NOT_RESOLVED))));
			return refusal.map(why -> Decision.refused(RefusalWithText.text(Wording.refusal(why), command)))
				.orElseGet(() -> Decision.accepted(amended(file), List.of(Effects.progress(file.id()), SystemEntries
					.by(file.id(), command, "Postmortem is being amended: " + command.argument().strip()))));
		});
	}

	private static Optional<Refusal> ended(Casefile file) {
		return file.incident().status().ended()
				? Optional.of(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words())) : Optional.empty();
	}

	private static Reply amended(Casefile file) {
		int last = file.postmortem().orElseThrow().editions().size();
		String first = "Version " + (last + 1) + " is begun. Version " + last
				+ " stays readable; the new one is signed and published like the first.";
		return new Reply.Say(Message.of(first, Block.paragraph(Span.plain(first)),
				Block.buttons(Button.primary("Change it", new Action("postmortem", file.id().value(), "")))));
	}

	private static Form form(Casefile file) {
		return Form.of(new Action("amend", file.id().value(), ""), "Amend the postmortem", "Begin",
				Field.lines("reason", "Why does it have to change?"));
	}

}
