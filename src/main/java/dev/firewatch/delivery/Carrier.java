package dev.firewatch.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.Outcome;
import dev.firewatch.delivery.Outgoing.Attempt;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries one effect to its platform, once. */
public class Carrier {

	private static final Logger log = LoggerFactory.getLogger(Carrier.class);

	private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

	private final Supplier<List<ChatPlatform>> platforms;

	private final Compose compose;

	private final Confirmed confirmed;

	public Carrier(Supplier<List<ChatPlatform>> platforms, Compose compose, Confirmed confirmed) {
		this.platforms = platforms;
		this.compose = compose;
		this.confirmed = confirmed;
	}

	/** What came of an attempt; a delivered effect has neither of the other two. */
	record Result(boolean delivered, @Nullable PlatformFailure failure, @Nullable String fault) {

		static final Result DELIVERED = new Result(true, null, null);

		/** The effect as it is to be tried again, or given up. */
		Effect next(Effect effect, Instant now) {
			boolean permanent = failure != null && failure.outcome() == Outcome.PERMANENT;
			boolean unknown = failure == null || failure.outcome() == Outcome.UNKNOWN;
			Duration asked = failure == null ? null : failure.retryAfter();
			Duration wait = asked != null ? asked : backOff(effect.attempts());
			return new Effect(effect.id(), effect.kind(), effect.lane(), effect.about(), now.plus(wait),
					effect.attempts() + 1, effect.uncertain() || unknown,
					permanent && failure != null ? failure.getMessage() : null);
		}

		private static Duration backOff(int attempts) {
			long millis = Math.min(FIRST_WAIT.toMillis() << Math.min(attempts, 20), LONGEST_WAIT.toMillis());
			return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
		}

	}

	Result carry(Effect effect) {
		try {
			Optional<Outgoing> outgoing = compose.compose(effect);
			if (outgoing.isPresent()) {
				send(effect, outgoing.get());
			}
			return Result.DELIVERED;
		}
		catch (PlatformFailure failure) {
			log.warn("{} effect {} was not delivered (attempt {}): {}", effect.kind(), effect.id(),
					effect.attempts() + 1, failure.getMessage());
			return new Result(false, failure, null);
		}
		catch (RuntimeException fault) {
			log.error("{} effect {} failed (attempt {})", effect.kind(), effect.id(), effect.attempts() + 1, fault);
			return new Result(false, null, fault.getClass().getSimpleName());
		}
	}

	private void send(Effect effect, Outgoing outgoing) {
		Map<Platform, ChatPlatform> byName = platforms.get()
			.stream()
			.collect(Collectors.toMap(ChatPlatform::platform, Function.identity()));
		ChatPlatform chat = byName.get(outgoing.platform());
		if (chat == null) {
			throw PlatformFailure.permanent(outgoing.platform().key() + " is not configured");
		}
		Sent sent = outgoing.through(chat, new Attempt(effect.id(), effect.uncertain()));
		confirmed.confirmed(effect, sent);
	}

}
