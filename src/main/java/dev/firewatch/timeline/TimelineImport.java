package dev.firewatch.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A timeline that was kept elsewhere, read from a pasted text: a table with commas, a
 * list of lines that begin with a time, an export of Slack, or an excerpt of a Teams
 * chat. Nothing unreadable is skipped silently.
 */
public record TimelineImport(Format format, List<ImportedLine> lines, List<Problem> problems) {

	public TimelineImport {
		lines = List.copyOf(lines);
		problems = List.copyOf(problems);
	}

	/** What kind of text it is. */
	public enum Format {

		CSV("a table"), LIST("a list of times"), SLACK("a Slack export"), TEAMS("a Teams chat");

		private final String words;

		Format(String words) {
			this.words = words;
		}

		public String words() {
			return words;
		}

	}

	/**
	 * What becomes an entry.
	 *
	 * @param number the line it begins at, from 1; in an export the position of the
	 * message
	 * @param author who is named as its author: a name, or an account's id in a Slack
	 * export
	 * @param source the platform's own id of the message, if there is one
	 */
	public record ImportedLine(int number, When when, @Nullable String author, String text, @Nullable Milestone mark,
			@Nullable String link, @Nullable String source) {
	}

	/** A line that can't be read, and why. */
	public record Problem(int line, String sentence) {
	}

	/**
	 * The context of what a text leaves out.
	 *
	 * @param day the day for times without a date
	 * @param zone the zone for times without one
	 * @param now later moments are refused
	 */
	public record Context(LocalDate day, ZoneId zone, Instant now) {
	}

	/** Reads the text, whatever its form. */
	public static TimelineImport read(String text, Context context) {
		String plain = text.replace("\ufeff", "").replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' ');
		if (SlackExport.isOne(plain)) {
			return SlackExport.read(plain, context);
		}
		return CsvTable.isOne(plain) ? CsvTable.read(plain, context) : TimedLines.read(plain, context);
	}

}
