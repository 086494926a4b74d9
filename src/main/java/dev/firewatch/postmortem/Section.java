package dev.firewatch.postmortem;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A part of a postmortem that one person answers in one sitting.
 *
 * @param role the role whose holder is asked first
 * @param minutes about how long answering takes
 */
public record Section(String id, String title, String role, int minutes, boolean required, @Nullable String intro,
		List<Question> questions) {

	public Section {
		questions = List.copyOf(questions);
	}

	public Optional<Question> question(String id) {
		return this.questions.stream().filter((question) -> question.id().equals(id)).findFirst();
	}

	/** The questions that somebody has to answer. */
	public List<Question> asked() {
		return this.questions.stream().filter(Question::isAsked).toList();
	}

}
