package dev.firewatch.exchange;

import java.time.LocalDate;
import java.util.List;

import dev.firewatch.remediation.FixStatus;
import org.jspecify.annotations.Nullable;

/**
 * An action as somebody wrote it into a list or a table.
 *
 * @param line where it stands, from 1
 * @param owners as they are named
 * @param due null if no day is named, or none that can be read
 * @param doubts what is said of its day and can't be read; the text has it, too
 */
public record ActionItem(int line, String text, List<String> owners, @Nullable LocalDate due, FixStatus status,
		List<String> doubts) {
}
