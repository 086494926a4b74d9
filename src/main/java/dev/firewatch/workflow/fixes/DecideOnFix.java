package dev.firewatch.workflow.fixes;

import java.util.List;

import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.remediation.Fix;
import dev.firewatch.workflow.kernel.ElsewhereDecisions;
import dev.firewatch.workflow.kernel.PermissionCheck;

/** Approves or rejects what a fix is waiting for: an exception, or being dropped. */
class DecideOnFix implements Verb {

	private final boolean approves;

	private final VerbInfo info;

	private final FixVerb fixes;

	private final PermissionCheck permissions;

	private final Policy policy;

	private final List<ElsewhereDecisions> elsewhere;

	private DecideOnFix(boolean approves, VerbInfo info, FixVerb fixes, PermissionCheck permissions, Policy policy,
			List<ElsewhereDecisions> elsewhere) {
		this.elsewhere = List.copyOf(elsewhere);
		this.approves = approves;
		this.info = info;
		this.fixes = fixes;
		this.permissions = permissions;
		this.policy = policy;
	}

	public static DecideOnFix approving(FixVerb fixes, PermissionCheck permissions, Policy policy,
			List<ElsewhereDecisions> elsewhere) {
		return new DecideOnFix(true,
				new VerbInfo(280, "approve", List.of(), Group.FIXES, "approve F2",
						"accept an exception, a dropped fix or a change of a risk"),
				fixes, permissions, policy, elsewhere);
	}

	public static DecideOnFix rejecting(FixVerb fixes, PermissionCheck permissions, Policy policy,
			List<ElsewhereDecisions> elsewhere) {
		return new DecideOnFix(false,
				new VerbInfo(290, "reject", List.of(), Group.FIXES, "reject F2",
						"refuse an exception, a dropped fix or a change of a risk"),
				fixes, permissions, policy, elsewhere);
	}

	@Override
	public VerbInfo info() {
		return info;
	}

	@Override
	public Reply act(Command command) {
		return elsewhere.stream()
			.flatMap(other -> other.decide(command, approves).stream())
			.findFirst()
			.orElseGet(() -> onFix(command));
	}

	@Override
	public Reply submitted(Submission submission) {
		return elsewhere.stream()
			.flatMap(other -> other.decide(submission, approves).stream())
			.findFirst()
			.orElseGet(() -> act(submission.asCommand(submission.action().argument())));
	}

	private Reply onFix(Command command) {
		return fixes.about(command, (addressed, named, decide) -> fixes.change(addressed, named, decide,
				approves ? "approved" : "rejected", (file, fix) -> decided(file, fix, decide)));
	}

	private Optional<Refusal> decided(Casefile file, Fix fix, Command command) {
		Optional<Refusal> refusal = permissions.refusal("approve", file, command.caller().person());
		if (refusal.isPresent()) {
			return refusal;
		}
		PersonId person = command.caller().person().id();
		boolean byOwner = file.owns(person, fix);
		Optional<Refusal> refused = approves ? fix.approve(person, byOwner, command.at()) : fix.reject(byOwner);
		if (refused.isEmpty()) {
			fix.keepToWorkingDays(policy.hours());
		}
		return refused;
	}

}
