package dev.firewatch.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that has to reach a platform because a document was written; kept in that
 * document until the platform has confirmed it.
 *
 * @param kind what it is, which decides who composes it
 * @param lane effects of one lane are delivered in order
 * @param about what it concerns, by name
 * @param notBefore not to be tried before, in real time
 * @param attempts how often it was tried
 * @param uncertain whether an earlier attempt may have succeeded
 * @param problem why it can't be delivered; null as long as it may be
 */
public record Effect(String id, String kind, String lane, Map<String, String> about, Instant notBefore, int attempts,
		boolean uncertain, @Nullable String problem) {

	public static Effect of(String kind, String lane, Map<String, String> about) {
		return new Effect(UUID.randomUUID().toString(), kind, lane, about, Instant.EPOCH, 0, false, null);
	}

	/** The named thing it is about; it has to be there. */
	public String get(String name) {
		String value = about.get(name);
		if (value == null) {
			throw new IllegalStateException("effect " + kind + " says nothing of " + name);
		}
		return value;
	}

	boolean sameAs(Effect other) {
		return kind.equals(other.kind) && lane.equals(other.lane) && about.equals(other.about);
	}

	boolean hopeless() {
		return problem != null;
	}

}
