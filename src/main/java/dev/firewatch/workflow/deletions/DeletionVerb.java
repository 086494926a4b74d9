package dev.firewatch.workflow.deletions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
import dev.firewatch.people.Person;
import dev.firewatch.recovery.Deletion;
import dev.firewatch.recovery.DeletionReport;
import dev.firewatch.recovery.DeletionStage;
import dev.firewatch.workflow.deletions.Deletions.DeletionAct;
import dev.firewatch.workflow.deletions.Deletions.DeletionOutcome;
import dev.firewatch.workflow.deletions.Deletions.DeletionRequest;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PerhapsANote;
import dev.firewatch.workflow.kernel.RefusalWithText;
import org.jspecify.annotations.Nullable;

/** Begins the record of a safe deletion, and takes its steps. */
class DeletionVerb implements Verb {

	static final String NAME = "deletion";

	private static final VerbInfo INFO = new VerbInfo(422, NAME, List.of("deletions"), Group.OVERVIEW,
			"deletion [new <data> <from> <to>] · deletion D1 [backup|identify|delete|verify|update …]",
			"records of data that are deleted safely, step by step");

	private static final Pattern NEW = Pattern.compile(
			"(?s)(.+?)\\s+(?:from\\s+)?(\\d{4}-\\d\\d-\\d\\d)\\s+" + "(?:to\\s+|-\\s+)?(\\d{4}-\\d\\d-\\d\\d)\\s*");

	private static final Pattern ID = Pattern.compile("[Dd]\\d{1,4}");

	private static final String DAYS = "Write both days like 2026-11-30, the earlier one first.";

	private final IncidentResolver resolver;

	private final Deletions deletions;

	private final DeletionCard card;

	DeletionVerb(IncidentResolver resolver, Deletions deletions, DeletionCard card) {
		this.resolver = resolver;
		this.deletions = deletions;
		this.card = card;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		FirstWord first = FirstWord.of(command.argument());
		boolean ours = first.isEmpty() || first.first().equalsIgnoreCase("new") || ID.matcher(first.first()).matches()
				|| command.address() != null || resolver.here(command).isEmpty();
		if (!ours) {
			return PerhapsANote.reply(
					"Which deletion? Say `deletion new <data> 2026-01-01 2026-03-31`, or name one: " + "`deletion D1`.",
					command, resolver.here(command), List.of(), "`new`");
		}
		return resolver.about(command, this::about);
	}

	private Reply about(Casefile file, Command command) {
		FirstWord first = FirstWord.of(command.argument());
		if (first.isEmpty()) {
			return file.deletions().isEmpty() ? new Reply.Ask(DeletionCard.beginning(file)) : list(file);
		}
		if (first.first().equalsIgnoreCase("new")) {
			return first.rest().isBlank() ? new Reply.Ask(DeletionCard.beginning(file))
					: begin(file, command, first.rest());
		}
		return file.deletion(first.first())
			.map(deletion -> step(file, deletion, command, FirstWord.of(first.rest())))
			.orElseGet(() -> RefusalWithText.text(
					"There is no deletion " + first.first() + " in " + file.id() + ". `deletion` lists them.",
					command));
	}

	private static Reply list(Casefile file) {
		String first = "Deletions of " + file.id();
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		file.deletions()
			.forEach(one -> blocks.add(new Block.Item(
					List.of(Span.strong(one.id()), Span.plain(" " + one.dataset() + " · " + DeletionCard.stands(one))),
					List.of(Button.of("Open", new Action(NAME, file.id().value(), one.id()))))));
		blocks.add(Block.buttons(Button.of("Another one", new Action(NAME, file.id().value(), "new"))));
		return new Reply.Whisper(new Message(first, blocks));
	}

	private Reply begin(Casefile file, Command command, String words) {
		Matcher said = NEW.matcher(words);
		Optional<LocalDate> from = said.matches() ? day(said.group(2)) : Optional.empty();
		Optional<LocalDate> to = said.matches() ? day(said.group(3)) : Optional.empty();
		if (from.isEmpty() || to.isEmpty() || to.get().isBefore(from.get())) {
			return RefusalWithText.text("Which days? " + DAYS, command);
		}
		return begun(file, said.group(1), from.get(), to.get(), command);
	}

	private Reply begun(Casefile file, String dataset, LocalDate from, LocalDate to, Command command) {
		Person person = command.caller().person();
		return deletions
			.begin(file.id(), new DeletionRequest(dataset.strip(), from, to, person.name(), person.id()),
					DeletionAct.of(command))
			.<Reply>map(begun -> new Reply.Say(card.message(file, begun)))
			.orElseGet(() -> Reply.whisper("That was already saved."));
	}

	private static Optional<LocalDate> day(String text) {
		try {
			return Optional.of(LocalDate.parse(text.strip()));
		}
		catch (DateTimeException unreadable) {
			return Optional.empty();
		}
	}

	private Reply step(Casefile file, Deletion deletion, Command command, FirstWord words) {
		if (words.isEmpty()) {
			return new Reply.Whisper(card.message(file, deletion));
		}
		boolean next = words.first().toLowerCase(Locale.ROOT).equals("next");
		Optional<DeletionStage> stage = next ? deletion.next() : DeletionStage.parse(words.first());
		if (stage.isEmpty()) {
			return next ? new Reply.Whisper(card.message(file, deletion)) : RefusalWithText.text("There is no step \""
					+ words.first() + "\". The steps are backup, identify, delete, verify and " + "update.", command);
		}
		if (stage.get() == DeletionStage.APPROVE) {
			return Reply.whisper("Somebody other than who asked approves it with `approve " + deletion.id() + "`.");
		}
		if (words.rest().isBlank()) {
			return new Reply.Ask(DeletionCard.asking(file, deletion, stage.get()));
		}
		DeletionOutcome outcome = deletions.report(file.id(), deletion.id(), report(stage.get(), words.rest()),
				DeletionAct.of(command));
		return outcome.problem() != null ? RefusalWithText.text(outcome.problem().sentence(), command)
				: said(file, outcome);
	}

	private Reply said(Casefile file, DeletionOutcome outcome) {
		return outcome.record() == null ? Reply.whisper("That was already saved.")
				: new Reply.Say(card.message(file, outcome.record()));
	}

	private static DeletionReport report(DeletionStage stage, String words) {
		return switch (stage) {
			case BACKUP -> new DeletionReport(stage, words.strip(), null, null, null, null);
			case IDENTIFY -> identified(FirstWord.of(words));
			case DELETE -> new DeletionReport(stage, null, number(words), null, null, null);
			case VERIFY -> new DeletionReport(stage, null, null, null, number(words), null);
			default -> new DeletionReport(stage, null, null, null, null, words);
		};
	}

	/** How many come first; a comma in that number parts no ids. */
	private static DeletionReport identified(FirstWord words) {
		return new DeletionReport(DeletionStage.IDENTIFY, null, number(words.first()), ids(words.rest()), null, null);
	}

	private static List<String> ids(String text) {
		return Arrays.stream(text.split("[\\s,;]+")).filter(id -> !id.isEmpty()).toList();
	}

	/** As people write it: 12,400 and 12 400 are the same; null if it is none. */
	private static @Nullable Long number(String text) {
		String digits = text.strip().replaceAll("(?<=\\d)[,. ](?=\\d{3}\\b)", "");
		return digits.matches("\\d{1,15}") ? Long.valueOf(digits) : null;
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			FirstWord words = FirstWord.of(submission.action().argument());
			return words.first().equals("new") ? begun(file, submission)
					: file.deletion(words.first())
						.flatMap(deletion -> DeletionStage.parse(words.rest())
							.map(stage -> filled(file, deletion, stage, submission)))
						.orElseGet(() -> Reply.whisper("That deletion isn't there. `deletion` lists them."));
		});
	}

	private Reply begun(Casefile file, Submission submission) {
		Optional<LocalDate> from = day(submission.text("from"));
		Optional<LocalDate> to = day(submission.text("to"));
		if (submission.text("dataset").isEmpty()) {
			return Reply.correct("dataset", "Say which data.");
		}
		if (from.isEmpty() || to.isEmpty()) {
			return Reply.correct(from.isEmpty() ? "from" : "to", DAYS);
		}
		return to.get().isBefore(from.get()) ? Reply.correct("to", DAYS)
				: begun(file, submission.text("dataset"), from.get(), to.get(), submission.asCommand(""));
	}

	private Reply filled(Casefile file, Deletion deletion, DeletionStage stage, Submission submission) {
		DeletionReport report = switch (stage) {
			case IDENTIFY -> new DeletionReport(stage, null, number(submission.text("count")),
					ids(submission.text("recordIds")), null, null);
			case BACKUP -> report(stage, submission.text("backupId"));
			case DELETE -> report(stage, submission.text("count"));
			case VERIFY -> report(stage, submission.text("remaining"));
			default -> report(stage, submission.text("what"));
		};
		DeletionOutcome outcome = deletions.report(file.id(), deletion.id(), report,
				DeletionAct.of(submission.asCommand("")));
		return outcome.problem() != null ? Reply.correct(field(stage), outcome.problem().sentence())
				: said(file, outcome);
	}

	private static String field(DeletionStage stage) {
		return switch (stage) {
			case BACKUP -> "backupId";
			case IDENTIFY, DELETE -> "count";
			case VERIFY -> "remaining";
			default -> "what";
		};
	}

}
