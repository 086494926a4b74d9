package dev.firewatch.workflow.postmortems.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.postmortem.Section;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Wording;

/**
 * Leads people through the postmortem: the progress, the caller's next section, and each
 * section's form.
 */
class WritePostmortem implements Verb {

	private static final VerbInfo INFO = new VerbInfo(330, "postmortem", List.of("pm", "retro"), Group.POSTMORTEM,
			"postmortem [<section>] · postmortem findings", "the postmortem's progress and your next section")
		.asksAlways();

	private final IncidentResolver resolver;

	private final Sections sections;

	private final SectionMessages messages;

	private final AnswerSection answering;

	private final SectionActions acts;

	private final FindingLines findings;

	public WritePostmortem(IncidentResolver resolver, Sections sections, SectionMessages messages,
			AnswerSection answering, SectionActions acts, FindingLines findings) {
		this.findings = findings;
		this.resolver = resolver;
		this.acts = acts;
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
		return resolver.about(command, (file, given) -> {
			if (file.postmortem().isEmpty()) {
				return Reply.whisper(Wording.refusal(Refusal.of(Rule.NOT_RESOLVED)));
			}
			FirstWord words = FirstWord.of(given.argument());
			if (words.isEmpty()) {
				return overview(file, given);
			}
			Optional<Section> section = section(file, words.first());
			if (section.isPresent()) {
				return open(file, section.get(), given);
			}
			if (words.first().equalsIgnoreCase(FindingLines.NAME) && words.rest().isEmpty()) {
				return new Reply.Whisper(findings.all(file));
			}
			if (words.first().equals("of")) {
				return sections.question(file, words.rest())
					.map(foundSection -> open(file, foundSection.section(), given))
					.orElseGet(() -> overview(file, given));
			}
			if (words.first().equals("confirm")) {
				FirstWord named = FirstWord.of(words.rest());
				return section(file, named.first()).map(meant -> answering.confirm(file, meant, named.rest(), given))
					.orElseGet(() -> unknown(file, named.first()));
			}
			return acts.act(file, words.first(), given.withArgument(words.rest()))
				.orElseGet(() -> unknown(file, words.first()));
		});
	}

	private Reply open(Casefile file, Section section, Command command) {
		if (file.postmortem().orElseThrow().published()) {
			return Reply.whisper(Wording.refusal(Refusal.of(Rule.PUBLISHED)));
		}
		return new Reply.Ask(SectionForm.of(file, section, answering.facts(file, section, command)));
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			FirstWord words = FirstWord.of(submission.action().argument());
			Optional<Section> section = section(file, words.first());
			return section.isPresent() ? answering.answer(file, section.get(), submission)
					: acts.submitted(file, words.first(), words.rest(), submission);
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
		next.ifPresent(section -> {
			List<Block> proposed = new ArrayList<>();
			List<Button> buttons = new ArrayList<>(
					messages.proposal(file, section, command.caller().person().id(), proposed).stream().toList());
			buttons.add(new Button("Answer", new Action("postmortem", id, section.id()), buttons.isEmpty()));
			blocks.add(new Block.Item(List.of(Span.plain("Yours next: "), Span.strong(section.title()),
					Span.plain(", about " + section.minutes() + " min")), buttons));
			blocks.addAll(proposed);
		});
		for (Section section : sections.shown(file)) {
			if (next.filter(section::equals).isEmpty()) {
				boolean settled = file.postmortem().orElseThrow().state(section.id()).settled();
				blocks.add(new Block.Item(List.of(Span.plain((settled ? "✓ " : "· ") + section.title())),
						List.of(Button.of(settled ? "Change" : "Answer", new Action("postmortem", id, section.id())))));
			}
		}
		if (sections.open(file).isEmpty()) {
			blocks.add(Block.buttons(Button.primary("Sign", new Action("sign", id, "")),
					Button.of("Check before publishing", new Action("quality", id, "")),
					Button.of("Publish", new Action("publish", id, ""))));
		}
		return new Reply.Whisper(new Message(progress.fallback(), blocks));
	}

	private Optional<Section> section(Casefile file, String word) {
		return file.postmortem()
			.flatMap(postmortem -> sections.shown(file)
				.stream()
				.filter(section -> section.id().equalsIgnoreCase(word))
				.findFirst());
	}

	private Reply unknown(Casefile file, String word) {
		return Reply.whisper("There is no section \"" + word + "\". The sections are "
				+ Wording.joined(sections.shown(file).stream().map(Section::id).toList()) + ".");
	}

}
