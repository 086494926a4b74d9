package dev.firewatch.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.timeline.ImportClock.Unusable;
import dev.firewatch.timeline.SpokenMoment.Manner;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in Markdown: the first cells say when, in one column or in several
 * (weekday, date, time), the others what happened.
 */
public final class MarkdownTable {

	private static final Pattern RULE = Pattern.compile("\\s*\\|?(?:\\s*:?-+:?\\s*\\|)+(?:\\s*:?-+:?\\s*)?\\|?\\s*");

	private static final Pattern YEAR = Pattern.compile("(?i)(?:date|day).*?\\b((?:19|20)\\d{2})\\b.*");

	private static final Set<String> AUTHORS = Set.of("author", "who", "by", "person", "actor", "user", "reporter",
			"owner");

	private static final Set<String> ENDS = Set.of("end", "ended", "until", "to", "end time", "finish");

	private static final Set<String> NUMBERS = Set.of("#", "no", "no.", "nr", "id", "step");

	private final List<String> header;

	MarkdownTable(List<String> header) {
		this.header = header.stream()
			.map(name -> name.replaceAll("[*_`]", "").strip().toLowerCase(Locale.ROOT))
			.toList();
	}

	/** What a row says. */
	record TimedRow(SpokenMoment moment, @Nullable String author, String text) {
	}

	static boolean isRule(String line) {
		return line.indexOf('|') >= 0 && line.length() < 2_000 && RULE.matcher(line).matches();
	}

	static boolean isRow(String line) {
		return line.strip().startsWith("|");
	}

	/** The cells of a row; a bar after a backslash is none of their borders. */
	public static List<String> cells(String line) {
		String plain = line.strip();
		List<String> cells = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		for (int n = plain.startsWith("|") ? 1 : 0; n < plain.length(); n++) {
			char letter = plain.charAt(n);
			if (letter == '\\' && n + 1 < plain.length() && plain.charAt(n + 1) == '|') {
				cell.append('|');
				n++;
			}
			else if (letter == '|') {
				cells.add(cell.toString().strip());
				cell.setLength(0);
			}
			else {
				cell.append(letter);
			}
		}
		if (!cell.toString().isBlank()) {
			cells.add(cell.toString().strip());
		}
		return cells;
	}

	/** The row's moment and text; empty if no cell is filled. */
	Optional<TimedRow> row(int line, List<String> cells, ImportClock clock) throws Unusable {
		if (cells.stream().allMatch(String::isBlank)) {
			return Optional.empty();
		}
		StringBuilder when = new StringBuilder();
		int next = 0;
		while (next < cells.size()) {
			String cell = plain(cells.get(next));
			if (cell.isEmpty() || NUMBERS.contains(header(next)) && cell.matches("\\d+\\.?")) {
				next++;
				continue;
			}
			boolean day = SpokenDay.parse(cell).isPresent();
			if (!day) {
				break;
			}
			when.append(dated(next, cell)).append(' ');
			next++;
		}
		String before = when.toString();
		Optional<SpokenMoment> moment = next < cells.size()
				? SpokenMoment.leading(before + plain(cells.get(next)), Manner.CELL) : Optional.empty();
		if (moment.isEmpty()) {
			throw untimed(line, before.strip(), clock);
		}
		return Optional.of(row(cells, next, moment.get()));
	}

	private TimedRow row(List<String> cells, int time, SpokenMoment moment) {
		SpokenMoment whole = moment;
		int next = time + 1;
		if (moment.end() == null && ENDS.contains(header(next)) && next < cells.size()) {
			Optional<SpokenMoment> ended = SpokenMoment
				.leading(moment.said() + " - " + plain(cells.get(next)), Manner.CELL)
				.filter(span -> span.end() != null && span.rest().isEmpty());
			if (ended.isPresent()) {
				whole = ended.get();
				next++;
			}
		}
		List<String> texts = new ArrayList<>(moment.rest().isBlank() ? List.of() : List.of(moment.rest()));
		String author = null;
		for (int n = next; n < cells.size(); n++) {
			if (cells.get(n).isBlank()) {
				continue;
			}
			if (AUTHORS.contains(header(n)) && author == null) {
				author = cells.get(n);
			}
			else {
				texts.add(cells.get(n));
			}
		}
		return new TimedRow(whole, texts.isEmpty() ? null : author,
				texts.isEmpty() && author != null ? author : String.join(" | ", texts));
	}

	private static Unusable untimed(int line, String day, ImportClock clock) {
		Optional<SpokenDay> spoken = SpokenDay.parse(day);
		if (spoken.isPresent() && clock.day(line, spoken.get())) {
			return new Unusable("It has a day but no time.");
		}
		return new Unusable("It doesn't begin with a time.");
	}

	/** A date in a column that names the year above. */
	private String dated(int column, String cell) {
		Matcher year = YEAR.matcher(header(column));
		if (!year.matches() || !SpokenDay.parse(cell).filter(day -> day.weekdayAlone().isEmpty()).isPresent()
				|| cell.matches(".*\\d{4}.*")) {
			return cell;
		}
		return cell + (cell.matches("\\d{1,2}/\\d{1,2}") ? "/" : " ") + year.group(1);
	}

	private String header(int column) {
		return column < header.size() ? header.get(column) : "";
	}

	private static String plain(String cell) {
		return cell.replaceAll("^[*_`]+|[*_`]+$", "").strip();
	}

}
