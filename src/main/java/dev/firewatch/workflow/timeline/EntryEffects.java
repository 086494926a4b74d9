package dev.firewatch.workflow.timeline;

import java.util.Optional;
import java.util.Set;

import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects;

/** Puts on record what the bot itself saw; nothing is sent. */
class EntryEffects implements EffectComposer {

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
		String incident = effect.get(Effects.INCIDENT);
		Draft draft = Effects.draft(effect);
		boolean maybeThere = effect.tries().attempts() > 0 || effect.tries().uncertain();
		if (!maybeThere || timelines.recordedAs(incident, draft.key()).isEmpty()) {
			timelines.append(incident, draft);
		}
		return Optional.empty();
	}

}
