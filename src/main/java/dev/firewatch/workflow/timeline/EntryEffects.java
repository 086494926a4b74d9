package dev.firewatch.workflow.timeline;

import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects.RecordEntry;
import java.util.List;
import java.util.Optional;

/** Records what the bot itself observed; sends nothing. */
class EntryEffects implements EffectComposer {

	private final Timelines timelines;

	public EntryEffects(Timelines timelines) {
		this.timelines = timelines;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.withAttempts(RecordEntry.class, this::take));
	}

	private Optional<Outgoing> take(RecordEntry entry, Effect effect) {
		String incident = entry.incident().value();
		Draft draft = entry.draft();
		boolean maybeThere = effect.tries().attempts() > 0 || effect.tries().uncertain();
		if (!maybeThere || timelines.recordedAs(incident, draft.key()).isEmpty()) {
			timelines.append(incident, draft);
		}
		return Optional.empty();
	}

}
