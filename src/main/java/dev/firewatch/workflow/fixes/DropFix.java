package dev.firewatch.workflow.fixes;

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
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReasonCode;
import dev.firewatch.policy.Refusal;
import dev.firewatch.remediation.Fix;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.ReasonTaps;
import dev.firewatch.workflow.kernel.Wording;

/** Asks for a fix to be dropped; somebody who does not own it has to agree. */
class DropFix implements Verb {

	private static final VerbInfo INFO = new VerbInfo(250, "drop", List.of(), Group.FIXES, "drop F1 <reason>",
			"drop a fix, with approval");

	private final FixVerb fixes;

	private final CasefileEditor editor;

	private final ReasonTaps codes;

	private final PermissionCheck permissions;

	public DropFix(FixVerb fixes, CasefileEditor editor, Policy policy, PermissionCheck permissions) {
		this.fixes = fixes;
		this.editor = editor;
		this.codes = new ReasonTaps(policy, ReasonCode.DROP);
		this.permissions = permissions;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return fixes.about(command, (file, fix, drop) -> drop.argument().isBlank() ? new Reply.Ask(form(file, fix))
				: drop(file, fix, drop, codes.spelledOut(drop.argument())));
	}

	@Override
	public Reply submitted(Submission submission) {
		return fixes.about(submission.asCommand(submission.action().argument()), (file, fix, drop) -> {
			if (submission.text("reason").isEmpty()) {
				return Reply.correct("reason", "Say in a sentence why it is not needed any more.");
			}
			return drop(file, fix, drop, codes.spelledOut(submission.given("code"), submission.text("reason")));
		});
	}

	private Reply drop(Casefile addressed, Fix named, Command command, String reason) {
		return editor.change(addressed.id(), command.key(), file -> {
			Fix fix = file.fix(named.id()).orElseThrow();
			Optional<Refusal> refusal = fix.requestDrop(command.caller().person().id(), command.at(), reason);
			if (refusal.isPresent()) {
				return Decision.refused(FixVerb.kept(Wording.refusal(refusal.get()), fix, command));
			}
			List<Effect> effects = new ArrayList<>(fixes.effects(file, fix, command, "is to be dropped: " + reason));
			permissions.approvers(file, fix)
				.forEach(person -> effects.add(new FixEffect.RequestApproval(file.id(), fix.id(), person).effect()));
			return Decision.accepted(fixes.shown(file, fix, command), effects);
		});
	}

	private Form form(Casefile file, Fix fix) {
		return Form.of(new Action("drop", file.id().value(), fix.id()), "Drop " + fix.id(), "Ask for approval",
				codes.field(true), Field.lines("reason", "In a sentence"));
	}

}
