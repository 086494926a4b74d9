package dev.firewatch.workflow.runbooks;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.People;
import dev.firewatch.runbook.Run;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.LiveMessage;
import dev.firewatch.workflow.runbooks.RunEffect.RefreshRun;
import dev.firewatch.workflow.runbooks.RunEffect.TellHolder;

/** The card of each run, kept up to date, and what people hear of their items. */
class RunMessages implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final RunCard card;

	private final DirectMessages direct;

	private final People people;

	private final Clock clock;

	RunMessages(Casefiles casefiles, RoomDirectory rooms, RunCard card, DirectMessages direct, People people,
			Clock clock) {
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
				EffectBinding.of(TellHolder.class, this::tell));
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
