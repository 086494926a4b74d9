package dev.firewatch.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The Markdown of ticket #4821 at its close, alike from every platform once ids and late
 * times are put aside.
 */
public final class StoryMarkdown {

	private StoryMarkdown() {
	}

	/**
	 * The export without what differs from run to run: the id, the hash, and when the
	 * last act was played.
	 */
	public static String normalised(String markdown) {
		return markdown.replaceAll("INC-\\d{4}-\\d{4,}", "INC")
			.replaceAll("`[0-9a-f]{12}`", "`hash`")
			.replaceAll("2026-1[12]-\\d\\d \\d\\d:\\d\\d", "later")
			.strip();
	}

	/** What every run comes to. */
	public static String expected() {
		try (InputStream stream = StoryMarkdown.class.getResourceAsStream("/ticket-4821.md")) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
		}
		catch (IOException fault) {
			throw new UncheckedIOException(fault);
		}
	}

}
