package dev.firewatch.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.people.Platform;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;

/**
 * Which platforms answer. One that doesn't would block every thread that has something
 * for it, until none is left for the others: after a few unanswered calls in a row, only
 * one call at a time tests whether it answers again.
 */
final class AnsweringPlatforms {

	/** How long such a platform is left alone. */
	static final Duration PAUSE = Duration.ofSeconds(3);

	private static final int IN_A_ROW = 4;

	private final Map<Platform, CircuitBreaker> breakers;

	AnsweringPlatforms(Duration pause) {
		CircuitBreakerConfig config = CircuitBreakerConfig.custom()
			.slidingWindow(IN_A_ROW, IN_A_ROW, SlidingWindowType.COUNT_BASED)
			.failureRateThreshold(100)
			.waitDurationInOpenState(pause)
			.permittedNumberOfCallsInHalfOpenState(1)
			.recordException(failure -> failure instanceof PlatformFailure known && known.unanswered())
			.build();
		breakers = Arrays.stream(Platform.values())
			.collect(Collectors.toMap(Function.identity(), platform -> CircuitBreaker.of(platform.key(), config)));
	}

	/** Whether the platform may be called now; if so, the call has to be made. */
	boolean mayCall(Platform platform) {
		return breaker(platform).tryAcquirePermission();
	}

	/** Makes the call and notices whether it is answered. */
	<T> T during(Platform platform, Supplier<T> call) {
		CircuitBreaker breaker = breaker(platform);
		long began = System.nanoTime();
		try {
			T answer = call.get();
			breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
			return answer;
		}
		catch (Throwable failure) {
			breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, failure);
			throw failure;
		}
	}

	private CircuitBreaker breaker(Platform platform) {
		CircuitBreaker breaker = breakers.get(platform);
		if (breaker == null) {
			throw new IllegalStateException(platform.key());
		}
		return breaker;
	}

}
