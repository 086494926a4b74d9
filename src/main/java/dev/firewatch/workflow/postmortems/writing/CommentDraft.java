package dev.firewatch.workflow.postmortems.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.postmortem.Comment;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Section;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Comments on the draft, asks for a change, or settles one. */
class CommentDraft implements Verb {

	private final boolean change;

	private final VerbInfo info;

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Sections sections;

	private CommentDraft(boolean change, VerbInfo info, IncidentResolver resolver, CasefileEditor editor,
			Sections sections) {
		this.change = change;
		this.info = info;
		this.resolver = resolver;
		this.editor = editor;
		this.sections = sections;
	}

	public static CommentDraft commenting(IncidentResolver resolver, CasefileEditor editor, Sections sections) {
		return new CommentDraft(false, new VerbInfo(334, "comment", List.of("comments"), Group.POSTMORTEM,
				"comment [<section>] <text>", "comment on the draft, or read the comments"), resolver, editor,
				sections);
	}

	public static CommentDraft asking(IncidentResolver resolver, CasefileEditor editor, Sections sections) {
		return new CommentDraft(true, new VerbInfo(336, "change", List.of("request"), Group.POSTMORTEM,
				"change [<section>] <text> · change done C1", "ask for a change before publication, or settle one"),
				resolver, editor, sections);
	}

	@Override
	public VerbInfo info() {
		return info;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, said) -> {
			if (file.postmortem().isEmpty()) {
				return RefusalWithText.text(Wording.refusal(Refusal.of(Rule.NOT_RESOLVED)), said);
			}
			FirstWord words = FirstWord.of(said.argument());
			if (words.isEmpty()) {
				return change || file.postmortem().get().comments().isEmpty() ? new Reply.Ask(form(file))
						: new Reply.Whisper(all(file));
			}
			if (change && words.first().equalsIgnoreCase("done")) {
				return settle(file, said, words.rest());
			}
			if (!change && words.first().equalsIgnoreCase("new") && words.rest().isEmpty()) {
				return new Reply.Ask(form(file));
			}
			Optional<Section> section = sections.shown(file)
				.stream()
				.filter(one -> one.id().equalsIgnoreCase(words.first()) && !words.rest().isEmpty())
				.findFirst();
			return say(file, said, section.map(Section::id).orElse(null),
					section.isPresent() ? words.rest() : said.argument().strip());
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission,
				file -> submission.text("text").isEmpty() ? Reply.correct("text", "Say it in a sentence.") : say(file,
						submission.asCommand(""), submission.given("section").orElse(null), submission.text("text")));
	}

	private Reply say(Casefile addressed, Command command, @Nullable String section, String text) {
		return editor.change(addressed.id(), command.key(), file -> {
			Postmortem postmortem = file.postmortem().orElseThrow();
			if (change && postmortem.published()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(Refusal.of(Rule.PUBLISHED)), command));
			}
			Comment comment = postmortem.comment(section, text, change, command.caller().person().id(), command.at());
			String on = section == null ? "" : " on " + section;
			String first = change ? comment.id() + on + " · a change is asked for: " : comment.id() + on + " · ";
			List<Block> blocks = new ArrayList<>();
			blocks.add(Block.paragraph(Span.strong(first), Span.plain(text)));
			if (change) {
				blocks.add(Block.buttons(
						Button.of("It's changed", new Action("change", file.id().value(), "done " + comment.id()))));
			}
			return Decision.accepted(new Reply.Say(new Message(first + Wording.brief(text), blocks)),
					Effects.progress(file.id()));
		});
	}

	private Reply settle(Casefile addressed, Command command, String id) {
		return editor.change(addressed.id(), command.key(), file -> {
			boolean settled = file.postmortem()
				.orElseThrow()
				.settle(id.strip(), command.caller().person().id(), command.at());
			return settled
					? Decision.accepted(Reply.say(id.strip().toUpperCase(Locale.ROOT) + " is settled."),
							Effects.progress(file.id()))
					: Decision.refused(
							Reply.whisper("There is no open change \"" + id.strip() + "\". `comment` shows them all."));
		});
	}

	private static Message all(Casefile file) {
		String id = file.id().value();
		List<Block> blocks = new ArrayList<>();
		for (Comment comment : file.postmortem().orElseThrow().comments()) {
			String sign = comment.open() ? "⏳ " : comment.change() ? "✓ " : "· ";
			List<Span> spans = List.of(Span.plain(sign), Span.strong(comment.id()),
					Span.plain((comment.section() == null ? "" : " on " + comment.section()) + " " + comment.text()));
			blocks.add(new Block.Item(spans,
					comment.open()
							? List.of(Button.of("It's changed", new Action("change", id, "done " + comment.id())))
							: List.of()));
		}
		blocks.add(Block.buttons(Button.primary("Comment", new Action("comment", id, "new")),
				Button.of("Ask for a change", new Action("change", id, ""))));
		return new Message("Comments on " + id, blocks);
	}

	private Form form(Casefile file) {
		return Form.of(new Action(info.name(), file.id().value(), ""), change ? "Ask for a change" : "Comment", "Send",
				Field.lines("text", change ? "What has to change before it is published?" : "What do you think?"),
				new Field.ChoiceField("section", "On which section?", true,
						sections.shown(file)
							.stream()
							.map(section -> new Field.Option(section.id(), section.title()))
							.toList(),
						null, null));
	}

}
