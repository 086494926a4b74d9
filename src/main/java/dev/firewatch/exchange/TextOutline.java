package dev.firewatch.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A text by its headings, whatever marks them: hashes, a line below, bold type, or, in a
 * plain mail, a word that heads a part of every review. What is fenced is never one.
 */
final class TextOutline {

	private static final Pattern HASHES = Pattern.compile("\\s{0,3}(?<level>#{1,6})\\s+(?<title>.*?)\\s*#*\\s*");

	/** In the markup of wikis. */
	private static final Pattern WIKI = Pattern.compile("\\s*h(?<level>[1-6])\\.\\s+(?<title>\\S.*?)\\s*");

	private static final Pattern BOLD = Pattern.compile(
			"\\s*(?:\\*\\*|__)(?<title>[^*_]{2,90}?)(?:\\*\\*|__)\\s*:?\\s*|\\s*\\*\\*(?<early>[^*]{2,90}?):\\*\\*\\s*");

	private static final Pattern UNDERLINE = Pattern.compile("\\s*(?:={3,}|-{3,}|~{3,})\\s*");

	private static final Pattern LABEL = Pattern.compile(
			"\\s*(?:\\d{1,2}[.)]\\s+)?(?:\\*\\*|__)?(?<label>[\\p{L}5][\\p{L}\\d '&/?-]{2,60}?)(?:\\*\\*|__)?\\s*:(?:\\*\\*|__)?\\s+(?<text>\\S.*)");

	private static final Pattern BOLD_LABEL = Pattern
		.compile("\\s*\\*\\*(?<label>[^*:]{2,60}):\\*\\*\\s+(?<text>\\S.*)");

	private static final Pattern FENCE = Pattern.compile("\\s*(?:```|~~~).*");

	/** Below any heading that is marked as one. */
	private static final int UNMARKED = 7;

	/** A line with its number from 1. */
	record OutlinedLine(int number, String text) {
	}

	/**
	 * A heading and what stands below it, up to the next one.
	 *
	 * @param line of the heading; that of the first line if there is none
	 * @param place where its text belongs; null if nothing says
	 * @param inherited whether a heading above says it
	 */
	record Part(int line, int level, @Nullable String heading, @Nullable ReviewHeading place, boolean inherited,
			List<OutlinedLine> body) {

		/** The body without what is empty at either end. */
		String text() {
			List<String> lines = body.stream().map(OutlinedLine::text).map(String::stripTrailing).toList();
			return String.join("\n", lines).strip();
		}

		/** The first line that says something. */
		int first() {
			return body.stream()
				.filter(one -> !one.text().isBlank())
				.findFirst()
				.map(OutlinedLine::number)
				.orElse(line);
		}

	}

	/** A heading above what is being read. */
	private record Above(int level, @Nullable ReviewHeading place) {
	}

	private final String[] lines;

	private final List<Part> parts = new ArrayList<>();

	private final Deque<Above> above = new ArrayDeque<>();

	private boolean marked;

	/** Whether the part that is read began with a label before its text. */
	private boolean labelled;

	private TextOutline(String text) {
		this.lines = text.split("\n", -1);
	}

	/** The parts of a text in their order; the first has no heading, and may be empty. */
	static List<Part> of(String text) {
		TextOutline outline = new TextOutline(text);
		outline.read();
		return outline.parts;
	}

	/** A heading, and how many lines it takes. */
	private record FoundHeading(int level, String title, int taken, @Nullable String text) {
	}

	private void read() {
		List<OutlinedLine> body = new ArrayList<>();
		parts.add(new Part(1, 0, null, null, false, body));
		boolean fenced = false;
		for (int n = 0; n < lines.length; n++) {
			if (FENCE.matcher(lines[n]).matches()) {
				fenced = !fenced;
			}
			Optional<FoundHeading> found = fenced ? Optional.empty() : heading(n);
			if (found.isEmpty()) {
				body.add(new OutlinedLine(n + 1, lines[n]));
				continue;
			}
			body = new ArrayList<>();
			begin(found.get(), n + 1, body);
			@Nullable String rest = found.get().text();
			labelled = rest != null;
			if (rest != null) {
				body.add(new OutlinedLine(n + 1, rest));
			}
			n += found.get().taken() - 1;
		}
	}

	private void begin(FoundHeading heading, int line, List<OutlinedLine> body) {
		while (!above.isEmpty() && above.element().level() >= heading.level()) {
			above.pop();
		}
		@Nullable ReviewHeading outer = above.isEmpty() ? null : above.element().place();
		@Nullable ReviewHeading own = ReviewHeading.of(heading.title()).orElse(null);
		// Within a timeline, headings are its days, hours and phases.
		boolean inherits = outer != null && (own == null || outer == ReviewHeading.TIMELINE);
		@Nullable ReviewHeading place = inherits ? outer : own;
		above.push(new Above(heading.level(), place));
		parts.add(new Part(line, heading.level(), heading.title(), place, inherits, body));
	}

	private Optional<FoundHeading> heading(int n) {
		String line = lines[n];
		Matcher hashes = HASHES.matcher(line);
		if (line.length() < 400 && hashes.matches()) {
			marked = true;
			return Optional.of(new FoundHeading(hashes.group("level").length(), hashes.group("title"), 1, null));
		}
		Matcher wiki = WIKI.matcher(line);
		if (line.length() < 400 && wiki.matches()) {
			marked = true;
			return Optional.of(new FoundHeading(Integer.parseInt(wiki.group("level")), wiki.group("title"), 1, null));
		}
		boolean free = n == 0 || lines[n - 1].isBlank();
		if (!free || line.isBlank() || line.length() > 400 || line.strip().startsWith("|")) {
			return Optional.empty();
		}
		if (n + 1 < lines.length && UNDERLINE.matcher(lines[n + 1]).matches() && line.length() < 120
				&& !line.strip().startsWith("-")) {
			marked = true;
			int level = lines[n + 1].strip().startsWith("=") ? 1 : 2;
			return Optional.of(new FoundHeading(level, line.strip(), 2, null));
		}
		Matcher bold = BOLD.matcher(line);
		if (bold.matches()) {
			String title = bold.group("title") == null ? bold.group("early") : bold.group("title");
			return Optional.of(new FoundHeading(UNMARKED, title, 1, null));
		}
		return word(line);
	}

	/** A word that heads a part, alone on its line or before its text. */
	private Optional<FoundHeading> word(String line) {
		if (ReviewHeading.of(line).isPresent()) {
			return Optional.of(new FoundHeading(UNMARKED, line.strip(), 1, null));
		}
		Matcher label = LABEL.matcher(line);
		boolean inTimeline = !above.isEmpty() && above.element().place() == ReviewHeading.TIMELINE && marked;
		if (!inTimeline && label.matches() && ReviewHeading.of(label.group("label")).isPresent()) {
			return Optional.of(new FoundHeading(UNMARKED, label.group("label"), 1, label.group("text")));
		}
		// Among labels, one that isn't known begins a part of its own, too.
		Matcher bold = BOLD_LABEL.matcher(line);
		if (!inTimeline && labelled && bold.matches()) {
			return Optional.of(new FoundHeading(UNMARKED, bold.group("label"), 1, bold.group("text")));
		}
		return Optional.empty();
	}

}
