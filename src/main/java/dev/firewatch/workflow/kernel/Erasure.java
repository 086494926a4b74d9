package dev.firewatch.workflow.kernel;

import dev.firewatch.casefile.Casefile;

/** Something that keeps texts of an incident besides its casefile and its timeline. */
public interface Erasure {

	/** Erases the texts wherever they stand there; repeating it does no harm. */
	void erase(Casefile file, ErasedTexts texts);

}
