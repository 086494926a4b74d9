package dev.firewatch.delivery;

import dev.firewatch.delivery.Outgoing.Sent;

/**
 * Records what a platform has confirmed, before the effect is forgotten; may be called
 * again.
 */
public interface Confirmed {

	void confirmed(Effect effect, Sent sent);

}
