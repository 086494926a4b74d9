package dev.firewatch.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.remediation.FixStatus;
import dev.firewatch.timeline.WrittenDay;
import org.jspecify.annotations.Nullable;

/** The columns of a table of action items by the words in its head. */
final class ActionColumns {

	/** What a column holds; what has no name of its own stays beside the action. */
	private enum ActionColumn {

		WHAT("(?:.* )?(?:action(?: items?)?s?|what|tasks?|to-?do|description|item|follow[- ]?up|fix(?:es)?|measure|maßnahmen?|aufgaben?|was)"),
		OWNER("owners?|assignees?|assigned to|who|dri|responsible|person|by whom|lead|verantwortlich(?:er|e)?|zuständig|wer"),
		DUE("due(?: date| by)?|deadline|date|when|eta|target(?: date)?|by when|fällig(?: am| bis)?|termin|bis(?: wann)?|wann"),
		STATUS("status|state|done\\??|stand"), NUMBER("#|no\\.?|nr\\.?|id"), OTHER("(?s).*");

		private final String words;

		ActionColumn(String words) {
			this.words = words;
		}

		static ActionColumn of(String head) {
			String plain = head.replaceAll("[*_`]", "").strip().toLowerCase(Locale.ROOT);
			for (ActionColumn column : values()) {
				if (plain.matches(column.words)) {
					return column;
				}
			}
			return OTHER;
		}

	}

	/** As in a column of bugs, where no other says it: "n/a DONE". */
	private static final Pattern STATUS_LAST = Pattern.compile("(?s)(?<before>.*?)\\s*\\b(?<status>\\p{Lu}{4,})\\s*");

	private final List<String> heads;

	private final List<ActionColumn> columns;

	private ActionColumns(List<String> heads, List<ActionColumn> columns) {
		this.heads = heads;
		this.columns = columns;
	}

	/** Empty if it is no head of a table of actions. */
	static Optional<ActionColumns> of(List<String> heads) {
		List<ActionColumn> columns = heads.stream().map(ActionColumn::of).toList();
		return columns.contains(ActionColumn.WHAT) ? Optional.of(new ActionColumns(heads, columns)) : Optional.empty();
	}

	/** The action of a row; empty if the row says none. */
	Optional<ActionItem> item(int line, List<String> cells, ActionLines reader) {
		@Nullable String what = null;
		List<String> owners = new ArrayList<>();
		@Nullable LocalDate due = null;
		FixStatus status = FixStatus.OPEN;
		List<String> others = new ArrayList<>();
		List<String> doubts = new ArrayList<>();
		for (int n = 0; n < cells.size() && n < columns.size(); n++) {
			String cell = cells.get(n);
			if (cell.isBlank()) {
				continue;
			}
			switch (columns.get(n)) {
				case WHAT -> {
					if (what == null) {
						what = ActionLines.plain(cell);
					}
					else {
						others.add(said(n, cell));
					}
				}
				case OWNER -> owners.addAll(ActionLines.names(cell));
				case DUE -> {
					Optional<LocalDate> day = reader.day(cell);
					if (day.isEmpty() && !WrittenDay.isUnsaid(cell)) {
						others.add(said(n, cell));
						doubts.add(cell.strip());
					}
					due = day.orElse(due);
				}
				case STATUS -> {
					Optional<FixStatus> known = ActionLines.status(cell);
					if (known.isEmpty()) {
						others.add(said(n, cell));
					}
					status = known.orElse(status);
				}
				case NUMBER -> {
					if (!cell.matches("\\d{1,4}\\.?")) {
						others.add(said(n, cell));
					}
				}
				default -> {
					String plain = ActionLines.plain(cell);
					Optional<FixStatus> known = columns.contains(ActionColumn.STATUS) ? Optional.empty()
							: statusAtTheEnd(plain);
					status = known.orElse(status);
					String left = known.isEmpty() ? cell : STATUS_LAST.matcher(plain).replaceFirst("${before}");
					if (known.isEmpty() || !WrittenDay.isUnsaid(left)) {
						others.add(said(n, left));
					}
				}
			}
		}
		if (what == null || what.isEmpty()) {
			return Optional.empty();
		}
		String text = what + (others.isEmpty() ? "" : " (" + String.join(", ", others) + ")");
		return Optional.of(new ActionItem(line, text, owners, due, status, doubts));
	}

	private static Optional<FixStatus> statusAtTheEnd(String cell) {
		Matcher last = STATUS_LAST.matcher(cell);
		return last.matches() ? ActionLines.status(last.group("status")) : Optional.empty();
	}

	private String said(int column, String cell) {
		return ActionLines.plain(heads.get(column)) + ": " + ActionLines.plain(cell);
	}

}
