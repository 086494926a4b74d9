package dev.firewatch.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.firewatch.exchange.TextOutline.OutlinedLine;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.timeline.WrittenDay;
import org.jspecify.annotations.Nullable;

/**
 * Reads action items out of lists and tables: what is to be done, and, where somebody
 * wrote it, whose it is, until when and how far it is.
 */
final class ActionLines {

	private static final Pattern ITEM = Pattern.compile(
			"(?<indent>\\s*)(?:[-*+\u2022\u25e6\u2013]|\\d{1,3}[.)])\\s+(?:\\[(?<tick>[ xX])]\\s*)?(?<text>\\S.*)");

	private static final Pattern TICKED = Pattern.compile("(?<indent>\\s*)\\[(?<tick>[ xX])]\\s*(?<text>\\S.*)");

	private static final String KEY = "(?i:(?<key>owners?|assignees?|assigned to|dri|responsible|verantwortlich|zust\u00e4ndig|due(?: date| by)?|deadline|eta|target date|f\u00e4llig(?: am| bis)?|termin|bis|status|state))";

	/** {@code Owner: Dana} between brackets, dashes, bars, commas or at the end. */
	private static final Pattern SAID = Pattern
		.compile("(?:\\s*[(\\[,;|\u00b7]\\s*|\\s+[-\u2013\u2014]+>?\\s+|\\s+|^)\\**" + KEY
				+ "\\**(?:\\s*[:=]\\**\\s*|\\s+(?=@|\\d|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|tomorrow)))(?<value>[^,;|()\\[\\]\u00b7]{1,80}?)\\s*(?=$|[,;|)\\]\u00b7]|\\s+[-\u2013\u2014]+\\s|\\.$|\\s+"
				+ KEY.replace("?<key>", "?:") + "\\**\\s*[:=])[)\\]]?");

	/** {@code (Dana, 2024-05-01)} or {@code (@dana)} at the end. */
	private static final Pattern LAST = Pattern.compile("\\s*[(\\[](?<inside>[^()\\[\\]]{2,80})[)\\]]\\s*\\.?$");

	private static final Pattern MENTION = Pattern
		.compile("(?<![\\p{L}\\d.])@(?<name>[\\p{L}][\\p{L}\\d._-]*[\\p{L}\\d])");

	private static final Pattern BY_DATE = Pattern
		.compile("(?:\\s*,)?\\s+(?i:by|until|due|bis(?: zum)?)\\s+(?<day>[^,;()]{4,24}?)\\s*[.)]?$");

	private static final Pattern PERSON = Pattern.compile("\\p{Lu}[\\p{L}'.-]+(?:\\s+\\p{Lu}[\\p{L}'.-]*){0,2}");

	private static final String SCRAPS = " |,;\u00b7\u2013\u2014-\u2192";

	/** Nobody writes more about one action; what is longer is kept as it is. */
	private static final int LONGEST = 2_000;

	private final Function<String, Optional<LocalDate>> days;

	/**
	 * @param from the day from which dates without a year are counted
	 */
	ActionLines(LocalDate from, boolean dayFirst) {
		this(day -> WrittenDay.parse(day, from, dayFirst));
	}

	/**
	 * @param days reads a text that is a date and nothing else
	 */
	ActionLines(Function<String, Optional<LocalDate>> days) {
		this.days = days;
	}

	/** The text of a list's item without its mark; empty if it is none. */
	static Optional<String> item(String line) {
		return Stream.of(ITEM, TICKED)
			.map(pattern -> pattern.matcher(line))
			.filter(Matcher::matches)
			.findFirst()
			.map(item -> item.group("text"));
	}

	/** The actions, and the lines that are none. */
	record ReadActions(List<ActionItem> items, List<OutlinedLine> prose) {
	}

	ReadActions read(List<OutlinedLine> body) {
		List<ActionItem> items = new ArrayList<>();
		List<OutlinedLine> prose = new ArrayList<>();
		List<ActionDraft> drafts = new ArrayList<>();
		@Nullable ActionColumns columns = null;
		int depth = 0;
		boolean continues = false;
		for (int n = 0; n < body.size(); n++) {
			OutlinedLine line = body.get(n);
			String text = line.text();
			boolean row = text.length() < LONGEST && (text.strip().startsWith("|") || text.contains("\t"));
			Matcher item = ITEM.matcher(text);
			boolean listed = item.matches();
			if (!listed) {
				item = TICKED.matcher(text);
				listed = item.matches();
			}
			if (row && !listed) {
				List<String> cells = Cells.of(text);
				if (columns == null) {
					columns = ActionColumns.of(cells).orElse(null);
					if (columns == null) {
						prose.add(line);
					}
				}
				else if (!Cells.isRule(text)) {
					columns.item(line.number(), cells, this).ifPresent(items::add);
				}
				continue;
			}
			columns = null;
			if (listed) {
				continues = true;
				int indent = item.group("indent").length();
				boolean below = !drafts.isEmpty() && indent > depth;
				if (below) {
					drafts.get(drafts.size() - 1).more(item.group("text"));
				}
				else {
					depth = indent;
					drafts.add(new ActionDraft(line.number(), "x".equalsIgnoreCase(item.group("tick")),
							item.group("text")));
				}
			}
			else if (continues && !text.isBlank()) {
				drafts.get(drafts.size() - 1).more(text.strip());
			}
			else {
				continues = false;
				prose.add(line);
			}
		}
		drafts.forEach(draft -> items.add(item(draft)));
		items.sort((one, other) -> Integer.compare(one.line(), other.line()));
		return new ReadActions(items, prose);
	}

	/** A listed item while it is read; what is indented below may say whose it is. */
	private static final class ActionDraft {

		private final int line;

		private final boolean ticked;

		private final StringBuilder text;

		ActionDraft(int line, boolean ticked, String text) {
			this.line = line;
			this.ticked = ticked;
			this.text = new StringBuilder(text.strip());
		}

		void more(String below) {
			boolean said = below.strip()
				.matches("(?i)\\**(?:owners?|assignees?|due|deadline|status|eta|f\u00e4llig|verantwortlich)\\b.*");
			text.append(said ? " | " : " ").append(below.strip());
		}

	}

	private ActionItem item(ActionDraft draft) {
		String text = draft.text.toString().replaceAll("\\s+", " ");
		if (text.length() > LONGEST) {
			return new ActionItem(draft.line, text, List.of(), null, draft.ticked ? FixStatus.DONE : FixStatus.OPEN,
					List.of());
		}
		List<String> owners = new ArrayList<>();
		List<String> doubts = new ArrayList<>();
		@Nullable LocalDate due = null;
		FixStatus status = draft.ticked ? FixStatus.DONE : FixStatus.OPEN;
		StringBuilder left = new StringBuilder();
		int end = 0;
		for (Matcher said = SAID.matcher(text); said.find();) {
			String key = said.group("key").toLowerCase(Locale.ROOT);
			String value = said.group("value").strip().replaceAll("[*`]", "");
			boolean understood;
			if (key.startsWith("sta")) {
				Optional<FixStatus> known = status(value);
				understood = known.isPresent();
				status = draft.ticked ? status : known.orElse(status);
			}
			else if (key.matches("(?i)own.*|assign.*|dri|responsible|verantw.*|zust.*")) {
				understood = true;
				owners.addAll(names(value));
			}
			else {
				Optional<LocalDate> day = day(value);
				understood = day.isPresent() || WrittenDay.isUnsaid(value);
				due = day.orElse(due);
				if (!understood) {
					doubts.add(value);
				}
			}
			if (understood) {
				left.append(text, end, said.start());
				end = said.end();
			}
		}
		left.append(text.substring(end));
		ActionItem item = more(draft.line, left.toString(), owners, due, status);
		return new ActionItem(item.line(), item.text(), item.owners(), item.due(), item.status(),
				item.due() == null ? doubts : List.of());
	}

	/**
	 * What is said without a key: in brackets at the end, after "by", or with an at sign.
	 */
	private ActionItem more(int line, String given, List<String> owners, @Nullable LocalDate said, FixStatus status) {
		String text = given.replaceAll("[(\\[]\\s*[)\\]]", "").strip();
		@Nullable LocalDate due = said;
		Matcher last = LAST.matcher(text);
		if (last.find() && owners.isEmpty()) {
			List<String> pieces = List.of(last.group("inside").split("\\s*[,;/]\\s*(?!\\d{1,2}/)"));
			List<String> days = pieces.stream().filter(piece -> day(piece).isPresent()).toList();
			List<String> others = pieces.stream().filter(piece -> !days.contains(piece)).toList();
			boolean named = others.stream().allMatch(piece -> piece.startsWith("@"))
					|| !days.isEmpty() && others.stream().allMatch(piece -> PERSON.matcher(piece).matches());
			if (named && days.size() <= 1) {
				others.forEach(piece -> owners.addAll(names(piece)));
				due = days.isEmpty() ? due : day(days.get(0)).orElse(due);
				text = text.substring(0, last.start()).strip();
			}
		}
		Matcher by = BY_DATE.matcher(text);
		if (due == null && by.find() && day(by.group("day")).isPresent()) {
			due = day(by.group("day")).orElseThrow();
			text = text.substring(0, by.start()).strip();
		}
		if (owners.isEmpty()) {
			Matcher mention = MENTION.matcher(text);
			while (mention.find()) {
				owners.add("@" + mention.group("name"));
			}
		}
		if (text.endsWith(")")
				&& text.chars().filter(c -> c == ')').count() > text.chars().filter(c -> c == '(').count()) {
			// Its counterpart stood before what was taken out.
			text = text.substring(0, text.length() - 1);
		}
		String title = plain(text);
		return new ActionItem(line, title.isEmpty() ? plain(given) : title, owners.stream().distinct().toList(), due,
				status, List.of());
	}

	/** Without the bars, dashes and stars that stood around what was taken out. */
	static String plain(String text) {
		String plain = text.replaceAll("\\*\\*|__|~~", "").replaceAll("\\s+", " ");
		int begin = 0;
		int end = plain.length();
		while (begin < end && SCRAPS.indexOf(plain.charAt(begin)) >= 0) {
			begin++;
		}
		while (end > begin && SCRAPS.indexOf(plain.charAt(end - 1)) >= 0) {
			end--;
		}
		return plain.substring(begin, end);
	}

	Optional<LocalDate> day(String text) {
		return days.apply(text.replaceAll("[*`]", "").strip());
	}

	/** The people that a cell or value names. */
	static List<String> names(String value) {
		return Arrays.stream(value.split("\\s*(?:,|;|/|&|\\+|\\band\\b|\\bund\\b|<br>)\\s*"))
			.map(name -> name.replaceAll("[*`\\[\\]]", "").strip())
			.filter(name -> !WrittenDay.isUnsaid(name))
			.toList();
	}

	/** The state as trackers call it; empty if the word says nothing of the kind. */
	static Optional<FixStatus> status(String word) {
		String plain = word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}' -]", "").strip();
		if (plain.matches(
				"(?:done|complete|completed|closed|fixed|resolved|shipped|deployed|merged|finished|implemented|erledigt|fertig|umgesetzt|abgeschlossen)")) {
			return Optional.of(FixStatus.DONE);
		}
		if (plain.matches("(?:in progress|started|doing|ongoing|in review|wip|in arbeit|begonnen)")) {
			return Optional.of(FixStatus.STARTED);
		}
		if (plain.matches(
				"(?:won't (?:do|fix)|wont (?:do|fix)|dropped|cancelled|canceled|rejected|abandoned|obsolete|verworfen|abgelehnt)")) {
			return Optional.of(FixStatus.DROPPED);
		}
		return plain.matches("(?:open|to ?do|planned|not started|new|backlog|pending|proposed|offen|geplant|todo)")
				? Optional.of(FixStatus.OPEN) : Optional.empty();
	}

}
