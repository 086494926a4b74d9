package dev.firewatch.workflow.fixes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
import dev.firewatch.workflow.fixes.FixEffect.AskToTake;
import dev.firewatch.workflow.fixes.FixEffect.TellDeclined;
import dev.firewatch.workflow.fixes.FixEffect.TellLapsed;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Wording;

/** Asks people to take a fix over, and tells whoever asked that they won't. */
class HandOverMessages implements EffectComposer {

	private final Casefiles casefiles;

	private final DirectMessages direct;

	private final FixLines lines;

	private final Policy policy;

	private final Clock clock;

	HandOverMessages(Casefiles casefiles, DirectMessages direct, FixLines lines, Policy policy, Clock clock) {
		this.casefiles = casefiles;
		this.direct = direct;
		this.lines = lines;
		this.policy = policy;
		this.clock = clock;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(AskToTake.class, this::ask), EffectBinding.of(TellDeclined.class, this::tell),
				EffectBinding.of(TellLapsed.class, this::tell));
	}

	private Optional<Outgoing> ask(AskToTake ask) {
		Casefile file = casefiles.find(ask.incident()).orElseThrow();
		return file.fix(ask.fix())
			.filter(fix -> !file.askedOf(ask.person(), fix).isEmpty())
			.flatMap(fix -> direct.whileAtWork(ask.person(), file.incident().home(), asking(file, fix)));
	}

	private Message asking(Casefile file, Fix fix) {
		String by = fix.handOver().map(asked -> lines.nameOf(asked.by())).orElse("Somebody");
		String first = by + " asks you to take over " + fix.id() + ".";
		LocalDate today = LocalDate.ofInstant(clock.instant(), policy.zone());
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		blocks.add(Block.paragraph(Span.plain(fix.title() + " · " + FixLines.due(fix, today) + " · " + file.id())));
		lines.details(fix).forEach(detail -> blocks.add(Block.aside(Span.plain(detail))));
		blocks.add(new Block.Buttons(FixLines.answers(file, fix), List.of()));
		return new Message(first, blocks);
	}

	private Optional<Outgoing> tell(TellDeclined declined) {
		Casefile file = casefiles.find(declined.incident()).orElseThrow();
		return file.fix(declined.fix())
			.flatMap(fix -> stays(file, fix,
					lines.nameOf(declined.by()) + " won't take over " + fix.id()
							+ (declined.reason() == null ? "." : ": " + declined.reason())))
			.map(message -> direct.to(declined.person(), file.incident().home(), message));
	}

	/** Whoever is away finds the fix in their message of the day once they are back. */
	private Optional<Outgoing> tell(TellLapsed lapsed) {
		Casefile file = casefiles.find(lapsed.incident()).orElseThrow();
		return file.fix(lapsed.fix())
			.flatMap(fix -> stays(file, fix,
					"Nobody has answered for " + Wording.count(policy.reminders().handOverDays(), "working day")
							+ " whether they take over " + fix.id() + ", so I have stopped asking."))
			.flatMap(message -> direct.whileAtWork(lapsed.person(), file.incident().home(), message));
	}

	private Optional<Message> stays(Casefile file, Fix fix, String first) {
		if (fix.status().settled()) {
			return Optional.empty();
		}
		List<Span> spans = new ArrayList<>(List.of(Span.plain(fix.title() + " · " + file.id() + " · stays with ")));
		spans.addAll(lines.owners(file, fix.owners()));
		return Optional.of(Message.of(first, Block.paragraph(Span.strong(first)), new Block.Paragraph(spans),
				Block.buttons(Button.of("Ask somebody else", new Action("handover", file.id().value(), fix.id())))));
	}

}
