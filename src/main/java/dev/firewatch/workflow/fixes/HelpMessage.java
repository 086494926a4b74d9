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
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.Fix;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;

/** A call for help with a fix: which, whose, what it is about and what is needed. */
class HelpMessage implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final DirectMessages direct;

	private final FixLines lines;

	private final Policy policy;

	private final Clock clock;

	HelpMessage(Casefiles casefiles, RoomDirectory rooms, DirectMessages direct, FixLines lines, Policy policy,
			Clock clock) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.direct = direct;
		this.lines = lines;
		this.policy = policy;
		this.clock = clock;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(FixEffect.CallForHelp.class, this::compose));
	}

	private Optional<Outgoing> compose(FixEffect.CallForHelp ask) {
		Casefile file = casefiles.find(ask.incident()).orElseThrow();
		return file.fix(ask.fix()).filter(fix -> !fix.status().settled()).flatMap(fix -> {
			Message message = message(file, fix, ask);
			return ask.person() != null ? Optional.of(direct.to(ask.person(), file.incident().home(), message))
					: rooms.roomNow(file.id().value()).map(room -> new Outgoing.Post(room, message));
		});
	}

	private Message message(Casefile file, Fix fix, FixEffect.CallForHelp ask) {
		LocalDate today = LocalDate.ofInstant(clock.instant(), policy.zone());
		String first = lines.nameOf(ask.by()) + " needs help with " + fix.id() + " " + fix.title();
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong("Can you help? "), lines.mention(ask.by()),
				Span.plain(" needs help with "), Span.strong(fix.id()), Span.plain(" " + fix.title() + ".")));
		if (ask.need() != null) {
			blocks.add(Block.paragraph(Span.plain(ask.need())));
		}
		List<Span> state = new ArrayList<>(lines.state(file, fix, today));
		state.add(Span.plain(" · owned by "));
		state.addAll(lines.owners(file, fix.owners()));
		state.add(Span
			.plain((fix.answers().isEmpty() ? "" : " · for " + String.join(", ", fix.answers())) + " · " + file.id()));
		blocks.add(new Block.Aside(state));
		blocks
			.add(Block.buttons(Button.of("I'll take it", new Action("handover", file.id().value(), fix.id() + " me"))));
		return new Message(first, blocks);
	}

}
