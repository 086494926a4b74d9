package dev.firewatch.postmortem;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One level of the chain of whys: why the level above happened, and how that is known.
 *
 * @param level from 1
 * @param root whether it is the root cause
 */
public record Why(int level, String answer, @Nullable String evidence, boolean root, PersonId by) {

	/** The question that the level answers. */
	public String question() {
		return level == 1 ? "Why did this problem occur?" : "Why did that happen?";
	}

	Why asRoot(boolean isRoot) {
		return new Why(level, answer, evidence, isRoot, by);
	}

}
