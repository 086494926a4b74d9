package dev.firewatch.workflow.deadlines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.ComplianceDate;
import dev.firewatch.casefile.NoticeClock;
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
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PerhapsANote;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** What compliance has to see to by when, and what became of it. */
class DeadlinesVerb implements Verb {

	static final String NAME = "deadlines";

	private static final VerbInfo INFO = new VerbInfo(424, NAME, List.of("deadline"), Group.OVERVIEW,
			"deadlines · deadlines sent <notice> <evidence> · deadlines not-needed <notice> <why> · deadlines met RB3.28 <how>",
			"notices and dates that are due, and how much time is left");

	private static final int SHOWN = 20;

	private static final String MET = "met";

	private static final Pattern ITEM = Pattern.compile("(?i)RB\\d{1,3}\\.\\d{1,3}");

	private final IncidentResolver resolver;

	private final ComplianceDates dates;

	private final Notices notices;

	DeadlinesVerb(IncidentResolver resolver, ComplianceDates dates, Notices notices) {
		this.resolver = resolver;
		this.dates = dates;
		this.notices = notices;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		FirstWord words = FirstWord.of(command.argument());
		if (words.isEmpty() && command.address() == null) {
			return new Reply.Whisper(all(command));
		}
		Optional<Boolean> sent = sent(words.first());
		if (isMet(words)) {
			return resolver.about(command, (file, met) -> met(file, met, FirstWord.of(words.rest())));
		}
		if (sent.isEmpty() && !words.isEmpty() && command.address() == null) {
			return PerhapsANote.reply("Which notice? Say `deadlines sent <notice> <evidence>`; `deadlines` lists them.",
					command, resolver.here(command), List.of(), "`sent`");
		}
		return resolver.about(command, (file, answer) -> answer(file, answer, sent.orElse(null)));
	}

	private static boolean isMet(FirstWord words) {
		return words.first().equalsIgnoreCase(MET) && ITEM.matcher(FirstWord.of(words.rest()).first()).matches();
	}

	/** What had to happen by a day has happened; without words a form asks how. */
	private Reply met(Casefile file, Command command, FirstWord words) {
		return words.rest().isBlank()
				? new Reply.Ask(Form.of(new Action(NAME, file.id().value(), MET + " " + words.first()), "It happened",
						"Save", Field.lines("words", "What was done, and where can it be seen?")))
				: notices.met(file, command, words.first(), words.rest());
	}

	private static Optional<Boolean> sent(String word) {
		return switch (word.toLowerCase(Locale.ROOT)) {
			case "sent" -> Optional.of(true);
			case "not-needed" -> Optional.of(false);
			default -> Optional.empty();
		};
	}

	private Message all(Command command) {
		List<ComplianceDate> all = dates.among(CasefileSearch.by(command.caller().person()));
		String first = all.isEmpty() ? "No notice or date is due in an incident that you can see."
				: Wording.count(all.size(), "deadline");
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		all.stream().limit(SHOWN).forEach(date -> blocks.add(DeadlineLines.line(date, command.at())));
		if (all.size() > SHOWN) {
			blocks.add(Block.aside(Span.plain((all.size() - SHOWN) + " more are on the page /deadlines.")));
		}
		return new Message(first, blocks);
	}

	private Reply answer(Casefile file, Command command, @Nullable Boolean sent) {
		if (sent == null) {
			return new Reply.Whisper(notices.message(file, command.at()));
		}
		FirstWord words = FirstWord.of(FirstWord.of(command.argument()).rest());
		Optional<NoticeClock> clock = notices.clock(file, words.first());
		if (clock.isEmpty()) {
			String due = notices.clocks(file)
				.stream()
				.filter(NoticeClock::isOpen)
				.map(one -> "`" + one.rule().id() + "`")
				.collect(Collectors.joining(", "));
			return RefusalWithText
				.text(due.isEmpty() ? "No notice is due in " + file.id() + ". `aware 14:05` starts its time."
						: "Which notice? Due in " + file.id() + ": " + due + ".", command);
		}
		return words.rest().isBlank() ? new Reply.Ask(form(file, clock.get(), sent))
				: notices.answer(file, command, clock.get().rule().id(), sent, words.rest());
	}

	private static Form form(Casefile file, NoticeClock clock, boolean sent) {
		return Form.of(new Action(NAME, file.id().value(), (sent ? "sent " : "not-needed ") + clock.rule().id()),
				sent ? "The notice was sent" : "No notice is needed", "Save",
				new Field.FieldReading("what", List.of(Span.plain(clock.rule().name() + " · " + file.id()))),
				Field.lines("words", sent ? "Where can that be seen? A link or a file number" : "Why is none needed?"));
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			FirstWord words = FirstWord.of(submission.action().argument());
			if (isMet(words)) {
				return submission.text("words").isEmpty() ? Reply.correct("words", "Say what was done.") : notices
					.met(file, submission.asCommand(submission.text("words")), words.rest(), submission.text("words"));
			}
			boolean sent = sent(words.first()).orElse(true);
			if (submission.text("words").isEmpty()) {
				return Reply.correct("words", sent ? "Say where it can be seen, such as a link or a file number."
						: "Say why none is needed.");
			}
			return notices.answer(file, submission.asCommand(submission.text("words")), words.rest(), sent,
					submission.text("words"));
		});
	}

}
