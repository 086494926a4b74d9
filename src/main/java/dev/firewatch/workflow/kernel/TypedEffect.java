package dev.firewatch.workflow.kernel;

import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Effect.Nature;

/**
 * What a use case asks delivery for: a record with an {@link EffectKind}, whose
 * components are what it is about. Each feature seals its own; their names are stored and
 * stay.
 */
public interface TypedEffect {

	/** The lane in which effects keep their order; see {@link Effect}. */
	String lane();

	/** Its precedence over others. */
	default Nature nature() {
		return Nature.URGENT;
	}

	/** The effect as it is stored beside the state that caused it. */
	default Effect effect() {
		return EffectRecords.written(this);
	}

}
