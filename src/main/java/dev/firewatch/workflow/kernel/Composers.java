package dev.firewatch.workflow.kernel;

import java.util.Optional;

import dev.firewatch.delivery.Compose;
import dev.firewatch.delivery.Confirmed;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;

/** Hands each effect to the composer of its kind. */
class Composers implements Compose, Confirmed {

	private final EffectTypes types;

	private final PublicFallback fallback;

	Composers(EffectTypes types, PublicFallback fallback) {
		this.types = types;
		this.fallback = fallback;
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		return types.binding(effect.kind()).compose(effect).map(outgoing -> fallback.orElse(effect, outgoing));
	}

	@Override
	public void confirmed(Effect effect, Sent sent) {
		types.binding(effect.kind()).confirm(effect, sent);
	}

}
