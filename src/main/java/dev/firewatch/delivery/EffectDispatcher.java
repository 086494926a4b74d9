package dev.firewatch.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import dev.firewatch.DatabaseFault;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.delivery.Effect.Tries;
import dev.firewatch.delivery.Outgoing.OutgoingAttempt;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries one effect to its platform, once. */
class EffectDispatcher {

	private static final Logger log = LoggerFactory.getLogger(EffectDispatcher.class);

	private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

	/** After this many faults of our own, retrying won't help. */
	private static final int MOST_FAULTS = 12;

	private final Supplier<List<ChatPlatform>> platforms;

	private final Compose compose;

	private final Confirmed confirmed;

	private final AnsweringPlatforms answeringPlatforms = new AnsweringPlatforms(AnsweringPlatforms.PAUSE);

	public EffectDispatcher(Supplier<List<ChatPlatform>> platforms, Compose compose, Confirmed confirmed) {
		this.platforms = platforms;
		this.compose = compose;
		this.confirmed = confirmed;
	}

	/** How an attempt ended. */
	enum Ending {

		/** The platform has confirmed it. */
		DELIVERED,

		/** There was nothing to send any more. */
		NOTHING,

		/** Not tried: its turn comes later. */
		NOT_YET,

		/** It failed, or nobody knows; it is tried again. */
		RETRY,

		/** It will never succeed. */
		GIVEN_UP

	}

	/**
	 * The result of an attempt.
	 *
	 * @param effect the effect to store; its problem says why it is given up
	 * @param pause until it can be tried again
	 * @param refusing the platform that refuses everything
	 */
	record Result(Ending ending, Effect effect, Duration pause, @Nullable Platform refusing, String problem) {

		static Result of(Ending ending, Effect effect) {
			return new Result(ending, effect, Duration.ZERO, null, "");
		}

	}

	/**
	 * Composes and sends it. If the database is away while composing, that isn't the
	 * effect's fault: the exception passes through, and the effect waits until the
	 * database is back.
	 */
	Result carry(Effect effect, Instant now) {
		Optional<Outgoing> outgoing;
		try {
			outgoing = compose.compose(effect);
		}
		catch (PlatformFailure failure) {
			return failed(effect, null, failure, now);
		}
		catch (RuntimeException fault) {
			if (DatabaseFault.isAway(fault)) {
				throw fault;
			}
			return faulty(effect, fault, false, now);
		}
		return outgoing.map(call -> sent(effect, call, now)).orElseGet(() -> Result.of(Ending.NOTHING, effect));
	}

	private Result sent(Effect effect, Outgoing outgoing, Instant now) {
		try {
			ChatPlatform chat = chat(outgoing.platform());
			Duration wait = chat.untilTurn(outgoing.errand(effect.id(), effect.isRoutine()));
			if (!wait.isZero()) {
				return new Result(Ending.NOT_YET, effect, wait, null, "");
			}
			if (!answeringPlatforms.mayCall(outgoing.platform())) {
				return new Result(Ending.NOT_YET, effect, AnsweringPlatforms.PAUSE, null, "");
			}
			OutgoingAttempt outgoingAttempt = new OutgoingAttempt(effect.id(), effect.tries().uncertain());
			Sent sent = answeringPlatforms.during(outgoing.platform(), () -> outgoing.through(chat, outgoingAttempt));
			confirmed.confirmed(effect, sent);
			return Result.of(Ending.DELIVERED, effect);
		}
		catch (PlatformFailure failure) {
			return failed(effect, outgoing.platform(), failure, now);
		}
		catch (RuntimeException fault) {
			if (DatabaseFault.isAway(fault)) {
				log.warn("{} effect {} may have been sent, but the database is away: {}", effect.kind(), effect.id(),
						DatabaseFault.words(fault));
				return tried(effect, now, null, true, null);
			}
			return faulty(effect, fault, true, now);
		}
	}

	private static Result faulty(Effect effect, RuntimeException fault, boolean perhapsSent, Instant now) {
		Tries before = effect.tries();
		log.error("{} effect {} failed (attempt {})", effect.kind(), effect.id(), before.attempts() + 1, fault);
		int faults = before.faults() + 1;
		Effect blamed = effect
			.after(new Tries(before.notBefore(), before.attempts(), faults, before.uncertain(), null));
		return tried(blamed, now, null, perhapsSent, faults < MOST_FAULTS ? null
				: "Something is wrong on our side (" + fault.getClass().getSimpleName() + "); the log says more.");
	}

	private ChatPlatform chat(Platform platform) {
		return platforms.get()
			.stream()
			.filter(chat -> chat.platform() == platform)
			.findFirst()
			.orElseThrow(() -> PlatformFailure.permanent(platform.key() + " is not configured here."));
	}

	private static Result failed(Effect effect, @Nullable Platform platform, PlatformFailure failure, Instant now) {
		log.warn("{} effect {} was not delivered (attempt {}): {}", effect.kind(), effect.id(),
				effect.tries().attempts() + 1, failure.code());
		String problem = String.valueOf(failure.getMessage());
		if (failure.outcome() == FailureOutcome.SHUT_OUT) {
			Tries tries = new Tries(now.plus(LONGEST_WAIT), effect.tries().attempts(), effect.tries().faults(),
					effect.tries().uncertain(), null);
			return new Result(Ending.RETRY, effect.after(tries), LONGEST_WAIT, platform, problem);
		}
		return tried(effect, now, failure.retryAfter(), failure.outcome() == FailureOutcome.UNKNOWN,
				failure.outcome() == FailureOutcome.PERMANENT ? problem : null);
	}

	private static Result tried(Effect effect, Instant now, @Nullable Duration asked, boolean unknown,
			@Nullable String problem) {
		Tries before = effect.tries();
		Duration wait = asked != null ? asked : backOff(before.attempts());
		Effect next = effect.after(new Tries(now.plus(wait), before.attempts() + 1, before.faults(),
				before.uncertain() || unknown, problem));
		return problem == null ? new Result(Ending.RETRY, next, wait, null, "")
				: new Result(Ending.GIVEN_UP, next, wait, null, problem);
	}

	private static Duration backOff(int attempts) {
		long millis = Math.min(FIRST_WAIT.toMillis() << Math.min(attempts, 20), LONGEST_WAIT.toMillis());
		return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
	}

}
