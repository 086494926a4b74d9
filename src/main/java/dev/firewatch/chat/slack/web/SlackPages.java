package dev.firewatch.chat.slack.web;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.ResponseMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Walks through lists that Slack gives page by page. Slack allows so few pages a minute
 * that a long list takes several attempts: one that was cut short continues where it
 * stopped.
 */
class SlackPages {

	/** Slack promises only that a cursor stays valid for a reasonable time. */
	private static final Duration KEPT = Duration.ofMinutes(10);

	private final Cache<String, String> reached = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100).build();

	/** Reads one page. */
	interface SlackPage {

		/**
		 * Reads the page at the cursor, or the first one if it is null.
		 * @return the cursor of the next page; null to stop
		 */
		@Nullable ResponseMetadata read(@Nullable String cursor);

	}

	/** Whether reading the list was cut short and will continue. */
	boolean goesOn(String list) {
		return reached.getIfPresent(list) != null;
	}

	/** Reads all remaining pages. */
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
