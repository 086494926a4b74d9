package dev.firewatch.workflow.timeline;

import java.time.Instant;
import java.util.Map;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.SlackArchive;
import dev.firewatch.timeline.SlackArchive.TooLarge;
import dev.firewatch.timeline.TimelineImport;
import dev.firewatch.timeline.TimelineImport.ImportedLine;

/** Reads and records a timeline from outside chat. */
public class TakeTimeline {

	private final ImportedLines lines;

	TakeTimeline(ImportedLines lines) {
		this.lines = lines;
	}

	/** What is understood of a text. */
	public TimelineImport read(Casefile file, String text, ImportSetting setting, Instant now) {
		return lines.read(file, text, setting, now);
	}

	/** What is understood of a folder that Slack exported. */
	public TimelineImport read(Casefile file, byte[] zip, ImportSetting setting, Instant now) throws TooLarge {
		return SlackArchive.read(zip, lines.context(file, setting, now));
	}

	/**
	 * The entries of the lines.
	 *
	 * @param isNew whether any was added
	 */
	public record Taken(Map<ImportedLine, Entry> entries, boolean isNew) {
	}

	/** Records the lines, each once, however often they come. */
	public Taken take(Casefile file, TimelineImport read, PersonId by, Instant at) {
		return lines.recorded(file, read, by, at);
	}

}
