package dev.firewatch.workflow.followup;

import java.time.Instant;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;

/** Something that the passing of time asks for at a casefile. */
public interface Duty {

	/** Does what is due by now. */
	void run(Casefile file, Instant now);

	/** When there is something to do next, never later than there is. */
	Optional<Instant> next(Casefile file);

}
