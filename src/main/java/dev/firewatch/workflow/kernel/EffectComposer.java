package dev.firewatch.workflow.kernel;

import java.util.List;

/** Composes some effects; see {@link dev.firewatch.delivery.Compose}. */
public interface EffectComposer {

	/** Its effects, one binding each. */
	List<EffectBinding<?>> bindings();

}
