package dev.firewatch.workflow.timeline;

import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.ChannelUtterance;
import dev.firewatch.workflow.kernel.ErasedTexts;
import dev.firewatch.workflow.kernel.Erasure;
import dev.firewatch.workflow.timeline.PendingImports.PastedText;
import dev.firewatch.workflow.timeline.Proposals.Proposed;

/** Messages that are proposed for a timeline, and texts somebody has pasted to import. */
record ErasedProposals(Proposals proposals, PendingImports pending) implements Erasure {

	@Override
	public void erase(Casefile file, ErasedTexts texts) {
		proposals.findById(file.id().value()).ifPresent(found -> {
			List<ChannelUtterance> others = found.messages()
				.stream()
				.filter(message -> !texts.standIn(message.text()))
				.toList();
			if (others.size() < found.messages().size()) {
				proposals.save(new Proposed(found.incident(), others, found.problem()));
			}
		});
		for (PersonId person : file.incident().members()) {
			String id = PastedText.key(file.id(), person);
			pending.findById(id)
				.filter(pasted -> texts.standIn(pasted.text()))
				.ifPresent(pasted -> pending.deleteById(id));
		}
	}

}
