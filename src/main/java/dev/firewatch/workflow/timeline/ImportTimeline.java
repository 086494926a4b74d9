package dev.firewatch.workflow.timeline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
			"import a timeline kept elsewhere: a table, a list, a chat or an export");

	/** Stands for what was not chosen. */
	private static final String NONE = "-";

	private static final String GONE = "That text was imported already, or another was pasted since. Paste it again with `import`.";

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private static final String GO = "go!";

	/** Reads the text once more: the zone, the day and the order of dates follow. */
	private static final String AS = "as!";

	private static final int MOST = 2_000;

	private static final int LONGEST = 200_000;

	private static final int LONGEST_LINE = 50_000;

	private static final int SHOWN = 5;

	private static final int SAMPLE = 4_000;

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final ImportedLines lines;

	private final PendingImports pending;

	private final UndoImport undoing;

	public ImportTimeline(IncidentResolver resolver, CasefileEditor editor, ImportedLines lines, PendingImports pending,
			UndoImport undoing) {
		this.undoing = undoing;
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
			return switch (words.first()) {
				case GO -> go(file, words.rest(), given);
				case AS -> again(file, words.rest(), given);
				case UndoImport.UNDO -> undoing.undo(file, words.rest(), given);
				default -> previewed(file, given, ImportSetting.in(given.caller().person().zone()),
						sentence -> RefusalWithText.text(sentence, given), Reply.Whisper::new);
			};
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			Command command = submission.asCommand(submission.exact("text"));
			return previewed(file, command, ImportSetting.in(command.caller().person().zone()),
					sentence -> Reply.correct("text", sentence), Reply.Whisper::new);
		});
	}

	/** Shows what is understood, or why it can't be imported. */
	private Reply previewed(Casefile file, Command command, ImportSetting setting, Function<String, Reply> refused,
			Function<Message, Reply> shown) {
		Optional<String> unread = refusal(file, command.argument());
		if (unread.isPresent()) {
			return refused.apply(unread.get());
		}
		TimelineImport read = read(file, command, setting);
		return refusal(read).map(refused).orElseGet(() -> shown.apply(preview(file, command, setting, read)));
	}

	/**
	 * The preview that was shown, read in another zone, on another day or in another
	 * order.
	 */
	private Reply again(Casefile file, String words, Command command) {
		String[] given = words.strip().split(" ");
		Optional<PendingImports.PastedText> pasted = given.length == 4
				? pending.find(file.id(), command.caller().person().id(), given[0]) : Optional.empty();
		if (pasted.isEmpty()) {
			return Reply.whisper(GONE);
		}
		ImportSetting setting = new ImportSetting(ZoneId.of(given[1]),
				given[2].equals(NONE) ? null : LocalDate.parse(given[2]),
				given[3].equals(NONE) ? null : Boolean.valueOf(given[3]));
		Command text = command.withArgument(pasted.get().text());
		return previewed(file, text, setting, Reply::whisper, Reply.Replace::new);
	}

	/** Why a text isn't even read. */
	private static Optional<String> refusal(Casefile file, String text) {
		if (file.incident().status().ended()) {
			return Optional.of(Wording.refusal(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words())));
		}
		return text.length() <= LONGEST ? Optional.empty() : Optional
			.of("That is %,d characters long; %,d fit. Paste it in parts.".formatted(text.length(), LONGEST));
	}

	/** Why what was read can't be imported. */
	private static Optional<String> refusal(TimelineImport read) {
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

	private TimelineImport read(Casefile file, Command command, ImportSetting setting) {
		return lines.read(file, command.argument(), setting, command.at());
	}

	private Message preview(Casefile file, Command command, ImportSetting setting, TimelineImport read) {
		List<ImportedLine> fresh = lines.fresh(file, read);
		int known = read.lines().size() - fresh.size();
		String first = entries(fresh.size()) + " to import from " + read.format().words()
				+ (known == 0 ? "" : "; " + known + " on the timeline already");
		List<Block> blocks = new ArrayList<>(List.of(new Block.Heading(first)));
		if (read.zone() != null) {
			blocks
				.add(Block.aside(Span.plain("Times that name no zone are read in " + Wording.zone(read.zone()) + ".")));
		}
		fresh.stream().limit(SHOWN).forEach(line -> blocks.add(line(line)));
		more(fresh.size(), blocks);
		about("Please check:", read.remarks(), blocks);
		about("⚠️ " + Wording.count(read.problems().size(), "line") + " can't be read and "
				+ (read.problems().size() == 1 ? "is" : "are") + " left out:", read.problems(), blocks);
		if (fresh.isEmpty()) {
			return new Message(first, blocks);
		}
		PendingImports.PastedText pastedText = PendingImports.PastedText.of(file.id(), command.caller().person().id(),
				command.argument(), setting, command.at());
		pending.save(pastedText);
		List<Button> buttons = new ArrayList<>(List
			.of(Button.primary("Import", new Action("import", file.id().value(), GO + " " + pastedText.print()))));
		Command sample = command.withArgument(beginning(command.argument()));
		List<ImportedLine> sampled = read(file, sample, setting).lines();
		others(read, setting, command).forEach((label, other) -> {
			if (!read(file, sample, other).lines().equals(sampled)) {
				buttons.add(Button.of(label,
						new Action("import", file.id().value(),
								"%s %s %s %s %s".formatted(AS, pastedText.print(), other.zone(),
										other.day() == null ? NONE : other.day(),
										other.dayFirst() == null ? NONE : other.dayFirst()))));
			}
		});
		blocks.add(Block.buttons(buttons.toArray(Button[]::new)));
		return new Message(first, blocks);
	}

	/** Enough to tell whether another zone, day or order makes a difference. */
	private static String beginning(String text) {
		return text.length() <= SAMPLE ? text : text.substring(0, SAMPLE).replaceFirst("\\n[^\\n]*$", "");
	}

	/**
	 * What could be meant instead, one tap away; those that change nothing are not
	 * offered.
	 */
	private static Map<String, ImportSetting> others(TimelineImport read, ImportSetting setting, Command command) {
		Map<String, ImportSetting> others = new LinkedHashMap<>();
		ZoneId own = command.caller().person().zone();
		boolean utc = setting.zone().getId().equals("UTC");
		ZoneId other = utc ? own : ZoneId.of("UTC");
		others.put("Times are in " + Wording.zone(other), new ImportSetting(other, setting.day(), setting.dayFirst()));
		LocalDate first = read.lines().get(0).when().start().atZone(setting.zone()).toLocalDate();
		LocalDate day = setting.day() == null ? first : setting.day();
		others.put("A day earlier", new ImportSetting(setting.zone(), day.minusDays(1), setting.dayFirst()));
		others.put("A day later", new ImportSetting(setting.zone(), day.plusDays(1), setting.dayFirst()));
		others.put("Dates begin with the day", new ImportSetting(setting.zone(), setting.day(), true));
		others.put("Dates begin with the month", new ImportSetting(setting.zone(), setting.day(), false));
		return others;
	}

	private static void more(int number, List<Block> blocks) {
		if (number > SHOWN) {
			blocks.add(Block.aside(Span.plain("and " + (number - SHOWN) + " more")));
		}
	}

	private static String entries(int number) {
		return number == 1 ? "1 entry" : number + " entries";
	}

	private static Block line(ImportedLine line) {
		List<Span> spans = new ArrayList<>(List.of(Span.dateTime(line.when().start())));
		spans
			.add(Span.plain(" (" + UTC.format(line.when().start()) + ") · " + Wording.brief(ImportedLines.text(line))));
		if (line.mark() != null) {
			spans.add(Span.plain(" · "));
			spans.add(Span.strong(line.mark().words()));
		}
		return new Block.Item(spans, List.of());
	}

	private static void about(String heading, List<Problem> sentences, List<Block> blocks) {
		if (sentences.isEmpty()) {
			return;
		}
		blocks.add(Block.paragraph(Span.plain(heading)));
		sentences.stream()
			.limit(SHOWN)
			.forEach(problem -> blocks.add(new Block.Item(
					List.of(Span.plain("Line " + problem.line() + ": " + problem.sentence())), List.of())));
		more(sentences.size(), blocks);
	}

	/**
	 * Records it soon afterwards: a long one takes longer than anybody waits for an
	 * answer.
	 */
	private Reply go(Casefile addressed, String print, Command command) {
		if (pending.find(addressed.id(), command.caller().person().id(), print.strip()).isEmpty()) {
			return Reply.whisper(GONE);
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
				"A list, headings or a table with times, CSV, a chat or an export. Times that name no zone are in "
						+ Wording.zone(command.caller().person().zone()) + "."));
	}

}
