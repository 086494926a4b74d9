package dev.firewatch.timeline;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.TimelineImport.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the folder that Slack exports, as a zip: a folder for each channel with a file
 * for each day, and the names of people. Only one file is in memory at a time.
 */
public final class SlackArchive {

	private static final int MOST_FILES = 10_000;

	private static final long MOST_BYTES = 500_000_000;

	private static final int MOST_LINES = 50_000;

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Context context;

	private final Map<String, String> names = new HashMap<>();

	private final List<ImportedLine> lines = new ArrayList<>();

	private final List<Problem> problems = new ArrayList<>();

	private int elements;

	private SlackArchive(Context context) {
		this.context = context;
	}

	/** An archive that expands to more than anybody exports. */
	public static final class TooLarge extends IOException {

		TooLarge(String sentence) {
			super(sentence);
		}

		/** What is too large about it. */
		public String sentence() {
			return String.valueOf(getMessage());
		}

	}

	/**
	 * Reads all its messages; line numbers count them through all files.
	 * @throws TooLarge if it expands beyond its bounds
	 */
	public static TimelineImport read(byte[] zip, Context context) throws TooLarge {
		SlackArchive archive = new SlackArchive(context);
		try {
			archive.files(zip, "users.json"::equals, archive::people);
			archive.files(zip, name -> name.endsWith(".json") && name.contains("/"), archive::messages);
		}
		catch (TooLarge large) {
			throw large;
		}
		catch (IOException broken) {
			archive.problems.add(new Problem(1, "This zip is damaged or incomplete."));
		}
		if (archive.lines.isEmpty() && archive.problems.isEmpty()) {
			archive.problems.add(new Problem(1, "This zip holds no channel of a Slack export."));
		}
		return new TimelineImport(Format.SLACK_EXPORT, archive.lines, archive.problems);
	}

	/** What to do with a file of the archive. */
	@FunctionalInterface
	private interface FileReader {

		void read(String name, InputStream content) throws IOException;

	}

	private void files(byte[] zip, java.util.function.Predicate<String> wanted, FileReader reader) throws IOException {
		long expanded = 0;
		int files = 0;
		try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
			for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
				files++;
				if (files > MOST_FILES) {
					throw new TooLarge("The zip holds more than %,d files.".formatted(MOST_FILES));
				}
				Counted counted = new Counted(stream, MOST_BYTES - expanded);
				String name = entry.getName().replaceFirst("^(?:[^/]*[Ee]xport[^/]*/)", "");
				if (!entry.isDirectory() && wanted.test(name)) {
					reader.read(name, counted);
				}
				counted.transferTo(java.io.OutputStream.nullOutputStream());
				expanded += counted.bytes;
			}
			if (files == 0) {
				throw new ZipException("no entries");
			}
		}
		catch (IllegalArgumentException unreadableName) {
			throw new ZipException("an entry's name can't be read");
		}
	}

	private void people(String name, InputStream content) {
		try {
			for (JsonNode user : JSON.readTree(content)) {
				String id = JsonTimeline.text(user, "id");
				for (String place : List.of(JsonTimeline.text(user.path("profile"), "display_name"),
						JsonTimeline.text(user, "real_name"), JsonTimeline.text(user, "name"))) {
					if (!id.isEmpty() && !place.isBlank()) {
						names.putIfAbsent(id, place);
					}
				}
			}
		}
		catch (JacksonException broken) {
			problems.add(new Problem(1, name + " is incomplete, so people keep the names of their accounts."));
		}
	}

	private void messages(String name, InputStream content) {
		if (lines.size() >= MOST_LINES) {
			problems.add(new Problem(elements + 1,
					"%s is left out: %,d messages fit at once. Put fewer channels into the zip.".formatted(name,
							MOST_LINES)));
			return;
		}
		try {
			List<JsonNode> messages = new ArrayList<>();
			JSON.readTree(content).forEach(messages::add);
			messages.forEach(message -> SlackExport.name(message, names));
			TimelineImport read = SlackExport.read(messages, context, names);
			read.lines().forEach(line -> lines.add(line.at(elements + line.number())));
			read.problems()
				.forEach(problem -> problems
					.add(new Problem(elements + problem.line(), name + ": " + problem.sentence())));
			elements += messages.size();
		}
		catch (JacksonException broken) {
			problems.add(new Problem(elements + 1, name + " is incomplete."));
		}
	}

	/** Counts what is read, up to a bound, and leaves the archive open. */
	private static final class Counted extends FilterInputStream {

		private final long most;

		private long bytes;

		Counted(InputStream content, long most) {
			super(content);
			this.most = most;
		}

		@Override
		public int read() throws IOException {
			int one = super.read();
			count(one < 0 ? 0 : 1);
			return one;
		}

		@Override
		public int read(byte[] buffer, int from, int length) throws IOException {
			int read = super.read(buffer, from, length);
			count(Math.max(read, 0));
			return read;
		}

		private void count(int read) throws TooLarge {
			bytes += read;
			if (bytes > most) {
				throw new TooLarge("The zip expands to more than %,d MB.".formatted(MOST_BYTES / 1_000_000));
			}
		}

		@Override
		public void close() {
			// The archive goes on after this file.
		}

	}

}
