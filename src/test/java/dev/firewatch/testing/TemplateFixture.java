package dev.firewatch.testing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.firewatch.postmortem.Condition;
import dev.firewatch.postmortem.Importance;
import dev.firewatch.postmortem.QualityCheck;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.Question.QuestionUse;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.Template;
import org.jspecify.annotations.Nullable;

/** Templates as values, from a section and a question on. */
public final class TemplateFixture {

	private TemplateFixture() {
	}

	public static Template template(Section... sections) {
		return template(Set.of(), sections);
	}

	/** A template that asks for some checks besides those that are always made. */
	public static Template template(Set<QualityCheck> quality, Section... sections) {
		return new Template("mine", "Mine", "1.2", List.of(sections), List.of(), quality, List.of());
	}

	public static Template signedBy(Template template, String... roles) {
		return new Template(template.id(), template.title(), template.version(), template.sections(), List.of(roles),
				template.quality(), template.agenda());
	}

	public static Template checking(QualityCheck check, Section... sections) {
		return template(EnumSet.of(check), sections);
	}

	public static Section section(String id, Question... questions) {
		return section(id, Condition.ALWAYS, questions);
	}

	public static Section section(String id, Condition when, Question... questions) {
		return new Section(id, id, "commander", 2, true, null, Arrays.asList(questions), when, Importance.NORMAL,
				false);
	}

	/** A section that the review answers together. */
	public static Section meeting(String id, Question... questions) {
		return new Section(id, id, "commander", 2, true, null, Arrays.asList(questions), Condition.ALWAYS,
				Importance.NORMAL, true);
	}

	/** A question for a text. */
	public static Question question(String id) {
		return question(id, QuestionType.TEXT);
	}

	public static Question question(String id, QuestionType type) {
		return question(id, type, null, QuestionUse.PLAIN);
	}

	public static Question question(String id, QuestionType type, @Nullable String source, QuestionUse use) {
		boolean choice = type == QuestionType.CHOICE || type == QuestionType.CHOICES;
		return new Question(id, "What about " + id + "?", type, false, null, null,
				choice ? List.of("Outage", "Data loss") : List.of(), source,
				type == QuestionType.TABLE ? List.of("Test", "Covers") : List.of(), use);
	}

	/** A question whose answer goes to a place of the YAML. */
	public static Question exported(String id, String path) {
		return question(id, QuestionType.TEXT, null, new QuestionUse(false, Condition.ALWAYS, path));
	}

	/** A question that can be left for later, but not for good. */
	public static Question toPublish(String id) {
		return question(id, QuestionType.TEXT, null, new QuestionUse(true, Condition.ALWAYS, null));
	}

	/** A question that is asked under a condition. */
	public static Question asked(String id, Condition when) {
		return question(id, QuestionType.TEXT, null, new QuestionUse(false, when, null));
	}

}
