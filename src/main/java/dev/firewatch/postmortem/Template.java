package dev.firewatch.postmortem;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a postmortem consists of, as written in {@code config/templates}.
 *
 * @param signRoles whose signature publication needs; if empty, as the policy says
 * @param quality what is checked before publication
 * @param agenda the agenda of the review
 */
public record Template(String id, String title, String version, List<Section> sections, List<String> signRoles,
		Set<QualityCheck> quality, List<String> agenda) {

	public Template {
		agenda = List.copyOf(agenda);
		signRoles = List.copyOf(signRoles);
		quality = Set.copyOf(quality);
		sections = List.copyOf(sections);
		Set<String> ids = new HashSet<>();
		Set<String> questionIds = new HashSet<>();
		for (Section section : sections) {
			if (!ids.add(section.id())) {
				throw new IllegalArgumentException("Section %s is there twice".formatted(section.id()));
			}
			for (Question question : section.questions()) {
				if (!questionIds.add(question.id())) {
					throw new IllegalArgumentException("Question %s is there twice".formatted(question.id()));
				}
			}
		}
	}

	public Optional<Section> section(String id) {
		return this.sections.stream().filter((section) -> section.id().equals(id)).findFirst();
	}

	/** The question with this id, in whichever section it is. */
	public Optional<Question> question(String id) {
		return this.sections.stream().flatMap((section) -> section.question(id).stream()).findFirst();
	}

}
