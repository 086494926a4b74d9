package dev.firewatch.workflow.runbooks;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.casefile.ControlStages;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.People;
import dev.firewatch.recovery.Control;
import dev.firewatch.runbook.Run;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects.RefreshRun;
import dev.firewatch.workflow.kernel.LiveMessage;
import dev.firewatch.workflow.runbooks.RunEffect.AskAboutControl;
import dev.firewatch.workflow.runbooks.RunEffect.SendSummary;
import dev.firewatch.workflow.runbooks.RunEffect.TellHolder;

/**
 * The card of each run, kept up to date, and what people hear of their items and
 * controls.
 */
class RunMessages implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final RunCard card;

	private final DirectMessages direct;

	private final People people;

	private final Clock clock;

	private final RunSummary summaries;

	RunMessages(Casefiles casefiles, RoomDirectory rooms, RunCard card, DirectMessages direct, People people,
			Clock clock, RunSummary summaries) {
		this.summaries = summaries;
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.card = card;
		this.direct = direct;
		this.people = people;
		this.clock = clock;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(RefreshRun.class, this::refresh).confirmed(this::shown),
				EffectBinding.of(TellHolder.class, this::tell), EffectBinding.of(AskAboutControl.class, this::ask),
				EffectBinding.of(SendSummary.class, this::summary));
	}

	/** It may have become private meanwhile. */
	private Optional<Outgoing> summary(SendSummary send) {
		Casefile file = casefiles.find(send.incident()).orElseThrow();
		return file.run(send.run())
			.filter(run -> !file.incident().isPrivate())
			.map(run -> new Outgoing.PostNamed(file.incident().home(), summaries.channel(),
					summaries.message(file, run, clock.instant())));
	}

	/** Whoever isn't at work hears of it in the morning, as of all that waits. */
	private Optional<Outgoing> ask(AskAboutControl ask) {
		Casefile file = casefiles.find(ask.incident()).orElseThrow();
		return file.aftermath()
			.control(ask.control())
			.filter(control -> ControlStages.come(file, control).isPresent())
			.flatMap(control -> direct.whileAtWork(control.by(), file.incident().home(), ending(file, control)));
	}

	private static Message ending(Casefile file, Control control) {
		String id = file.id().value();
		String first = control.id() + " was to stay until " + control.end().stage() + ", and that has begun";
		return Message.of(first, Block.paragraph(Span.plain("🚧 "), Span.strong(first), Span.plain(" · " + id)),
				Block.paragraph(Span.plain(control.text())),
				Block.aside(Span.plain("Take it down, or say for how much longer it stays.")),
				Block.buttons(Button.primary("Lift", new Action("lift", id, control.id())),
						Button.of("Prolong", new Action("prolong", id, control.id()))));
	}

	private Optional<Outgoing> refresh(RefreshRun refresh) {
		Casefile file = casefiles.find(refresh.incident()).orElseThrow();
		if (file.incident().archivedAt().isPresent()) {
			return Optional.empty();
		}
		Run run = file.run(refresh.run()).orElseThrow();
		return rooms.roomNow(file.id().value())
			.map(room -> LiveMessage.in(rooms, room, run.id(), card.card(file, run, clock.instant())));
	}

	private void shown(RefreshRun refresh, Sent sent) {
		MessageRef message = sent.message();
		if (message != null) {
			rooms.message(LiveMessage.name(message.room(), refresh.run()), message);
		}
	}

	private Optional<Outgoing> tell(TellHolder tell) {
		Casefile file = casefiles.find(tell.incident()).orElseThrow();
		Run run = file.run(tell.run()).orElseThrow();
		return run.item(tell.item(), CasefileRuns.facts(file, run))
			.filter(item -> item.isOpen() && tell.person().equals(item.heldBy()))
			.flatMap(item -> {
				Message message = card.item(file, run, item, people.nameOf(tell.by()) + " handed " + run.id() + "."
						+ tell.item() + " over to you, in " + file.id() + ".");
				return direct.whileAtWork(tell.person(), file.incident().home(), message);
			});
	}

}
