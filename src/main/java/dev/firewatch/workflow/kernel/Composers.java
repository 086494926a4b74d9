package dev.firewatch.workflow.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.delivery.Compose;
import dev.firewatch.delivery.Confirmed;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;

/** Hands each effect to the composer of its kind. */
class Composers implements Compose, Confirmed {

	private final Map<String, EffectComposer> byKind = new HashMap<>();

	private final PublicFallback fallback;

	public Composers(List<EffectComposer> composers, PublicFallback fallback) {
		this.fallback = fallback;
		composers.forEach(composer -> composer.kinds().forEach(kind -> {
			if (byKind.put(kind, composer) != null) {
				throw new IllegalArgumentException("two composers for " + kind);
			}
		}));
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		return composer(effect).compose(effect).map(outgoing -> fallback.orElse(effect, outgoing));
	}

	@Override
	public void confirmed(Effect effect, Sent sent) {
		composer(effect).confirmed(effect, sent);
	}

	private EffectComposer composer(Effect effect) {
		EffectComposer composer = byKind.get(effect.kind());
		if (composer == null) {
			throw new IllegalStateException("nobody composes " + effect.kind());
		}
		return composer;
	}

}
