package dev.firewatch.delivery;

import java.util.Optional;

/** Composes an effect at the time it is sent, from what is true by then. */
public interface Compose {

	/**
	 * The call to make; empty if there is nothing to send (any more), or if the effect
	 * concerns none but our own documents and has been settled here. Called again for
	 * each attempt.
	 */
	Optional<Outgoing> compose(Effect effect);

}
