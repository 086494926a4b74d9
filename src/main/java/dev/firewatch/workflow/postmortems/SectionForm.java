package dev.firewatch.workflow.postmortems;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.KnownFacts;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;

/** A template's section as a form, with everything already known filled in. */
final class SectionForm {

	private SectionForm() {
	}

	static Form of(Casefile file, Section section, KnownFacts facts) {
		SectionState state = file.postmortem().orElseThrow().state(section.id());
		return form(file, section, facts, state.answers(), List.of());
	}

	/**
	 * The form once more, with what was typed into it, since somebody else has answered
	 * meanwhile.
	 */
	static Form again(Casefile file, Section section, KnownFacts facts, Submission submission, String news) {
		Map<String, String> typed = new LinkedHashMap<>(answers(section, submission));
		section.questions()
			.stream()
			.filter(SectionForm::isItems)
			.forEach(question -> typed.put(question.id(), submission.exact(question.id())));
		return form(file, section, facts, typed, theirs(file, section, news, typed));
	}

	private static List<Field> theirs(Casefile file, Section section, String news, Map<String, String> typed) {
		Map<String, String> saved = file.postmortem().orElseThrow().state(section.id()).answers();
		List<Span> spans = new ArrayList<>(
				List.of(Span.strong(news), Span.plain(" Below is what you wrote: saving it replaces theirs.")));
		section.questions()
			.stream()
			.filter(question -> saved.containsKey(question.id())
					&& !saved.get(question.id()).equals(typed.get(question.id())))
			.forEach(question -> spans
				.add(Span.plain("\n" + question.text() + " They wrote: " + saved.get(question.id()))));
		return List.of(new Field.Reading("theirs", spans));
	}

	/** What the section looked like to whoever opened its form. */
	static String seen(Casefile file, Section section) {
		SectionState state = file.postmortem().orElseThrow().state(section.id());
		return state.answeredAt() == null ? "open" : String.valueOf(state.answeredAt().toEpochMilli());
	}

	private static Form form(Casefile file, Section section, KnownFacts facts, Map<String, String> answers,
			List<Field> first) {
		List<Field> fields = new ArrayList<>(first);
		Optional.ofNullable(section.intro())
			.ifPresent(intro -> fields.add(new Field.Reading("intro", List.of(Span.plain(intro)))));
		for (Question question : section.questions()) {
			known(question, facts).ifPresent(fields::add);
			if (question.type() != QuestionType.COMPUTED) {
				fields.add(field(question, answers.getOrDefault(question.id(), "")));
			}
		}
		return new Form(new Action("postmortem", file.id().value(), section.id() + " " + seen(file, section)),
				section.title(), "Save", fields);
	}

	/** What the product knows that belongs to the question. */
	private static Optional<Field> known(Question question, KnownFacts facts) {
		String source = switch (question.type()) {
			case COMPUTED -> question.source();
			case CAUSES -> "causes";
			case NOT_CAUSES -> "not-causes";
			case FIXES -> "fixes";
			default -> null;
		};
		if (source == null) {
			return Optional.empty();
		}
		String label = question.type() == QuestionType.COMPUTED ? question.text() : "Already known";
		return facts.value(source)
			.map(value -> new Field.Reading("known-" + question.id(),
					List.of(Span.strong(label + ": "), Span.plain(value))));
	}

	private static Field field(Question question, String value) {
		boolean optional = !question.required();
		List<Field.Option> options = question.options()
			.stream()
			.map(option -> new Field.Option(option, option))
			.toList();
		return switch (question.type()) {
			case CHOICE -> new Field.ChoiceField(question.id(), question.text(), optional, options,
					value.isEmpty() ? null : value, question.help());
			case YES_NO -> new Field.ChoiceField(question.id(), question.text(), optional,
					List.of(new Field.Option("Yes", "Yes"), new Field.Option("No", "No")),
					value.isEmpty() ? null : value, question.help());
			case CHOICES -> new Field.ChoicesField(question.id(), question.text(), optional, options,
					value.isEmpty() ? List.of() : Arrays.asList(value.split("\n")), question.help());
			case PERSON -> new Field.PeopleField(question.id(), question.text(), optional, false,
					value.isEmpty() ? List.of() : List.of(new PersonId(value)));
			case CAUSES, NOT_CAUSES, FIXES -> new Field.TextField(question.id(), question.text(), true, true, value,
					question.example(), question.help());
			default -> new Field.TextField(question.id(), question.text(), optional, isLong(question), value,
					question.example(), question.help());
		};
	}

	private static boolean isLong(Question question) {
		return question.type() == QuestionType.LONG_TEXT || question.type() == QuestionType.TABLE;
	}

	/** The answers as entered, by the question's id; items of their own are left out. */
	static Map<String, String> answers(Section section, Submission submission) {
		Map<String, String> answers = new LinkedHashMap<>();
		for (Question question : section.questions()) {
			if (isItems(question) || question.type() == QuestionType.COMPUTED) {
				continue;
			}
			String answer = question.type() == QuestionType.CHOICES
					? String.join("\n", submission.chosen(question.id())) : submission.exact(question.id());
			if (!answer.isBlank()) {
				answers.put(question.id(), answer);
			}
		}
		return answers;
	}

	/** What is wrong with the answers, by question. */
	static Map<String, String> problems(Section section, Submission submission, KnownFacts facts) {
		Map<String, String> problems = new LinkedHashMap<>();
		Map<String, String> answers = answers(section, submission);
		for (Question question : section.questions()) {
			String answer = answers.getOrDefault(question.id(), "");
			if (isItems(question)) {
				if (question.required() && submission.text(question.id()).isEmpty()
						&& known(question, facts).isEmpty()) {
					problems.put(question.id(), "Nothing is known yet. One a line, or write: none.");
				}
			}
			else if (answer.isEmpty() && question.required() && question.type() != QuestionType.COMPUTED) {
				problems.put(question.id(), "This one is needed. If there is nothing to say, write: none.");
			}
			else if (!answer.isEmpty()) {
				question.problemWith(answer).ifPresent(problem -> problems.put(question.id(), problem));
			}
		}
		return problems;
	}

	static boolean isItems(Question question) {
		return switch (question.type()) {
			case CAUSES, NOT_CAUSES, FIXES -> true;
			default -> false;
		};
	}

}
