package dev.firewatch.timeline;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which of day and month comes first in the dates of a text. */
final class DateOrder {

	private static final Pattern NUMERIC = Pattern
		.compile("(?<![\\d/.:-])\\d{1,2}(?:/\\d{1,2}(?:/(?:\\d{4}|\\d{2}))?|-\\d{1,2}-\\d{4})(?![\\d/-])");

	private DateOrder() {
	}

	/**
	 * As a date shows that has a number above twelve; where none does, or they differ, as
	 * the house has it.
	 */
	static boolean dayFirst(String text, SpokenRules rules) {
		List<Boolean> shown = NUMERIC.matcher(text)
			.results()
			.map(found -> SpokenDay.parse(found.group()).flatMap(SpokenDay::dayFirst))
			.flatMap(Optional::stream)
			.distinct()
			.toList();
		return shown.size() == 1 ? shown.get(0) : rules.dayFirst();
	}

}
