package dev.firewatch.workflow.messages;

import java.util.Optional;
import java.util.Set;

import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.Effects;

/** Puts on record what the bot itself saw; nothing is sent. */
public class EntryEffects implements EffectComposer {

	private final Timelines timelines;

	public EntryEffects(Timelines timelines) {
		this.timelines = timelines;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.ENTRY);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		timelines.append(effect.get(Effects.INCIDENT), Effects.draft(effect));
		return Optional.empty();
	}

}
