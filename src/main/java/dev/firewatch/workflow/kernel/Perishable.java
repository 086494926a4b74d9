package dev.firewatch.workflow.kernel;

import java.time.Instant;

/** Something that a feature keeps only for a while. */
@FunctionalInterface
public interface Perishable {

	/** Forgets what is too old by now. */
	void forget(Instant now);

}
