package dev.firewatch.workflow.kernel;

import java.util.Optional;
import java.util.Set;

import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;

/** Composes the effects of some kinds; see {@link dev.firewatch.delivery.Compose}. */
public interface EffectComposer {

	Set<String> kinds();

	Optional<Outgoing> compose(Effect effect);

	default void confirmed(Effect effect, Sent sent) {
	}

}
