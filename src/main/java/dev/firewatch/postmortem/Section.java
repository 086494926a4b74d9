package dev.firewatch.postmortem;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * A part of a postmortem that one person answers in one sitting.
 *
 * @param role the role whose holder is asked first
 * @param minutes about how long answering takes
 * @param when when it is asked
 * @param meeting whether the review answers it together, so that nobody is asked before
 */
public record Section(String id, String title, String role, int minutes, boolean required, @Nullable String intro,
		List<Question> questions, Condition when, Importance importance, boolean meeting) {

	public Section {
		questions = List.copyOf(questions);
	}

	/** The questions that apply, given the postmortem's answers so far. */
	public List<Question> questions(Incident incident, Map<String, String> answers) {
		return this.questions.stream().filter((question) -> question.use().when().holds(incident, answers)).toList();
	}

	public Optional<Question> question(String id) {
		return this.questions.stream().filter((question) -> question.id().equals(id)).findFirst();
	}

	/** The questions that somebody has to answer. */
	public List<Question> asked() {
		return this.questions.stream().filter(Question::isAsked).toList();
	}

}
