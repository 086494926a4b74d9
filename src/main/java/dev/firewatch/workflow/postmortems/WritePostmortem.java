package dev.firewatch.workflow.postmortems;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.chat.Words;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Section;
import dev.firewatch.workflow.Addressing;
import dev.firewatch.workflow.Changes;
import dev.firewatch.workflow.Decision;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.Wording;

/**
 * Leads people through the postmortem: the progress, the caller's next section, and each
 * section's form.
 */
public class WritePostmortem implements Verb {

	private static final VerbInfo INFO = new VerbInfo(330, "postmortem", List.of("pm", "retro"), Group.POSTMORTEM,
			"postmortem [<section>]", "the postmortem's progress, and your next section");

	private static final Duration LATER = Duration.ofHours(20);

	private final Addressing addressing;

	private final Changes changes;

	private final Sections sections;

	private final SectionMessages messages;

	private final AnswerSection answering;

	public WritePostmortem(Addressing addressing, Changes changes, Sections sections, SectionMessages messages,
			AnswerSection answering) {
		this.addressing = addressing;
		this.changes = changes;
		this.sections = sections;
		this.messages = messages;
		this.answering = answering;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return addressing.about(command, (file, given) -> {
			if (file.postmortem().isEmpty()) {
				return Reply.whisper(Wording.refusal(Refusal.of(Rule.NOT_RESOLVED)));
			}
			Words words = Words.of(given.argument());
			if (words.isEmpty()) {
				return overview(file, given);
			}
			Optional<Section> section = section(file, words.first());
			if (section.isPresent()) {
				return open(file, section.get(), given);
			}
			Words second = Words.of(words.rest());
			return section(file, second.first())
				.map(found -> act(file, words.first(), found, given.withArgument(second.rest())))
				.orElseGet(() -> unknown(file, words.first()));
		});
	}

	private Reply open(Casefile file, Section section, Command command) {
		if (file.postmortem().orElseThrow().published()) {
			return Reply.whisper(Wording.refusal(Refusal.of(Rule.PUBLISHED)));
		}
		return new Reply.Ask(SectionForm.of(file, section, answering.facts(file, command)));
	}

	private Reply act(Casefile file, String what, Section section, Command command) {
		return switch (what) {
			case "later" -> change(file, command, "I will ask again tomorrow.",
					postmortem -> postmortem.later(section.id(), command.at().plus(LATER)));
			case "skip" -> command.argument().isBlank() ? new Reply.Ask(skipForm(file, section))
					: skip(file, section, command, command.argument());
			case "handover" -> command.mentions().isEmpty() ? new Reply.Ask(handOverForm(file, section))
					: handOver(file, section, command, command.mentions().get(0).person());
			default -> unknown(file, what);
		};
	}

	@Override
	public Reply submitted(Submission submission) {
		return addressing.about(submission, file -> {
			Words words = Words.of(submission.action().argument());
			Optional<Section> section = section(file, words.first());
			if (section.isPresent()) {
				return answering.answer(file, section.get(), submission);
			}
			Section other = section(file, words.rest()).orElseThrow();
			if (words.first().equals("skip")) {
				return submission.text("reason").isEmpty()
						? Reply.correct("reason", "Say in a sentence why there is nothing to answer.")
						: skip(file, other, submission.asCommand(""), submission.text("reason"));
			}
			List<PersonId> chosen = submission.people("person");
			return chosen.isEmpty() ? Reply.correct("person", "Choose somebody.")
					: handOver(file, other, submission.asCommand(""), chosen.get(0));
		});
	}

	private Reply skip(Casefile file, Section section, Command command, String reason) {
		return change(file, command, "Skipped: " + section.title() + ".",
				postmortem -> postmortem.skip(section.id(), reason, command.caller().person().id(), command.at()));
	}

	/**
	 * The one it is handed to is asked as everybody is: in working hours, a few a day.
	 */
	private Reply handOver(Casefile addressed, Section section, Command command, PersonId person) {
		return changes.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = file.postmortem().orElseThrow().handOver(section.id(), person);
			List<Effect> effects = new ArrayList<>(Effects.join(file, List.of(person)));
			effects.add(Effects.progress(file.id()));
			return refusal.map(why -> Decision.refused(Reply.whisper(Wording.refusal(why))))
				.orElseGet(() -> Decision.accepted(Reply.whisper("Handed over: " + section.title() + "."), effects));
		});
	}

	private Reply change(Casefile addressed, Command command, String done,
			Function<Postmortem, Optional<Refusal>> change) {
		return changes.change(addressed.id(), command.key(), file -> {
			Optional<Refusal> refusal = change.apply(file.postmortem().orElseThrow());
			return refusal.map(why -> Decision.refused(Reply.whisper(Wording.refusal(why))))
				.orElseGet(() -> Decision.accepted(Reply.whisper(done), Effects.progress(file.id())));
		});
	}

	private Reply overview(Casefile file, Command command) {
		Message progress = messages.progress(file);
		List<Block> blocks = new ArrayList<>(
				progress.blocks().stream().filter(block -> !(block instanceof Block.Buttons)).toList());
		String id = file.id().value();
		if (file.postmortem().orElseThrow().published()) {
			return new Reply.Whisper(progress);
		}
		Optional<Section> next = sections.next(file, command.caller().person().id());
		next.ifPresent(section -> blocks.add(new Block.Item(
				List.of(Span.plain("Yours next: "), Span.strong(section.title()),
						Span.plain(", about " + section.minutes() + " min")),
				List.of(Button.primary("Answer", new Action("postmortem", id, section.id()))))));
		for (Section section : sections.template(file.postmortem().orElseThrow()).sections()) {
			if (next.filter(section::equals).isEmpty()) {
				boolean settled = file.postmortem().orElseThrow().state(section.id()).settled();
				blocks.add(new Block.Item(List.of(Span.plain((settled ? "✓ " : "· ") + section.title())),
						List.of(Button.of(settled ? "Change" : "Answer", new Action("postmortem", id, section.id())))));
			}
		}
		if (sections.open(file).isEmpty()) {
			blocks.add(Block.buttons(Button.primary("Sign", new Action("sign", id, "")),
					Button.of("Publish", new Action("publish", id, ""))));
		}
		return new Reply.Whisper(new Message(progress.fallback(), blocks));
	}

	private Optional<Section> section(Casefile file, String word) {
		return file.postmortem()
			.flatMap(postmortem -> sections.template(postmortem)
				.sections()
				.stream()
				.filter(section -> section.id().equalsIgnoreCase(word) && postmortem.has(section.id()))
				.findFirst());
	}

	private Reply unknown(Casefile file, String word) {
		return Reply.whisper("There is no section \"" + word + "\". The sections are " + Wording
			.joined(sections.template(file.postmortem().orElseThrow()).sections().stream().map(Section::id).toList())
				+ ".");
	}

	private static Form skipForm(Casefile file, Section section) {
		return Form.of(new Action("postmortem", file.id().value(), "skip " + section.id()), "Skip this section", "Skip",
				new Field.Reading("section", List.of(Span.strong(section.title()))),
				Field.lines("reason", "Why is there nothing to answer?"));
	}

	private static Form handOverForm(Casefile file, Section section) {
		return Form.of(new Action("postmortem", file.id().value(), "handover " + section.id()), "Hand over",
				"Hand over", new Field.Reading("section", List.of(Span.strong(section.title()))),
				new Field.PeopleField("person", "To", false, false, List.of()));
	}

}
