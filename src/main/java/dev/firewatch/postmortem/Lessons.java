package dev.firewatch.postmortem;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the answers of a postmortem say was learned, a lesson a line. */
public final class Lessons {

	/** The questions of the templates that ask for lessons, by their ids. */
	private static final List<String> QUESTIONS = List.of("learned", "learned-threats", "process-lesson");

	private Lessons() {
	}

	/** The lessons in these answers; "none" means that there is none. */
	public static List<String> of(Map<String, String> answers) {
		return QUESTIONS.stream()
			.flatMap(question -> Stream.ofNullable(answers.get(question)))
			.flatMap(String::lines)
			.map(line -> line.strip().replaceFirst("^[-•*]\\s+", ""))
			.filter(line -> !line.isEmpty() && !line.replaceAll("\\.$", "").equalsIgnoreCase("none"))
			.distinct()
			.toList();
	}

}
