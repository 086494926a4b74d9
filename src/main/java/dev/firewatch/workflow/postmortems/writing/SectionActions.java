package dev.firewatch.workflow.postmortems.writing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReasonCode;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState.With;
import dev.firewatch.postmortem.Template;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.ReasonTaps;
import dev.firewatch.workflow.kernel.Wording;

/**
 * What can be done with a section other than answering it: put it off, skip it, hand it
 * over, ask the channel, add to an answer; and another template for the whole.
 */
class SectionActions {

	private static final Duration LATER = Duration.ofHours(20);

	private final CasefileEditor editor;

	private final Sections sections;

	private final Policy policy;

	private final SectionMessages messages;

	private final ReasonTaps codes;

	public SectionActions(CasefileEditor editor, Sections sections, Policy policy, SectionMessages messages) {
		this.messages = messages;
		this.editor = editor;
		this.sections = sections;
		this.policy = policy;
		this.codes = new ReasonTaps(policy, ReasonCode.SKIP);
	}

	/**
	 * Acts on what was typed or pressed; empty if it isn't one of these.
	 * @param command its argument is the text after the word
	 */
	Optional<Reply> act(Casefile file, String word, Command command) {
		FirstWord words = FirstWord.of(command.argument());
		if (word.equals("use")) {
			return Optional.of(words.isEmpty() ? new Reply.Ask(templateForm(file)) : use(file, words.first(), command));
		}
		if (word.equals("tell")) {
			return sections.question(file, words.first())
				.map(foundSection -> tell(file, foundSection, command, words.rest()));
		}
		return sections.shown(file)
			.stream()
			.filter(section -> section.id().equalsIgnoreCase(words.first()))
			.findFirst()
			.flatMap(section -> act(file, word, section, command.withArgument(words.rest())));
	}

	private Optional<Reply> act(Casefile file, String word, Section section, Command command) {
		return Optional.ofNullable(switch (word) {
			case "later" -> change(file, command, "I will ask again tomorrow.",
					postmortem -> postmortem.later(section.id(), command.at().plus(LATER)));
			case "skip" -> command.argument().isBlank() ? new Reply.Ask(skipForm(file, section))
					: skip(file, section, command, command.argument());
			case "kinder" -> kinder(file, section, command);
			case "handover" -> handOver(file, section, command);
			case "ask" -> command.argument().isBlank() ? new Reply.Ask(askForm(file, section))
					: ask(file, section, command, command.argument().strip());
			default -> null;
		});
	}

	/** Acts on one of the forms. */
	Reply submitted(Casefile file, String word, String id, Submission submission) {
		Command command = submission.asCommand("");
		if (word.equals("use")) {
			return use(file, submission.text("template"), command);
		}
		if (word.equals("tell")) {
			return submission.text("text").isEmpty() ? Reply.correct("text", "Write what you know, in a sentence.")
					: tell(file, sections.question(file, id).orElseThrow(), command, submission.text("text"));
		}
		Section section = sections.shown(file).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
		if (word.equals("skip")) {
			return submission.text("reason").isEmpty()
					? Reply.correct("reason", "Say in a sentence why there is nothing to answer.") : skip(file, section,
							command, codes.spelledOut(submission.given("code"), submission.text("reason")));
		}
		if (word.equals("ask")) {
			return submission.text("question").isEmpty() ? Reply.correct("question", "Choose the question.")
					: ask(file, section, command, submission.text("question"));
		}
		List<PersonId> chosen = submission.people("person");
		Optional<String> role = submission.given("role");
		if (chosen.isEmpty() && role.isEmpty()) {
			return Reply.correct("person", "Choose somebody, or a role below.");
		}
		return give(file, section, command,
				chosen.isEmpty() ? new With(null, role.orElseThrow()) : new With(chosen.get(0), null));
	}

	/** What was typed counts at once; a tap adds the code that it lacks. */
	private Reply skip(Casefile file, Section section, Command command, String reason) {
		String done = "Skipped: " + section.title() + ".";
		List<Block> blocks = new ArrayList<>();
		Optional<Block.Buttons> taps = codes.after(reason, "postmortem", file.id().value(),
				code -> "skip " + section.id() + " " + code + " " + reason.strip());
		blocks.add(Block.paragraph(Span.plain(done + (taps.isPresent() ? " Which reason is it?" : ""))));
		taps.ifPresent(blocks::add);
		return changeFile(file, command, new Reply.Whisper(new Message(done, blocks)),
				changed -> changed.postmortem()
					.orElseThrow()
					.skip(section.id(), codes.spelledOut(reason), command.caller().person().id(), command.at()));
	}

	/** Accepts the kinder wording for everything that blames a person in the section. */
	private Reply kinder(Casefile addressed, Section section, Command command) {
		return editor.change(addressed.id(), command.key(), file -> {
			Map<String, String> kinder = messages.kinderAnswers(file, section);
			if (file.postmortem().orElseThrow().published()) {
				return Decision.refused(Reply.whisper(Wording.refusal(Refusal.of(Refusal.Rule.PUBLISHED))));
			}
			kinder.forEach((question, answer) -> file.postmortem()
				.orElseThrow()
				.replaceAnswer(section.id(), question, answer, command.caller().person().id(), command.at()));
			String now = kinder.isEmpty() ? "It blames nobody." : "It reads now: " + String.join("\n", kinder.values());
			return Decision.accepted(Reply.whisper(now), Effects.progress(file.id()));
		});
	}

	private Reply handOver(Casefile file, Section section, Command command) {
		if (!command.mentions().isEmpty()) {
			return give(file, section, command, new With(command.mentions().get(0).person(), null));
		}
		Optional<RoleRule> role = policy.role(command.argument().replaceFirst("^@", ""));
		return role.map(found -> give(file, section, command, new With(null, found.id())))
			.orElseGet(() -> new Reply.Ask(handOverForm(file, section)));
	}

	/**
	 * The new person is asked like everybody else: in working hours, a few a day.
	 */
	private Reply give(Casefile addressed, Section section, Command command, With whom) {
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = file.postmortem().orElseThrow().handOver(section.id(), whom);
			PersonId person = whom.person();
			List<Effect> effects = new ArrayList<>(person == null ? List.of() : Effects.join(file, List.of(person)));
			effects.add(Effects.progress(file.id()));
			return refusal.map(why -> Decision.refused(Reply.whisper(Wording.refusal(why))))
				.orElseGet(() -> Decision.accepted(Reply.whisper("Handed over: " + section.title() + "."), effects));
		});
	}

	/** Puts a question to the whole room if the people asked can't answer it. */
	private Reply ask(Casefile addressed, Section section, Command command, String questionId) {
		Optional<Question> question = section.question(questionId);
		if (question.isEmpty()) {
			return new Reply.Ask(askForm(addressed, section));
		}
		return editor.change(addressed.id(), command.key(), file -> {
			if (file.postmortem().orElseThrow().published()) {
				return Decision.refused(Reply.whisper(Wording.refusal(Refusal.of(Refusal.Rule.PUBLISHED))));
			}
			return Decision.accepted(
					Reply.whisper("I asked the channel: " + question.get().text()
							+ " What people answer is added to it, with their names."),
					new WritingEffect.AskRoom(file.id(), questionId, command.caller().person().id()).effect());
		});
	}

	private Reply tell(Casefile addressed, Sections.FoundSection foundSection, Command command, String text) {
		if (text.isBlank()) {
			return new Reply.Ask(
					Form.of(new Action("postmortem", addressed.id().value(), "tell " + foundSection.question().id()),
							"What you know", "Add",
							new Field.FieldReading("question", List.of(Span.strong(foundSection.question().text()))),
							Field.lines("text", "In a sentence or two")));
		}
		return change(addressed, command, "Added to \"" + foundSection.question().text() + "\", with your name.",
				postmortem -> postmortem.add(foundSection.section().id(), foundSection.question().id(), text.strip(),
						command.caller().person().id(), command.at()));
	}

	private Reply use(Casefile addressed, String id, Command command) {
		Optional<Template> wanted = sections.templates().template(id);
		if (wanted.isEmpty()) {
			return Reply.whisper("There is no template \"" + id + "\". The templates are "
					+ Wording.joined(sections.templates().byId().keySet().stream().sorted().toList()) + ".");
		}
		return changeFile(addressed, command,
				"The postmortem uses \"" + wanted.get().title() + "\" now. What was answered is kept.", file -> {
					Postmortem postmortem = file.postmortem().orElseThrow();
					if (postmortem.published()) {
						return Optional.of(Refusal.of(Refusal.Rule.PUBLISHED));
					}
					postmortem.use(wanted.get(), file.incident());
					return Optional.empty();
				});
	}

	private Reply change(Casefile addressed, Command command, String done,
			Function<Postmortem, Optional<Refusal>> change) {
		return changeFile(addressed, command, done, file -> change.apply(file.postmortem().orElseThrow()));
	}

	private Reply changeFile(Casefile addressed, Command command, String done,
			Function<Casefile, Optional<Refusal>> change) {
		return changeFile(addressed, command, Reply.whisper(done), change);
	}

	private Reply changeFile(Casefile addressed, Command command, Reply done,
			Function<Casefile, Optional<Refusal>> change) {
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = change.apply(file);
			return refusal.map(why -> Decision.refused(Reply.whisper(Wording.refusal(why))))
				.orElseGet(() -> Decision.accepted(done, Effects.progress(file.id())));
		});
	}

	private Form templateForm(Casefile file) {
		return Form.of(new Action("postmortem", file.id().value(), "use"), "Another template", "Use it",
				new Field.ChoiceField("template", "Template", false,
						sections.templates()
							.byId()
							.values()
							.stream()
							.map(template -> new Field.Option(template.id(), template.title()))
							.sorted((one, other) -> one.label().compareTo(other.label()))
							.toList(),
						file.postmortem().map(Postmortem::template).orElse(null), "What was answered is kept."));
	}

	private Form askForm(Casefile file, Section section) {
		return Form.of(new Action("postmortem", file.id().value(), "ask " + section.id()), "Ask the channel", "Ask",
				new Field.ChoiceField("question", "Which question?", false,
						sections.questions(file, section)
							.stream()
							.filter(Question::isAsked)
							.map(question -> new Field.Option(question.id(), Wording.brief(question.text())))
							.toList(),
						null, null));
	}

	private Form skipForm(Casefile file, Section section) {
		return Form.of(new Action("postmortem", file.id().value(), "skip " + section.id()), "Skip this section", "Skip",
				new Field.FieldReading("section", List.of(Span.strong(section.title()))), codes.field(false),
				Field.lines("reason", "Why is there nothing to answer?"));
	}

	private Form handOverForm(Casefile file, Section section) {
		return Form.of(new Action("postmortem", file.id().value(), "handover " + section.id()), "Hand over",
				"Hand over", new Field.FieldReading("section", List.of(Span.strong(section.title()))),
				new Field.PeopleField("person", "To", true, false, List.of()),
				new Field.ChoiceField("role", "or to the holder of a role", true,
						policy.roles().stream().map(role -> new Field.Option(role.id(), role.title())).toList(), null,
						null));
	}

}
