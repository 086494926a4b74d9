package dev.firewatch.chat;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Platforms send again what they got no answer to in time. What is written guards itself
 * by its key; this spares people a second answer by the same instance.
 */
public final class RecentlySeen {

	/** Slack's last attempt is about six minutes after the first. */
	private final Cache<String, Boolean> seen = Caffeine.newBuilder()
		.maximumSize(20_000)
		.expireAfterWrite(Duration.ofMinutes(30))
		.build();

	/** Acts unless that was done, or is being done, for the same key. */
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
