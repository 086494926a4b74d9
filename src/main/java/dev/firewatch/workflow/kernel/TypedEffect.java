package dev.firewatch.workflow.kernel;

import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Effect.Nature;

/**
 * What a use case asks delivery for: a record with an {@link EffectKind}, whose
 * components are what it is about. Each feature seals its own; their names are stored and
 * stay.
 */
public interface TypedEffect {

	/** What keeps its order with what; see {@link Effect}. */
	String lane();

	/** How it stands to others. */
	default Nature nature() {
		return Nature.URGENT;
	}

	/** As it is written beside the state that it follows from. */
	default Effect effect() {
		return EffectRecords.written(this);
	}

}
