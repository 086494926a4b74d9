package dev.firewatch.postmortem;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.firewatch.policy.DurationText;

/** Checks a raw answer against the type of its question. */
final class AnswerCheck {

	/** A number, or an estimate such as about 40,000, 1.6M, 23+ or 0.024%. */
	private static final Pattern NUMBER = Pattern.compile(
			"(?i)(?:(?:about|around|approx(?:imately|\\.)?|roughly|nearly|almost|circa|ca\\.?|at least|at most|up to|over|under|more than|less than|~|\u2248|>|<)\\s*)?"
					+ "[-+]?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,15})(?:\\.\\d{1,6})?\\s?(?:k|m|bn?|%|thousand|million|billion)?\\+?");

	private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
		.withResolverStyle(ResolverStyle.STRICT);

	private static final Set<String> YES_OR_NO = Set.of("yes", "no", "y", "n", "true", "false");

	private AnswerCheck() {
	}

	static Optional<String> problem(Question question, String answer) {
		if (question.type() == QuestionType.COMPUTED) {
			return Optional.of("\"%s\" is filled in by itself and takes no answer.".formatted(question.text()));
		}
		if (answer.isEmpty()) {
			return question.required() ? Optional.of(missing(question)) : Optional.empty();
		}
		return switch (question.type()) {
			case NUMBER -> unless(isNumber(answer), answer, "a number", "1,200");
			case DURATION -> unless(DurationText.parse(answer).isPresent(), answer, "a duration", "1h 20m");
			case DATE_TIME -> unless(isDateTime(answer), answer, "a date and time", "2026-11-20 09:47");
			case YES_NO -> unless(YES_OR_NO.contains(answer.toLowerCase(Locale.ROOT)), answer, "yes or no", "yes");
			case CHOICE -> unknownChoice(question, Stream.of(answer));
			case AUDIT -> unless(question.audit().flatMap((audit) -> audit.answer(answer)).isPresent(), answer,
					"one of: " + String.join(", ", question.choices()), question.choices().get(0));
			case CHOICES -> isOption(question, answer) ? Optional.empty()
					: unknownChoice(question, Arrays.stream(answer.split("[,\n]")));
			case TABLE -> longRow(question, answer);
			case PAIRS -> AnsweredPairs.problem(answer);
			default -> Optional.empty();
		};
	}

	private static String missing(Question question) {
		String example = question.example();
		if (example != null) {
			return "This needs an answer, such as: %s".formatted(example);
		}
		return question.choices().isEmpty() ? "This needs an answer."
				: "This needs one of: %s.".formatted(String.join(", ", question.choices()));
	}

	private static Optional<String> unless(boolean right, String answer, String kind, String example) {
		return right ? Optional.empty() : Optional.of("\"%s\" is not %s. Try `%s`.".formatted(answer, kind, example));
	}

	/** As exact as somebody knows it: what they say of their doubt is kept. */
	private static boolean isNumber(String answer) {
		return NUMBER.matcher(answer.strip()).matches();
	}

	private static boolean isDateTime(String answer) {
		try {
			LocalDateTime.parse(answer.replaceFirst("(?<=\\d)(T|\\s+)(?=\\d)", " "), DATE_TIME);
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static Optional<String> unknownChoice(Question question, Stream<String> answers) {
		return answers.map(String::strip)
			.filter((answer) -> !answer.isEmpty() && !isOption(question, answer))
			.findFirst()
			.map((answer) -> "\"%s\" is not one of: %s.".formatted(answer, String.join(", ", question.options())));
	}

	private static boolean isOption(Question question, String answer) {
		return question.options().stream().anyMatch(answer::equalsIgnoreCase);
	}

	private static Optional<String> longRow(Question question, String answer) {
		List<String> columns = question.columns();
		return answer.lines()
			.map(String::strip)
			.filter((row) -> TableRows.cells(row).size() > columns.size())
			.findFirst()
			.map((row) -> "\"%s\" has more cells than there are columns. Write a line like: %s".formatted(row,
					String.join(" | ", columns)));
	}

}
