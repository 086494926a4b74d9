package dev.firewatch.workflow.timeline;

import java.util.ArrayList;
import java.util.List;
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
import dev.firewatch.timeline.TimelineImport;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.TimelineImport.Problem;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;

/**
 * Imports a timeline that was kept elsewhere: first shows what it understood, then
 * records it, each line once.
 */
class ImportTimeline implements Verb {

	private static final VerbInfo INFO = new VerbInfo(56, "import", List.of(), Group.INCIDENT, "import <pasted text>",
			"import a table, a list of times, a Slack export or a Teams chat");

	private static final String GO = "go!";

	private static final int MOST = 500;

	private static final int LONGEST = 200_000;

	private static final int LONGEST_LINE = 50_000;

	private static final int SHOWN = 5;

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final ImportedLines lines;

	private final PendingImports pending;

	public ImportTimeline(IncidentResolver resolver, CasefileEditor editor, ImportedLines lines,
			PendingImports pending) {
		this.resolver = resolver;
		this.editor = editor;
		this.lines = lines;
		this.pending = pending;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, given) -> {
			FirstWord words = FirstWord.of(given.argument());
			if (words.isEmpty()) {
				return new Reply.Ask(form(file, given));
			}
			return words.first().equals(GO) ? go(file, words.rest(), given) : previewed(file, given);
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			Command command = submission.asCommand(submission.exact("text"));
			Optional<String> refusal = refusal(file, command);
			return refusal.map(sentence -> Reply.correct("text", sentence)).orElseGet(() -> preview(file, command));
		});
	}

	private Reply previewed(Casefile file, Command command) {
		return refusal(file, command).map(sentence -> RefusalWithText.text(sentence, command))
			.orElseGet(() -> preview(file, command));
	}

	/** Why it can't be imported. */
	private Optional<String> refusal(Casefile file, Command command) {
		if (file.incident().status().ended()) {
			return Optional.of(Wording.refusal(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words())));
		}
		String text = command.argument();
		if (text.length() > LONGEST) {
			return Optional
				.of("That is %,d characters long; %,d fit. Paste it in parts.".formatted(text.length(), LONGEST));
		}
		TimelineImport read = read(file, command);
		if (read.lines().isEmpty()) {
			Problem first = read.problems().get(0);
			return Optional.of("I can't read any of it. Line " + first.line() + ": " + first.sentence()
					+ " Try lines such as: 14:05 rolled back to 1.42");
		}
		if (read.lines().size() > MOST) {
			return Optional
				.of("That is %,d entries; %,d fit at once. Paste it in parts.".formatted(read.lines().size(), MOST));
		}
		return read.lines()
			.stream()
			.filter(line -> line.text().length() > LONGEST_LINE)
			.findFirst()
			.map(line -> "Line %d is too long for one entry.".formatted(line.number()));
	}

	private TimelineImport read(Casefile file, Command command) {
		return lines.read(file, command.argument(), command.caller().person().zone(), command.at());
	}

	private Reply preview(Casefile file, Command command) {
		TimelineImport read = read(file, command);
		List<ImportedLine> fresh = lines.fresh(file, read);
		int known = read.lines().size() - fresh.size();
		String first = entries(fresh.size()) + " to import from " + read.format().words()
				+ (known == 0 ? "" : "; " + known + " on the timeline already");
		List<Block> blocks = new ArrayList<>(List.of(new Block.Heading(first)));
		fresh.stream().limit(SHOWN).forEach(line -> blocks.add(line(line)));
		if (fresh.size() > SHOWN) {
			blocks.add(Block.aside(Span.plain("and " + (fresh.size() - SHOWN) + " more")));
		}
		problems(read.problems(), blocks);
		if (fresh.isEmpty()) {
			return new Reply.Whisper(new Message(first, blocks));
		}
		PendingImports.PastedText pastedText = PendingImports.PastedText.of(file.id(), command.caller().person().id(),
				command.argument(), command.caller().person().zone());
		pending.save(pastedText);
		blocks.add(Block
			.buttons(Button.primary("Import", new Action("import", file.id().value(), GO + " " + pastedText.print()))));
		return new Reply.Whisper(new Message(first, blocks));
	}

	private static String entries(int number) {
		return number == 1 ? "1 entry" : number + " entries";
	}

	private static Block line(ImportedLine line) {
		List<Span> spans = new ArrayList<>(List.of(Span.dateTime(line.when().start())));
		spans.add(Span.plain(" · " + Wording.brief(ImportedLines.text(line))));
		if (line.mark() != null) {
			spans.add(Span.plain(" · "));
			spans.add(Span.strong(line.mark().words()));
		}
		return new Block.Item(spans, List.of());
	}

	private static void problems(List<Problem> problems, List<Block> blocks) {
		if (problems.isEmpty()) {
			return;
		}
		blocks.add(Block.paragraph(Span.plain("⚠️ " + Wording.count(problems.size(), "line") + " can't be read and "
				+ (problems.size() == 1 ? "is" : "are") + " left out:")));
		problems.stream()
			.limit(SHOWN)
			.forEach(problem -> blocks.add(new Block.Item(
					List.of(Span.plain("Line " + problem.line() + ": " + problem.sentence())), List.of())));
		if (problems.size() > SHOWN) {
			blocks.add(Block.aside(Span.plain("and " + (problems.size() - SHOWN) + " more")));
		}
	}

	/**
	 * Records it soon afterwards: a long one takes longer than anybody waits for an
	 * answer.
	 */
	private Reply go(Casefile addressed, String print, Command command) {
		if (pending.find(addressed.id(), command.caller().person().id(), print.strip()).isEmpty()) {
			return Reply
				.whisper("That text was imported already, or another was pasted since. Paste it again with `import`.");
		}
		return editor.change(addressed.id(), command.key(),
				file -> file.incident().status().ended()
						? Decision.refused(Reply
							.whisper(Wording.refusal(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words()))))
						: Decision.accepted(
								new Reply.Replace(Message.text("Importing it now. In a moment `timeline` shows it.")),
								TimelineEffect.imported(file.id(), command.caller().person().id(), print.strip())));
	}

	private static Form form(Casefile file, Command command) {
		return Form.of(new Action("import", file.id().value(), ""), "Import a timeline", "Preview", new Field.TextField(
				"text", "Paste it here", false, true, "", "14:05 rolled back to 1.42",
				"A table with a time and a text column, a list of times, a Slack export or a Teams chat. Times are in "
						+ Wording.zone(command.caller().person().zone()) + "."));
	}

}
