package dev.firewatch.workflow.timeline;

import java.util.Arrays;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.MarkedText;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Moments;
import dev.firewatch.workflow.kernel.MomentsLine;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Captures a timeline entry: one write, and the answer is its echo. */
class CaptureNote implements Verb {

	private static final VerbInfo INFO = new VerbInfo(20, "note", List.of("log"), Group.INCIDENT,
			"note [<when>] <text>", "add to the timeline")
		.asking();

	/**
	 * Far more than platforms send; keeps a chunk of entries within the size of a
	 * document.
	 */
	static final int LONGEST = 50_000;

	private final IncidentResolver resolver;

	private final WatchedTimelines timelines;

	private final Policy policy;

	public CaptureNote(IncidentResolver resolver, WatchedTimelines timelines, Policy policy) {
		this.resolver = resolver;
		this.timelines = timelines;
		this.policy = policy;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, note) -> {
			When.Reading reading = Moments.leading(note.argument(), note, policy);
			if (reading instanceof When.Reading.Refused refused) {
				return RefusalWithText.text(refused.sentence(), note);
			}
			When.Reading.Found found = reading instanceof When.Reading.Found given ? given : null;
			String rest = found == null ? note.argument() : found.rest();
			if (rest.isBlank()) {
				return new Reply.Ask(form(file, note.argument()));
			}
			MarkedText said = MarkedText.of(rest);
			return capture(file, note, found == null ? null : found.when(), said.mark() == null ? rest : said.text(),
					said.mark());
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			String text = submission.exact("text");
			if (text.isBlank()) {
				return Reply.correct("text", "Say what happened, such as: rolled back to 1.42.");
			}
			When when = null;
			if (submission.given("when").isPresent()) {
				When.Reading reading = Moments.field("when", submission, policy);
				if (reading instanceof When.Reading.Refused refused) {
					return Reply.correct("when", refused.sentence());
				}
				when = ((When.Reading.Found) reading).when();
			}
			Milestone milestone = Milestone.parse(submission.text("mark")).orElse(null);
			return capture(file, submission.asCommand(text), when, text, milestone);
		});
	}

	private Reply capture(Casefile file, Command command, @Nullable When when, String text,
			@Nullable Milestone milestone) {
		if (file.incident().status().ended()) {
			return RefusalWithText
				.text(Wording.refusal(Refusal.of(Rule.WRONG_STATUS, file.incident().status().words())), command);
		}
		if (text.length() > LONGEST) {
			return RefusalWithText.text("That is %,d characters long; an entry holds %,d. Add it in parts."
				.formatted(text.length(), LONGEST), command);
		}
		When then = when == null ? new When(command.at(), null, false) : when;
		// Only such a moment can change what the card says lies between.
		boolean counts = when != null || milestone != null;
		List<Entry> before = counts ? timelines.read(file.id().value()) : List.of();
		Entry entry = timelines.of(file)
			.append(file.id().value(), new Draft(command.key(), then, command.at(), command.caller().person().id(),
					Source.COMMAND, text, milestone, null));
		Message echo = EntryLine.echo(entry, command.caller().person(), when != null);
		// What arrives again is answered as it was at first.
		List<Entry> others = before.stream().filter(one -> one.number() != entry.number()).toList();
		return new Reply.Say(!counts ? echo
				: echo.with(MomentsLine.with(file, others, entry)
					.unless(MomentsLine.of(file, others))
					.map(List::of)
					.orElse(List.of())));
	}

	private static Form form(Casefile file, String when) {
		List<Field.Option> marks = Arrays.stream(Milestone.values())
			.map(milestone -> new Field.Option(milestone.key(), milestone.words()))
			.toList();
		return Form.of(new Action("note", file.id().value(), ""), "Add to the timeline", "Add",
				Field.lines("text", "What happened?"),
				new Field.TextField("when", "When?", true, false, when.strip(), "now, or 14:05, -15m, fri 17:32", null),
				new Field.ChoiceField("mark", "Is this one of these moments?", true, marks, null, null));
	}

}
