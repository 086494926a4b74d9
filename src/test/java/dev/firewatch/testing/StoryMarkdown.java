package dev.firewatch.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The Markdown of ticket #4821 at its close, alike from every platform once ids and late
 * times are put aside.
 */
public final class StoryMarkdown {

	private StoryMarkdown() {
	}

	/**
	 * The export without what differs from run to run: the ids, the hash, and when the
	 * last act was played.
	 */
	public static String normalised(String markdown) {
		return sorted(markdown.replaceAll("INC-\\d{4}-\\d{4,}", "INC")
			.replaceAll("RISK-\\d{3,}", "RISK")
			.replaceAll("\\b[0-9a-f]{12}\\b", "hash")
			.replaceAll("\\bE\\d+\\b", "E")
			.replaceAll("2026-1[12]-\\d\\d \\d\\d:\\d\\d", "later")
			.replaceAll("\\| (bob|carol|dave|erin|frank) is ", "| somebody is ")
			.replaceAll("\\| (Bob|Carol|Dave|Erin|Frank) is ", "| somebody is ")).strip();
	}

	/** Rows of one minute in the order of their text: seconds differ from run to run. */
	private static String sorted(String markdown) {
		List<String> lines = new ArrayList<>();
		List<String> minute = new ArrayList<>();
		for (String line : markdown.lines().toList()) {
			if (!minute.isEmpty() && !moment(line).equals(moment(minute.get(0)))) {
				minute.sort(null);
				lines.addAll(minute);
				minute.clear();
			}
			if (moment(line).isEmpty()) {
				lines.add(line);
			}
			else {
				minute.add(line);
			}
		}
		lines.addAll(minute);
		return String.join("\n", lines);
	}

	/** The first cell of a row of the timeline; empty for any other line. */
	private static String moment(String line) {
		return line.startsWith("| 2026-") || line.startsWith("| later") ? line.substring(0, line.indexOf('|', 2)) : "";
	}

	/** What every run comes to. */
	public static String expected() {
		try (InputStream stream = StoryMarkdown.class.getResourceAsStream("/ticket-4821.md")) {
			return normalised(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException fault) {
			throw new UncheckedIOException(fault);
		}
	}

}
