package dev.firewatch.casefile;

import java.util.List;

import dev.firewatch.remediation.Owner;

/**
 * Something that is left to do before an incident can close.
 *
 * @param item the fix, section or role it concerns, by its id
 * @param owners who has to do it
 */
public record ClosingBlocker(BlockerKind kind, String item, List<Owner> owners) {

	/** What kind of thing is left. */
	public enum BlockerKind {

		/** Signals that nobody has reviewed who may. */
		FLAGS,

		SECTION, SIGNATURE, PUBLICATION, FIX_OPEN, FIX_UNVERIFIED, FIX_FAILED, FIX_APPROVAL

	}

}
