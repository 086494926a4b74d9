package dev.firewatch.chat.local.gateway;

import java.time.Duration;
import java.time.Instant;

import dev.firewatch.DomainClock;
import org.jspecify.annotations.Nullable;

/**
 * The time on the bot's own messages: the domain's, or that of the scene while a story is
 * played, so that what follows from a scene appears in it.
 */
public class ScriptTime {

	private static final Duration SCENE = Duration.ofSeconds(5);

	private final DomainClock clock;

	private volatile @Nullable Scene scene;

	private record Scene(Instant at, long since) {
	}

	ScriptTime(DomainClock clock) {
		this.clock = clock;
	}

	/** Somebody acts in the story at this time. */
	void playing(Instant at) {
		scene = new Scene(at, System.nanoTime());
	}

	/** Somebody acts in the workspace itself, now. */
	public Instant live() {
		scene = null;
		return clock.instant();
	}

	Instant now() {
		Scene current = scene;
		if (current == null || System.nanoTime() - current.since() > SCENE.toNanos()) {
			return clock.instant();
		}
		return current.at();
	}

}
