package dev.firewatch.chat.slack.web;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.ResponseMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Walks through lists that Slack gives page by page. Slack allows so few pages a minute
 * that a long list takes several attempts: one that was cut short goes on where it was.
 */
class SlackPages {

	/** Slack says only that a place in a list is kept for a reasonable time. */
	private static final Duration KEPT = Duration.ofMinutes(10);

	private final Cache<String, String> reached = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100).build();

	/** Reads one page. */
	interface SlackPage {

		/**
		 * Reads the page at the place, the first one if it is null.
		 * @return where the next one is; null if none is wanted
		 */
		@Nullable ResponseMetadata read(@Nullable String cursor);

	}

	/** Whether the walk through the list was cut short, and goes on. */
	boolean goesOn(String list) {
		return reached.getIfPresent(list) != null;
	}

	/** Reads all pages that are left. */
	void walk(String list, SlackPage slackPage) {
		String cursor = reached.getIfPresent(list);
		do {
			ResponseMetadata next = read(list, slackPage, cursor);
			cursor = next == null || next.getNextCursor() == null || next.getNextCursor().isEmpty() ? null
					: next.getNextCursor();
			if (cursor == null) {
				reached.invalidate(list);
			}
			else {
				reached.put(list, cursor);
			}
		}
		while (cursor != null);
	}

	private @Nullable ResponseMetadata read(String list, SlackPage slackPage, @Nullable String cursor) {
		try {
			return slackPage.read(cursor);
		}
		catch (SlackFailure failure) {
			if (cursor == null || !failure.code().equals("invalid_cursor")) {
				throw failure;
			}
			reached.invalidate(list);
			return slackPage.read(null);
		}
	}

}
