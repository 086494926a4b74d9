package dev.firewatch.workflow.incidents;

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
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects.CallSeniors;

/** Asks the people who have to decide, in the room, to look at signals that add up. */
class SeniorCall implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final DecisionNeeded decisions;

	private final People people;

	public SeniorCall(Casefiles casefiles, RoomDirectory rooms, DecisionNeeded decisions, People people) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.decisions = decisions;
		this.people = people;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(CallSeniors.class, this::call));
	}

	private Optional<Outgoing> call(CallSeniors call) {
		Casefile file = casefiles.find(call.incident()).orElseThrow();
		if (file.incident().unreviewed().isEmpty() || file.incident().archivedAt().isPresent()) {
			return Optional.empty();
		}
		return rooms.roomNow(file.id().value()).map(room -> new Outgoing.Post(room, message(file)));
	}

	private Message message(Casefile file) {
		String first = "Signals of one kind add up: " + FlaggedEntries.phrases(file);
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.plain("⚑ "), Span.strong(first)));
		blocks.addAll(decisions.entries().lines(file));
		List<Span> asked = new ArrayList<>();
		for (PersonId person : decisions.permits().deciders(file.incident())) {
			asked.add(Span.plain(asked.isEmpty() ? "" : ", "));
			asked.add(new Span.Mention(person, people.nameOf(person)));
		}
		asked.add(Span.plain(asked.isEmpty() ? "Somebody has to lead and look at them." : ": please look at them."));
		blocks.add(new Block.Paragraph(asked));
		blocks.add(Block.aside(Span.plain("Until then, going below " + file.incident().recommended()
				+ " and resolving wait for " + decisions.permits().deciders() + ", with a reason.")));
		blocks.add(Block.buttons(Button.primary("Review flags", new Action(ReviewFlags.VERB, file.id().value(), ""))));
		return new Message(first, blocks);
	}

}
