package dev.firewatch.workflow.kernel;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;

/**
 * How effects of one type are handled: the message, composed when it is sent, and what
 * happens once the platform has confirmed it.
 */
public final class EffectBinding<T extends TypedEffect> {

	private final Class<T> type;

	private final BiFunction<T, Effect, Optional<Outgoing>> composing;

	private final BiConsumer<T, Sent> confirming;

	private EffectBinding(Class<T> type, BiFunction<T, Effect, Optional<Outgoing>> composing,
			BiConsumer<T, Sent> confirming) {
		this.type = type;
		this.composing = composing;
		this.confirming = confirming;
	}

	public static <T extends TypedEffect> EffectBinding<T> of(Class<T> type,
			Function<T, Optional<Outgoing>> composing) {
		return withAttempts(type, (about, effect) -> composing.apply(about));
	}

	/**
	 * For composers that need the effect as stored, such as whether it was tried before.
	 */
	public static <T extends TypedEffect> EffectBinding<T> withAttempts(Class<T> type,
			BiFunction<T, Effect, Optional<Outgoing>> composing) {
		return new EffectBinding<>(type, composing, (about, sent) -> {
		});
	}

	/** The same, with what happens once it is confirmed. */
	public EffectBinding<T> confirmed(BiConsumer<T, Sent> then) {
		return new EffectBinding<>(type, composing, then);
	}

	Class<T> type() {
		return type;
	}

	Optional<Outgoing> compose(Effect effect) {
		return composing.apply(EffectRecords.read(type, effect), effect);
	}

	void confirm(Effect effect, Sent sent) {
		confirming.accept(EffectRecords.read(type, effect), sent);
	}

}
