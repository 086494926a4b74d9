package dev.firewatch.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A timeline that was kept elsewhere, read from a pasted text: a table with commas, a
 * list of lines that begin with a time, an export of Slack, or an excerpt of a Teams
 * chat. Nothing unreadable is skipped silently.
 *
 * @param zone the zone of the times that say none; null if there are none such
 * @param remarks what had to be assumed, and about which line
 */
public record TimelineImport(Format format, List<ImportedLine> lines, List<Problem> problems, @Nullable ZoneId zone,
		List<Problem> remarks) {

	public TimelineImport {
		lines = List.copyOf(lines);
		problems = List.copyOf(problems);
		remarks = List.copyOf(remarks);
	}

	TimelineImport(Format format, List<ImportedLine> lines, List<Problem> problems) {
		this(format, lines, problems, null, List.of());
	}

	/** What kind of text it is. */
	public enum Format {

		LINES("a list of times"), HEADINGS("headings with times"), TABLE("a table in Markdown"), CSV("a table"),
		TSV("a table with tabs"), SLACK_EXPORT("a Slack export"), SLACK_COPY("a copy from Slack"),
		TEAMS_COPY("a Teams chat"), TEAMS_GRAPH("messages from Teams"), PAGERDUTY_CSV("a log of PagerDuty"),
		STATUSPAGE("updates of a status page"), FIREWATCH("a timeline of Firewatch");

		private final String words;

		Format(String words) {
			this.words = words;
		}

		public String words() {
			return words;
		}

		/** Its name for programs, such as {@code slack-export}. */
		public String key() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * What becomes an entry.
	 *
	 * @param number the line that holds its time, from 1; in JSON the position of the
	 * element
	 * @param author who is named as its author: a name, or an account's id if none is
	 * known
	 * @param source the platform's own id of the message, if there is one
	 * @param account the author's account on that platform, if it is given
	 */
	public record ImportedLine(int number, When when, @Nullable String author, String text, @Nullable Milestone mark,
			@Nullable String link, @Nullable String source, @Nullable String account) {

		ImportedLine(int number, When when, @Nullable String author, String text, @Nullable Milestone mark,
				@Nullable String link) {
			this(number, when, author, text, mark, link, null, null);
		}

		/** The same at another place of a larger text. */
		ImportedLine at(int place) {
			return new ImportedLine(place, when, author, text, mark, link, source, account);
		}

	}

	/** A line that can't be read, and why. */
	public record Problem(int line, String sentence) {
	}

	/**
	 * The context of what a text leaves out.
	 *
	 * @param day the day for times without a date; if null, the day on which it began
	 * @param began when what the text tells of began
	 * @param zone the zone for times where the text names none
	 * @param now later moments are refused
	 * @param rules what is meant where words mean several things
	 */
	public record Context(@Nullable LocalDate day, Instant began, ZoneId zone, Instant now, SpokenRules rules) {

		public Context(LocalDate day, ZoneId zone, Instant now) {
			this(day, now, zone, now, SpokenRules.UNSETTLED);
		}

		/** The day of the first time without a date. */
		LocalDate day(ZoneId in) {
			return day == null ? began.atZone(in).toLocalDate() : day;
		}

	}

	private static final int MOST_LINES = 20_000;

	/** Reads the text, whatever its form. */
	public static TimelineImport read(String text, Context context) {
		String plain = text.replace("\ufeff", "").replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' ');
		if (JsonTimeline.isOne(plain)) {
			return JsonTimeline.read(plain, context);
		}
		long count = plain.chars().filter(letter -> letter == '\n').count();
		if (count > MOST_LINES) {
			return new TimelineImport(Format.LINES, List.of(), List.of(new Problem(1,
					"That is %,d lines; %,d fit at once. Paste it in parts.".formatted(count, MOST_LINES))));
		}
		if (Statuspage.isOne(plain)) {
			return Statuspage.read(plain, context);
		}
		return CsvTable.isOne(plain) ? CsvTable.read(plain, context) : TimedLines.read(plain, context);
	}

}
