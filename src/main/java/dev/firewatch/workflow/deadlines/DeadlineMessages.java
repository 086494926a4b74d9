package dev.firewatch.workflow.deadlines;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.ComplianceDate;
import dev.firewatch.casefile.NoticeClock;
import dev.firewatch.casefile.NoticeClocks;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.deadlines.DeadlineEffect.TellTimeLeft;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;

/** How much of a notice's time is left, as things are when it is sent. */
class DeadlineMessages implements EffectComposer {

	private final Casefiles casefiles;

	private final DirectMessages direct;

	private final NoticeClocks clocks;

	private final Clock clock;

	DeadlineMessages(Casefiles casefiles, DirectMessages direct, Policy policy, Clock clock) {
		this.casefiles = casefiles;
		this.direct = direct;
		this.clocks = new NoticeClocks(policy);
		this.clock = clock;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(TellTimeLeft.class, this::compose));
	}

	private Optional<Outgoing> compose(TellTimeLeft tell) {
		Casefile file = casefiles.find(tell.incident()).orElseThrow();
		return file.incident().visibleTo(tell.person())
				? NoticeReminders.running(clocks, file, tell.notice())
					.map(running -> direct.to(tell.person(), file.incident().home(), message(file, running)))
				: Optional.empty();
	}

	private Message message(Casefile file, NoticeClock running) {
		String first = running.rule().name() + ": " + NoticeClock.left(running.due(), clock.instant());
		return Message.of(first + " · " + file.id(),
				DeadlineLines.line(ComplianceDate.of(file, running), clock.instant()), Block
					.aside(Span.plain("This reminder comes at any hour, as the time doesn't wait for working hours.")));
	}

}
