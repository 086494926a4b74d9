package dev.firewatch.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.firewatch.exchange.TextOutline.OutlinedLine;

/**
 * The actions of a list or a table that somebody pasted, and the lines that are none.
 */
public record PastedActions(List<ActionItem> items, List<PastedLine> others) {

	/** A line with its number from 1. */
	public record PastedLine(int number, String text) {
	}

	/**
	 * @param days reads a text that is a date and nothing else
	 */
	public static PastedActions read(String text, Function<String, Optional<LocalDate>> days) {
		List<OutlinedLine> lines = new ArrayList<>();
		text.lines().forEach(line -> lines.add(new OutlinedLine(lines.size() + 1, line)));
		ActionLines.ReadActions read = new ActionLines(days).read(lines);
		return new PastedActions(read.items(),
				read.prose()
					.stream()
					.filter(line -> !line.text().isBlank() && !Cells.isRule(line.text()))
					.map(line -> new PastedLine(line.number(), line.text().strip()))
					.toList());
	}

	/** Whether the line is marked as the item of a list. */
	public static boolean isItem(String line) {
		return ActionLines.item(line).isPresent();
	}

	/** One line without what marks it as the item of a list, such as {@code - [ ]}. */
	public static String unmarked(String line) {
		return ActionLines.item(line).orElse(line);
	}

}
