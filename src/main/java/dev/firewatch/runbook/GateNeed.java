package dev.firewatch.runbook;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a stage still needs before it is passed.
 *
 * @param what the numbers of items, ids, or roles
 * @param until when time alone will have done it; null if it doesn't
 */
public record GateNeed(NeedKind kind, List<String> what, @Nullable Instant until) {

	/** What kind of thing is missing, in the order in which it is asked for. */
	public enum NeedKind {

		/** Required items are open. */
		ITEMS,

		/** Interim controls are still on. */
		CONTROLS,

		/** Records of deletions are open. */
		DELETIONS,

		/** Remedies aren't verified. */
		INDIVIDUALS,

		/** The incident burns again. */
		CONTAINMENT,

		/** It hasn't been stable for long enough. */
		STABILITY,

		/** Roles haven't approved. */
		APPROVALS

	}

	static GateNeed of(NeedKind kind, List<String> what) {
		return new GateNeed(kind, List.copyOf(what), null);
	}

}
