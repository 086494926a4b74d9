package dev.firewatch.postmortem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Questions that people asked, each with an answer of as many lines as it takes: a line
 * that ends in a question mark, or that begins with {@code Q:}, and what stands below it.
 */
public final class AnsweredPairs {

	private static final Pattern NAMED = Pattern.compile("(?:\\*\\*)?Q[:.]\\s*(\\S.*)");

	private static final Pattern ASKED = Pattern.compile("(.*\\S\\s*[?？؟])\\s*(?:\\*\\*)?");

	private static final Pattern ANSWER = Pattern.compile("A[:.]\\s*");

	private static final String REMEDY = "Write each question on a line of its own that ends in a question mark, "
			+ "and its answer below.";

	private AnsweredPairs() {
	}

	/** A question and its answer, which is empty where nobody wrote one. */
	record AnsweredPair(String question, String answer) {
	}

	/** The answer as Markdown, with its questions in bold type. */
	public static String markdown(String answer) {
		String before = before(answer);
		return (before.isEmpty() ? "" : before + "\n\n") + of(answer).stream()
			.map((pair) -> "**" + pair.question() + "**" + (pair.answer().isEmpty() ? "" : "\n\n" + pair.answer()))
			.collect(Collectors.joining("\n\n"));
	}

	static Optional<String> problem(String answer) {
		List<AnsweredPair> pairs = of(answer);
		if (pairs.isEmpty() || !before(answer).isEmpty()) {
			return Optional.of("There is text that answers no question. " + REMEDY);
		}
		return pairs.stream()
			.filter((pair) -> pair.answer().isEmpty())
			.findFirst()
			.map((pair) -> "\"%s\" has no answer. %s".formatted(pair.question(), REMEDY));
	}

	static List<AnsweredPair> of(String answer) {
		Pattern begins = begins(answer);
		List<AnsweredPair> pairs = new ArrayList<>();
		String question = null;
		StringBuilder below = new StringBuilder();
		for (String line : answer.lines().toList()) {
			Matcher begin = begins.matcher(line.strip());
			if (begin.matches()) {
				if (question != null) {
					pairs.add(pair(question, below));
				}
				question = begin.group(1).strip().replace("**", "");
				below.setLength(0);
			}
			else if (question != null) {
				below.append(line).append('\n');
			}
		}
		if (question != null) {
			pairs.add(pair(question, below));
		}
		return pairs;
	}

	private static AnsweredPair pair(String question, StringBuilder below) {
		String answer = below.toString().strip();
		Matcher named = ANSWER.matcher(answer);
		return new AnsweredPair(question, named.lookingAt() ? answer.substring(named.end()) : answer);
	}

	/** Where questions are named as such, an answer may ask something too. */
	private static Pattern begins(String answer) {
		return answer.lines().map(String::strip).anyMatch((line) -> NAMED.matcher(line).matches()) ? NAMED : ASKED;
	}

	private static String before(String answer) {
		Pattern begins = begins(answer);
		return answer.lines()
			.takeWhile((line) -> !begins.matcher(line.strip()).matches())
			.collect(Collectors.joining("\n"))
			.strip();
	}

}
