package dev.firewatch.delivery;

import java.time.Instant;
import java.util.Map;

/**
 * Something that can't be delivered until somebody does something about it.
 *
 * @param id of the trouble itself
 * @param document the one that carries the effect
 * @param kind of the effect
 * @param about what the effect concerns, by name
 * @param problem why it can't be delivered, a sentence for people
 * @param since in real time
 */
public record DeliveryFailure(String id, DocumentRef document, String kind, Map<String, String> about, String problem,
		Instant since) {
}
