package dev.firewatch.workflow.undelivered;

import dev.firewatch.delivery.DeliveryFailures;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.TypedEffect;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is told what could not be delivered; delivery itself asks for it.
 *
 * @param trouble the id of the failure
 * @param all set if everybody is told, as the person it was for can't be reached
 */
@EffectKind(value = DeliveryFailures.NOTICE, words = "a notice of trouble")
record NotifyOfTrouble(String trouble, @Nullable String all) implements TypedEffect {

	@Override
	public String lane() {
		return DeliveryFailures.NOTICE;
	}

}
