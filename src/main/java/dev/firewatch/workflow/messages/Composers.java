package dev.firewatch.workflow.messages;

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
public class Composers implements Compose, Confirmed {

	private final Map<String, EffectComposer> byKind = new HashMap<>();

	private final InRoom inRoom;

	public Composers(List<EffectComposer> composers, InRoom inRoom) {
		this.inRoom = inRoom;
		composers.forEach(composer -> composer.kinds().forEach(kind -> {
			if (byKind.put(kind, composer) != null) {
				throw new IllegalArgumentException("two composers for " + kind);
			}
		}));
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		return composer(effect).compose(effect).map(outgoing -> inRoom.orElse(effect, outgoing));
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
