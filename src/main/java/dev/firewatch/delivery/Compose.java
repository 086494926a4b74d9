package dev.firewatch.delivery;

import java.util.Optional;

/** Composes an effect when it is sent, from what is true by then. */
public interface Compose {

	/**
	 * The call to make; empty if there is nothing (more) to send, or if the effect
	 * concerns only our own documents and has been done here. Called again for each
	 * attempt.
	 */
	Optional<Outgoing> compose(Effect effect);

}
