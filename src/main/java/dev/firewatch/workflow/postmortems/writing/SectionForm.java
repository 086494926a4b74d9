package dev.firewatch.workflow.postmortems.writing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
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
import org.jspecify.annotations.Nullable;

/** A template's section as a form, with everything already known filled in. */
final class SectionForm {

	/** The fields for corrections of computed values. */
	private static final String WRONG = "computed-wrong";

	private static final String RIGHT = "computed-right";

	private SectionForm() {
	}

	static Form of(Casefile file, Section section, ComputedAnswers facts) {
		SectionState state = file.postmortem().orElseThrow().state(section.id());
		return form(file, section, facts, state.answers(), List.of());
	}

	/**
	 * The form again, with what was typed, because somebody else has answered meanwhile.
	 */
	static Form again(Casefile file, Section section, ComputedAnswers facts, Submission submission, String news) {
		Map<String, String> typed = new LinkedHashMap<>(answers(file, section, submission));
		section.questions()
			.stream()
			.filter(SectionForm::isItems)
			.forEach(question -> typed.put(question.id(), submission.exact(question.id())));
		return form(file, section, facts, typed, theirs(file, section, news, typed));
	}

	/**
	 * The form again, with what was typed, because the answers lead to more questions.
	 */
	static Form withMore(Casefile file, Section section, ComputedAnswers facts, Submission submission) {
		Map<String, String> typed = new LinkedHashMap<>(answers(file, section, submission));
		section.questions()
			.stream()
			.filter(SectionForm::isItems)
			.forEach(question -> typed.put(question.id(), submission.exact(question.id())));
		return form(file, section, facts, typed, List
			.of(new Field.FieldReading("more", List.of(Span.strong("Your answers raise a few more questions.")))));
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
		return List.of(new Field.FieldReading("theirs", spans));
	}

	/** What the section looked like when its form was opened. */
	static String seen(Casefile file, Section section) {
		SectionState state = file.postmortem().orElseThrow().state(section.id());
		return state.answeredAt() == null ? "open" : String.valueOf(state.answeredAt().toEpochMilli());
	}

	private static Form form(Casefile file, Section section, ComputedAnswers facts, Map<String, String> answers,
			List<Field> first) {
		List<Field> fields = new ArrayList<>(first);
		Optional.ofNullable(section.intro())
			.ifPresent(intro -> fields.add(new Field.FieldReading("intro", List.of(Span.plain(intro)))));
		List<Question> questions = questions(file, section, answers);
		for (Question question : questions) {
			if (!isShownBefore(question, questions)) {
				known(question, facts, answers.get(question.id())).ifPresent(fields::add);
			}
			if (question.type() != QuestionType.COMPUTED) {
				String proposed = file.postmortem().orElseThrow().state(section.id()).settled() ? ""
						: SectionFacts.proposed(question, facts);
				because(question, facts).ifPresent(fields::add);
				fields.add(field(question, answers.getOrDefault(question.id(), proposed)));
			}
		}
		fields.addAll(correction(questions));
		return new Form(new Action("postmortem", file.id().value(), section.id() + " " + seen(file, section)),
				section.title(), "Save", fields);
	}

	/** The questions that apply if these are the section's answers. */
	private static List<Question> questions(Casefile file, Section section, Map<String, String> answers) {
		Map<String, String> all = new LinkedHashMap<>(file.postmortem().orElseThrow().answers());
		section.questions().forEach(question -> all.remove(question.id()));
		all.putAll(answers);
		return section.questions(file.incident(), all);
	}

	/** Whether the answers lead to questions that were not in the form. */
	static boolean asksMore(Casefile file, Section section, Submission submission) {
		Map<String, String> answers = answers(file, section, submission);
		return questions(file, section, answers).stream()
			.filter(Question::isAsked)
			.anyMatch(question -> !isItems(question) && !wasAsked(file, section, question, submission)
					&& !answers.containsKey(question.id()));
	}

	private static boolean wasAsked(Casefile file, Section section, Question question, Submission submission) {
		return submission.values().containsKey(question.id())
				|| questions(file, section, file.postmortem().orElseThrow().state(section.id()).answers())
					.contains(question);
	}

	/** Whether the form already shows what belongs to the question. */
	private static boolean isShownBefore(Question question, List<Question> questions) {
		String source = source(question);
		return isItems(question) && questions.stream()
			.anyMatch(other -> other.type() == QuestionType.COMPUTED && Objects.equals(other.source(), source));
	}

	/** What the proposed answer to a question about the risk process rests on. */
	private static Optional<Field> because(Question question, ComputedAnswers facts) {
		return question.type() != QuestionType.AUDIT ? Optional.empty()
				: facts.because(String.valueOf(question.source()))
					.map(because -> new Field.FieldReading("known-" + question.id(),
							List.of(Span.strong("Already known: "), Span.plain(because))));
	}

	/** Fields to correct a computed value. */
	private static List<Field> correction(List<Question> questions) {
		List<Field.Option> computed = questions.stream()
			.filter(Question::isCorrectable)
			.map(question -> new Field.Option(question.id(), question.text()))
			.toList();
		if (computed.isEmpty()) {
			return List.of();
		}
		return List.of(
				new Field.ChoiceField(WRONG, "Does one of the computed values read wrong?", true, computed, null, null),
				new Field.TextField(RIGHT, "It should read", true, false, "", null,
						"Both stay visible. To take a correction back, choose the value and write: computed."));
	}

	/** What Firewatch already knows for the question. */
	private static Optional<Field> known(Question question, ComputedAnswers facts, @Nullable String corrected) {
		String source = source(question);
		if (source == null) {
			return Optional.empty();
		}
		String label = question.type() == QuestionType.COMPUTED ? question.text() : "Already known";
		Optional<ComputedAnswers.ComputedAnswer> computed = facts.known(source);
		String shown = corrected != null && question.isCorrectable()
				? computed.map(answer -> answer.besides(corrected)).orElse(corrected)
				: computed.map(ComputedAnswers.ComputedAnswer::shown).orElse("");
		return shown.isEmpty() ? Optional.empty() : Optional.of(new Field.FieldReading("known-" + question.id(),
				List.of(Span.strong(label + ": "), Span.plain(shown))));
	}

	private static @Nullable String source(Question question) {
		return switch (question.type()) {
			case COMPUTED -> question.source();
			case CAUSES -> "causes";
			case NOT_CAUSES -> "not-causes";
			case FIXES -> "fixes";
			case WHYS -> "whys";
			default -> null;
		};
	}

	private static Field field(Question question, String value) {
		boolean optional = !question.required();
		List<Field.Option> options = question.choices()
			.stream()
			.map(option -> new Field.Option(option, option))
			.toList();
		return switch (question.type()) {
			case CHOICE, AUDIT -> new Field.ChoiceField(question.id(), question.text(), optional, options,
					value.isEmpty() ? null : value, question.help());
			case YES_NO -> new Field.ChoiceField(question.id(), question.text(), optional,
					List.of(new Field.Option("Yes", "Yes"), new Field.Option("No", "No")),
					value.isEmpty() ? null : value, question.help());
			case CHOICES -> new Field.ChoicesField(question.id(), question.text(), optional, options,
					value.isEmpty() ? List.of() : Arrays.asList(value.split("\n")), question.help());
			case PERSON -> new Field.PeopleField(question.id(), question.text(), optional, false,
					value.isEmpty() ? List.of() : List.of(new PersonId(value)));
			case CAUSES, NOT_CAUSES, FIXES, WHYS -> new Field.TextField(question.id(), question.text(), true, true,
					value, question.example(), question.help());
			default -> new Field.TextField(question.id(), question.text(), optional, isLong(question),
					value.isEmpty() ? question.blank() : value, question.example(), hint(question));
		};
	}

	/** The help text, a table's columns, and a note if it can wait. */
	private static @Nullable String hint(Question question) {
		List<String> hints = new ArrayList<>();
		if (question.help() != null) {
			hints.add(question.help());
		}
		if (question.type() == QuestionType.TABLE) {
			hints.add("A row a line: " + String.join(" | ", question.columns()));
		}
		if (question.type() == QuestionType.PAIRS) {
			hints.add("Each question on a line of its own, its answer below.");
		}
		if (question.use().toPublish()) {
			hints.add("It can wait until publication.");
		}
		return hints.isEmpty() ? null : String.join(" ", hints);
	}

	private static boolean isLong(Question question) {
		return switch (question.type()) {
			case LONG_TEXT, TABLE, LIST, PAIRS -> true;
			default -> false;
		};
	}

	/**
	 * The answers as entered, by the question's id; items such as causes are left out.
	 * Corrections of computed values are kept, and so are answers that this form does not
	 * ask for.
	 */
	static Map<String, String> answers(Casefile file, Section section, Submission submission) {
		Map<String, String> before = file.postmortem().orElseThrow().state(section.id()).answers();
		Map<String, String> answers = new LinkedHashMap<>();
		for (Question question : section.questions()) {
			boolean here = question.isAsked() && !isItems(question) && wasAsked(file, section, question, submission);
			String answer = here ? entered(question, submission) : before.getOrDefault(question.id(), "");
			if (!answer.isBlank()) {
				answers.put(question.id(), answer);
			}
		}
		submission.given(WRONG).ifPresent(question -> submission.given(RIGHT).ifPresent(right -> {
			if (right.equalsIgnoreCase("computed")) {
				answers.remove(question);
			}
			else if (section.question(question).filter(Question::isCorrectable).isPresent()) {
				answers.put(question, right);
			}
		}));
		return answers;
	}

	private static String entered(Question question, Submission submission) {
		String text = question.type() == QuestionType.CHOICES ? String.join("\n", submission.chosen(question.id()))
				: submission.exact(question.id()).stripTrailing();
		// Rows that nobody filled are no answer.
		return text.strip().equals(question.blank()) ? "" : text;
	}

	/** What is wrong with the answers, by question. */
	static Map<String, String> problems(Casefile file, Section section, Submission submission, ComputedAnswers facts) {
		Map<String, String> problems = new LinkedHashMap<>();
		Map<String, String> answers = answers(file, section, submission);
		for (Question question : questions(file, section, answers)) {
			String answer = answers.getOrDefault(question.id(), "");
			if (isItems(question)) {
				if (question.required() && submission.text(question.id()).isEmpty()
						&& known(question, facts, null).isEmpty()) {
					problems.put(question.id(), "Nothing is known yet. One per line, or write: none.");
				}
			}
			else if (answer.isEmpty() && question.required() && question.isAsked()) {
				problems.put(question.id(), missing(question));
			}
			else if (!answer.isEmpty() && question.isAsked()) {
				question.problemWith(answer).ifPresent(problem -> problems.put(question.id(), problem));
			}
		}
		if (submission.given(WRONG).isPresent() && submission.given(RIGHT).isEmpty()) {
			problems.put(RIGHT, "Write what it should read, or choose nothing above.");
		}
		return problems;
	}

	private static String missing(Question question) {
		if (!question.choices().isEmpty() || question.type() == QuestionType.YES_NO) {
			return "Choose one.";
		}
		return switch (question.type()) {
			case NUMBER, DURATION, DATE_TIME, PERSON ->
				"This one is needed" + (question.example() == null ? "." : ", such as: " + question.example());
			default -> "This one is needed. If there is nothing to say, write: none.";
		};
	}

	static boolean isItems(Question question) {
		return switch (question.type()) {
			case CAUSES, NOT_CAUSES, FIXES, WHYS -> true;
			default -> false;
		};
	}

}
