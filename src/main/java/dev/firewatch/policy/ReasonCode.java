package dev.firewatch.policy;

import java.util.List;
import java.util.Set;

/** A reason that may be given for going below what is recommended or asked for. */
public record ReasonCode(String id, String text, Set<String> uses) {

	/** Lowering the severity below the recommendation. */
	public static final String DOWNGRADE = "downgrade";

	/** Skipping a section of the postmortem. */
	public static final String SKIP = "skip";

	/** Dropping a fix. */
	public static final String DROP = "drop";

	/** Accepting a failed verification. */
	public static final String EXCEPTION = "exception";

	static final List<String> USES = List.of(DOWNGRADE, SKIP, DROP, EXCEPTION);

	public ReasonCode {
		uses = Set.copyOf(uses);
	}

}
