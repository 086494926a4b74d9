package dev.firewatch.workflow.fixes;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.Fix;
import dev.firewatch.workflow.fixes.FixEffect.RequestApproval;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import java.util.List;
import java.util.Optional;

/** Asks one person to approve an exception or a drop, while it is waiting. */
class ApprovalRequest implements EffectComposer {

	private final Casefiles casefiles;

	private final DirectMessages direct;

	private final Policy policy;

	ApprovalRequest(Casefiles casefiles, DirectMessages direct, Policy policy) {
		this.casefiles = casefiles;
		this.direct = direct;
		this.policy = policy;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(RequestApproval.class, this::compose));
	}

	private Optional<Outgoing> compose(RequestApproval request) {
		Casefile file = casefiles.find(request.incident()).orElseThrow();
		return file.fix(request.fix())
			.filter(Fix::awaitsApproval)
			.flatMap(fix -> direct.whileAtWork(request.person(), file.incident().home(), approval(file, fix)));
	}

	private Message approval(Casefile file, Fix fix) {
		String first = fix.dropRequest().isPresent() ? fix.id() + " would be dropped. Do you agree?"
				: fix.id() + " missed its target. Should it count anyway?";
		String why = fix.dropRequest()
			.map(drop -> policy.spelledOut(drop.reason()))
			.or(() -> fix.lastVerification().map(FixLines::result))
			.orElse("");
		String id = file.id().value();
		return Message.of(first, Block.paragraph(Span.strong(first)),
				Block.paragraph(Span.plain(fix.title() + " · " + why + " · " + id)),
				Block.buttons(Button.primary("Approve", new Action("approve", id, fix.id())),
						Button.of("Reject", new Action("reject", id, fix.id()))));
	}

}
