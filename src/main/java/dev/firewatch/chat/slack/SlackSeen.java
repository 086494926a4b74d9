package dev.firewatch.chat.slack;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Slack sends an event again that it got no answer to in time. What is written guards
 * itself by its key; this spares people a second answer.
 */
class SlackSeen {

	/** Slack's last attempt is about six minutes after the first. */
	private final Cache<String, Boolean> seen = Caffeine.newBuilder()
		.maximumSize(20_000)
		.expireAfterWrite(Duration.ofMinutes(30))
		.build();

	/** Acts unless that was done, or is being done, for the same event. */
	void once(String eventId, Runnable act) {
		if (seen.asMap().putIfAbsent(eventId, true) != null) {
			return;
		}
		try {
			act.run();
		}
		catch (RuntimeException failure) {
			// Then Slack's next attempt is the second chance.
			seen.invalidate(eventId);
			throw failure;
		}
	}

}
