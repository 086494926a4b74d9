package dev.firewatch.workflow.postmortems.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Why;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;

/**
 * Leads from what happened to its root cause, one why after the other, each with its
 * evidence; the levels can then become causes.
 */
class AskWhy implements Verb {

	private static final VerbInfo INFO = new VerbInfo(315, "why", List.of("whys", "fivewhys"), Group.POSTMORTEM,
			"why [<level>] <answer> [| <evidence>] · why root", "ask why, and why again, down to the root cause");

	private static final int ENOUGH = 5;

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	public AskWhy(IncidentResolver resolver, CasefileEditor editor) {
		this.resolver = resolver;
		this.editor = editor;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, why) -> {
			FirstWord words = FirstWord.of(why.argument());
			if (words.isEmpty()) {
				return file.causes().whys().isEmpty() ? new Reply.Ask(form(file, 1)) : new Reply.Whisper(chain(file));
			}
			if (words.first().equalsIgnoreCase("root") && words.rest().isEmpty()) {
				return root(file, why);
			}
			if (words.first().equalsIgnoreCase("causes") && words.rest().isEmpty()) {
				return causes(file, why);
			}
			boolean numbered = words.first().matches("[1-9]\\d?");
			if (numbered && words.rest().isEmpty()) {
				return new Reply.Ask(form(file, Integer.parseInt(words.first())));
			}
			int level = numbered ? Integer.parseInt(words.first()) : file.causes().whys().size() + 1;
			return say(file, why, level, WhyText.read(numbered ? words.rest() : why.argument()));
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			if (submission.text("answer").isEmpty()) {
				return Reply.correct("answer", "Say in a sentence why it happened.");
			}
			return say(file, submission.asCommand(""), Integer.parseInt(submission.action().argument()),
					new WhyText(submission.text("answer"), submission.given("evidence").orElse(null)));
		});
	}

	private Reply say(Casefile addressed, Command command, int level, WhyText text) {
		return change(addressed, command, file -> {
			file.causes().why(level, text.answer(), text.evidence(), command.caller().person().id());
			return chain(file);
		});
	}

	private Reply root(Casefile addressed, Command command) {
		return change(addressed, command, file -> {
			file.causes().reachRoot();
			return chain(file);
		});
	}

	/**
	 * Turns the levels into causes, the root into the primary one; existing causes stay.
	 */
	private Reply causes(Casefile addressed, Command command) {
		return change(addressed, command, file -> {
			List<String> added = new ArrayList<>();
			for (Why why : file.causes().whys()) {
				boolean known = file.causes().all().stream().anyMatch(cause -> cause.text().equals(why.answer()));
				if (!known && why.level() > 1) {
					added.add(file.causes().add(why.answer(), null, why.root(), command.caller().person().id()).id());
				}
			}
			return Message.text(added.isEmpty() ? "They are all causes already."
					: "Added as " + Wording.joined(added) + ". `cause` adds why they mattered.");
		});
	}

	private Reply change(Casefile addressed, Command command, Function<Casefile, Message> change) {
		return editor.change(addressed.id(), command.key(), file -> {
			if (file.postmortem().filter(Postmortem::published).isPresent()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(Refusal.of(Rule.PUBLISHED)), command));
			}
			return Decision.accepted(new Reply.Say(change.apply(file)), Effects.card(file.id()));
		});
	}

	/** The chain so far, and the next question. */
	private static Message chain(Casefile file) {
		String id = file.id().value();
		List<Why> whys = file.causes().whys();
		List<Block> blocks = new ArrayList<>();
		for (Why why : whys) {
			blocks.add(Block.paragraph(Span.strong("Why " + why.level() + " "), Span.plain("· " + why.question() + " "),
					Span.plain(why.answer()), Span.plain(why.root() ? " (root cause)" : "")));
			if (why.evidence() != null) {
				blocks.add(Block.aside(Span.plain("Evidence: " + why.evidence())));
			}
		}
		boolean reached = whys.stream().anyMatch(Why::root);
		Button causes = Button.of("Add the levels as causes", new Action("why", id, "causes"));
		if (reached) {
			blocks.add(Block.buttons(Button.primary(causes.label(), causes.action())));
		}
		else {
			Button next = Button.primary("Why did that happen?",
					new Action("why", id, String.valueOf(whys.size() + 1)));
			Button root = Button.of("This is the root cause", new Action("why", id, "root"));
			blocks.add(whys.size() < ENOUGH ? Block.buttons(next, root) : Block
				.buttons(Button.primary(root.label(), root.action()), Button.of(next.label(), next.action())));
		}
		String first = whys.isEmpty() ? "No why yet."
				: "Why " + whys.size() + " · " + whys.get(whys.size() - 1).answer();
		return new Message(first, blocks);
	}

	private static Form form(Casefile file, int level) {
		List<Why> whys = file.causes().whys();
		int place = Math.min(Math.max(1, level), whys.size() + 1);
		String about = place == 1 ? file.incident().title() : whys.get(place - 2).answer();
		return Form.of(new Action("why", file.id().value(), String.valueOf(place)), "Why " + place, "Save",
				new Field.FieldReading("about", List.of(Span.strong(about))),
				Field.lines("answer", place == 1 ? "Why did this problem occur?" : "Why did that happen?"),
				Field.optionalLines("evidence", "What shows that?"));
	}

}
