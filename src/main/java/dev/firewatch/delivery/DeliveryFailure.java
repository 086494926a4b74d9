package dev.firewatch.delivery;

import java.time.Instant;
import java.util.Map;

/**
 * Something that can't be delivered until somebody does something about it.
 *
 * @param id of the failure itself
 * @param document the document that carries the effect
 * @param kind of the effect
 * @param about what the effect concerns, by name
 * @param problem a sentence for people that says why it can't be delivered
 * @param since in real time
 */
public record DeliveryFailure(String id, DocumentRef document, String kind, Map<String, String> about, String problem,
		Instant since) {
}
