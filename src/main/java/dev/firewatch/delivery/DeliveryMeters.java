package dev.firewatch.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import dev.firewatch.delivery.EffectDispatcher.Ending;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/** Counts and times deliveries. */
public class DeliveryMeters {

	private final MeterRegistry registry;

	private final AtomicLong depth;

	private final AtomicLong ageMillis;

	private volatile Waiting waiting = new Waiting(0, null);

	/**
	 * What was waiting at the last sweep.
	 *
	 * @param documents how many carry effects
	 * @param oldest since when the oldest effect has waited; null if none does
	 */
	public record Waiting(int documents, @Nullable Instant oldest) {
	}

	public DeliveryMeters(MeterRegistry registry) {
		this.registry = registry;
		this.depth = registry.gauge("firewatch.outbox.depth", new AtomicLong());
		this.ageMillis = new AtomicLong();
		registry.gauge("firewatch.outbox.age.seconds", ageMillis, age -> age.get() / 1_000.0);
	}

	void tried(Effect effect, Ending ending, Instant now) {
		String result = ending.name().toLowerCase(Locale.ROOT);
		registry.counter("firewatch.deliveries", "kind", effect.kind(), "result", result).increment();
		if (ending == Ending.DELIVERED) {
			Timer.builder("firewatch.delivery.delay")
				.description("From the write to the platform's confirmation")
				.tag("kind", effect.kind())
				.register(registry)
				.record(Duration.between(effect.since(), now));
		}
	}

	void waiting(List<Outbox.FoundDocument> found, Instant now) {
		int documents = found.stream().mapToInt(Outbox.FoundDocument::waiting).sum();
		Instant oldest = found.stream()
			.map(Outbox.FoundDocument::oldest)
			.filter(Objects::nonNull)
			.min(Instant::compareTo)
			.orElse(null);
		waiting = new Waiting(documents, oldest);
		depth.set(documents);
		ageMillis.set(oldest == null ? 0 : Duration.between(oldest, now).toMillis());
	}

	Waiting waiting() {
		return waiting;
	}

}
