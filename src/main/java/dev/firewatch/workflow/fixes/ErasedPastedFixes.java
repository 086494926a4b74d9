package dev.firewatch.workflow.fixes;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.workflow.kernel.ErasedTexts;
import dev.firewatch.workflow.kernel.Erasure;

/** Lists of fixes that somebody has pasted and not saved. */
record ErasedPastedFixes(PastedFixTexts pending) implements Erasure {

	@Override
	public void erase(Casefile file, ErasedTexts texts) {
		pending.of(file.id())
			.stream()
			.filter(pasted -> texts.standIn(pasted.text()))
			.forEach(pasted -> pending.deleteById(pasted.id()));
	}

}
