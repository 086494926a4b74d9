package dev.firewatch.chat;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Platforms repeat what was not answered in time. Writes are protected by their key; this
 * spares people a second answer from the same instance.
 */
public final class RecentlySeen {

	/** Slack's last attempt is about six minutes after the first. */
	private final Cache<String, Boolean> seen = Caffeine.newBuilder()
		.maximumSize(20_000)
		.expireAfterWrite(Duration.ofMinutes(30))
		.build();

	/** Acts unless the same key was acted on before, or is being acted on now. */
	public void once(String key, Runnable act) {
		if (seen.asMap().putIfAbsent(key, true) != null) {
			return;
		}
		try {
			act.run();
		}
		catch (RuntimeException failure) {
			// Then the platform's next attempt is the second chance.
			seen.invalidate(key);
			throw failure;
		}
	}

}
