package dev.firewatch.postmortem;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Something that a postmortem asks, or fills in by itself.
 *
 * @param options the answers to choose from, for a choice
 * @param source what a computed answer is made from
 * @param columns the titles of a table's columns
 */
public record Question(String id, String text, QuestionType type, boolean required, @Nullable String help,
		@Nullable String example, List<String> options, @Nullable String source, List<String> columns) {

	/** What a computed answer can be made from. */
	public static final List<String> SOURCES = List.of("incident-id", "title", "severity", "kind", "detected-at",
			"resolved-at", "commander", "participants", "duration", "time-to-detect", "time-to-mitigate",
			"time-to-resolve", "timeline", "causes", "not-causes", "fixes");

	public Question {
		options = List.copyOf(options);
		columns = List.copyOf(columns);
		boolean choice = type == QuestionType.CHOICE || type == QuestionType.CHOICES;
		demand(id, choice != options.isEmpty(), "options", choice);
		demand(id, (type == QuestionType.TABLE) != columns.isEmpty(), "columns", type == QuestionType.TABLE);
		demand(id, (type == QuestionType.COMPUTED) == (source != null), "source", type == QuestionType.COMPUTED);
		if (source != null && !SOURCES.contains(source)) {
			throw new IllegalArgumentException("Question %s has the unknown source %s".formatted(id, source));
		}
	}

	/** Whether somebody has to answer it, rather than the product. */
	public boolean isAsked() {
		return this.type != QuestionType.COMPUTED;
	}

	/** The sentence that says what is wrong with an answer, if anything is. */
	public Optional<String> problemWith(String raw) {
		return AnswerCheck.problem(this, raw.strip());
	}

	private static void demand(String id, boolean fulfilled, String what, boolean needed) {
		if (!fulfilled) {
			throw new IllegalArgumentException(
					"Question %s %s %s".formatted(id, needed ? "needs" : "has no use for", what));
		}
	}

}
