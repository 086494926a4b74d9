package dev.firewatch;

import java.util.stream.Stream;

/** What separates the cells of a table: spreadsheets use commas, semicolons or tabs. */
public final class FieldSeparator {

	private FieldSeparator() {
	}

	/** The one that the first line has most of; a comma where none stands out. */
	public static char of(String text) {
		String first = text.strip().lines().findFirst().orElse("");
		return Stream.of(';', '\t')
			.filter(one -> count(first, one) > count(first, ','))
			.max((one, other) -> Long.compare(count(first, one), count(first, other)))
			.orElse(',');
	}

	private static long count(String text, char wanted) {
		return text.chars().filter(letter -> letter == wanted).count();
	}

}
