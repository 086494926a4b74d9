package dev.firewatch.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A timeline that was kept elsewhere, read from a pasted text: a table with commas, a
 * list of lines that begin with a time, an export of Slack, or an excerpt of a Teams
 * chat. Nothing that can't be read is passed over in silence.
 */
public record TimelineImport(Format format, List<ImportedLine> lines, List<Problem> problems) {

	public TimelineImport {
		lines = List.copyOf(lines);
		problems = List.copyOf(problems);
	}

	/** What the text was taken for. */
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
	 * @param number the line it begins at, from 1; of an export the place of the message
	 * @param author who is named for it: a name, or an account's id in a Slack export
	 * @param source the platform's own id of the message, if there is one
	 */
	public record ImportedLine(int number, When when, @Nullable String author, String text, @Nullable Milestone mark,
			@Nullable String link, @Nullable String source) {
	}

	/** A line that can't be read, and why. */
	public record Problem(int line, String sentence) {
	}

	/**
	 * What a text leaves out.
	 *
	 * @param day the day that times without a date are of
	 * @param zone where times without a zone are of
	 * @param now what lies after it is refused
	 */
	public record Context(LocalDate day, ZoneId zone, Instant now) {
	}

	/** Reads the text, whichever form it has. */
	public static TimelineImport read(String text, Context context) {
		String plain = text.replace("\ufeff", "").replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' ');
		if (SlackExport.isOne(plain)) {
			return SlackExport.read(plain, context);
		}
		return CsvTable.isOne(plain) ? CsvTable.read(plain, context) : TimedLines.read(plain, context);
	}

}
