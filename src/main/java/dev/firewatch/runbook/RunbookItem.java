package dev.firewatch.runbook;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One thing to look at, to do or to read.
 *
 * @param number its place in the whole runbook, from 1
 * @param id by which conditions name it; null if none does
 * @param group the heading it stands under
 * @param required whether its stage can't be passed without it
 * @param role who does it unless somebody takes it; null: whoever leads
 * @param help what to look at, or where; null if the text says it all
 * @param unit of a number; null if it has none
 * @param choices the values to choose from; empty if any will do
 * @param runbook the runbook that is gone through, for an item of that type
 * @param deadline what has to happen by the day that is read; null if nothing has to
 */
public record RunbookItem(int number, @Nullable String id, String group, String text, ItemType type, boolean required,
		@Nullable String role, @Nullable String help, ItemCondition when, @Nullable String unit, List<String> choices,
		@Nullable String runbook, @Nullable String deadline) {

	/** An entry of the timeline. */
	private static final Pattern ENTRY = Pattern.compile("[Ee]\\d{1,6}");

	public RunbookItem {
		choices = choices == null ? List.of() : List.copyOf(choices);
		when = when == null ? ItemCondition.ALWAYS : when;
	}

	/** What it asks for, in words. */
	public String asks() {
		return switch (type) {
			case NUMBER -> "a number" + (unit == null ? "" : " (" + unit + ")");
			case TEXT -> choices.isEmpty() ? "a few words" : "one of " + String.join(", ", choices);
			case DATE -> "a day like 2026-11-30";
			case PERSON -> "somebody, such as @bob";
			case LINK -> "a link that begins with https://";
			case FILE -> "an entry with a file such as E12, or a link";
			case CHECK, TASK -> "a tick";
			case RUNBOOK -> "another runbook";
		};
	}

	/** Whether the value can be what it asks for. */
	boolean accepts(String value) {
		boolean readable = switch (type) {
			case NUMBER -> Figures.number(value).isPresent();
			case DATE -> isDate(value);
			case LINK -> isLink(value);
			case FILE -> isLink(value) || ENTRY.matcher(value).matches();
			default -> !value.isBlank();
		};
		return readable && (choices.isEmpty() || choices.stream().anyMatch(value::equalsIgnoreCase));
	}

	private static boolean isDate(String value) {
		try {
			LocalDate.parse(value);
			return true;
		}
		catch (DateTimeException none) {
			return false;
		}
	}

	private static boolean isLink(String value) {
		try {
			URI uri = new URI(value);
			return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
		}
		catch (URISyntaxException none) {
			return false;
		}
	}

}
