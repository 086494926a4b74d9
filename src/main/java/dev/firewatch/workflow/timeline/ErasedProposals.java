package dev.firewatch.workflow.timeline;

import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.timeline.ChannelUtterance;
import dev.firewatch.workflow.kernel.ErasedTexts;
import dev.firewatch.workflow.kernel.Erasure;

/** Messages that are proposed for a timeline, and texts somebody has pasted to import. */
record ErasedProposals(Proposals proposals, PendingImports pending, NewerWordings wordings) implements Erasure {

	@Override
	public void erase(Casefile file, ErasedTexts texts) {
		proposals.findById(file.id().value()).ifPresent(found -> {
			List<ChannelUtterance> others = found.messages()
				.stream()
				.filter(message -> !texts.standIn(message.text()))
				.toList();
			if (others.size() < found.messages().size()) {
				proposals.save(found.with(others));
			}
		});
		// A newer wording needn't say the same, and can be taken with an edit all the
		// same.
		wordings.forgetAll(file.id());
		pending.of(file.id())
			.stream()
			.filter(pasted -> texts.standIn(pasted.text()))
			.forEach(pasted -> pending.deleteById(pasted.id()));
	}

}
