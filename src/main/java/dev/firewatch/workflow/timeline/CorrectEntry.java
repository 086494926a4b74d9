package dev.firewatch.workflow.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.MarkedText;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Moments;
import dev.firewatch.workflow.kernel.MomentsLine;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Corrects a timeline entry; what it said before is kept with it. */
class CorrectEntry implements Verb {

	private static final VerbInfo INFO = new VerbInfo(40, "edit", List.of(), Group.INCIDENT, "edit E12 [<when>] <text>",
			"correct a timeline entry");

	private static final Pattern ENTRY = Pattern.compile("[eE](\\d{1,6})");

	private static final int PICKED_FROM = 10;

	private final IncidentResolver resolver;

	private final Timelines timelines;

	private final Policy policy;

	public CorrectEntry(IncidentResolver resolver, Timelines timelines, Policy policy) {
		this.resolver = resolver;
		this.timelines = timelines;
		this.policy = policy;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	/** The entry that a word such as {@code E12} names. */
	public static Optional<Entry> named(String word, Casefile file, Timelines timelines) {
		Matcher matcher = ENTRY.matcher(word);
		return matcher.matches() ? timelines.find(file.id().value(), Integer.parseInt(matcher.group(1)))
				: Optional.empty();
	}

	public static Reply unknown(String word, Command command) {
		return RefusalWithText.text(
				"There is no entry \"" + word + "\" here. Entries are named like E12; `timeline` shows them.", command);
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, edit) -> {
			FirstWord words = FirstWord.of(edit.argument());
			if (words.isEmpty()) {
				return pick(file);
			}
			Optional<Entry> entry = named(words.first(), file, timelines);
			if (entry.isEmpty()) {
				return unknown(words.first(), edit);
			}
			When.Reading reading = Moments.leading(words.rest(), edit, policy);
			if (reading instanceof When.Reading.Refused refused) {
				return RefusalWithText.text(refused.sentence(), edit);
			}
			String text = reading instanceof When.Reading.Found found ? found.rest() : words.rest();
			if (text.isBlank()) {
				return new Reply.Ask(form(file, entry.get(), edit));
			}
			When when = reading instanceof When.Reading.Found found ? found.when() : entry.get().when();
			MarkedText said = MarkedText.of(text);
			return replace(file, entry.get(), edit, read -> read.edited(said.mark() == null ? text : said.text(), when,
					said.mark() == null ? read.mark() : said.mark(), edit.at(), edit.caller().person().id()));
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			Optional<Entry> entry = named(submission.action().argument(), file, timelines);
			String text = submission.exact("text");
			if (entry.isEmpty() || text.isBlank()) {
				return Reply.correct("text", "Say what happened. To take the entry out, use `remove`.");
			}
			When when = entry.get().when();
			if (submission.given("when").isPresent()) {
				When.Reading reading = Moments.field("when", submission, policy);
				if (!(reading instanceof When.Reading.Found found)) {
					return Reply.correct("when", ((When.Reading.Refused) reading).sentence());
				}
				when = found.when();
			}
			@Nullable Milestone milestone = Milestone.parse(submission.text("mark")).orElse(null);
			When newWhen = when;
			Command command = submission.asCommand(text);
			return replace(file, entry.get(), command,
					read -> read.edited(text, newWhen, milestone, command.at(), command.caller().person().id()));
		});
	}

	private Reply replace(Casefile file, Entry entry, Command command, Function<Entry, Entry> change) {
		if (entry.isRemoved()) {
			return RefusalWithText
				.text(entry.id() + " was removed, so it can't be corrected. Add it again with `note`.", command);
		}
		Entry changed = change.apply(entry);
		boolean counts = !changed.when().equals(entry.when()) || changed.mark() != entry.mark();
		List<Entry> before = counts ? timelines.read(file.id().value()) : List.of();
		if (!timelines.replace(file.id().value(), entry, changed)) {
			return RefusalWithText.text(
					"Somebody changed " + entry.id() + " just now. Look at it with `timeline`, then correct it.",
					command);
		}
		return new Reply.Say(EntryLine.echo(changed, command.caller().person(), true)
			.with(MomentsLine.with(file, before, changed)
				.unless(MomentsLine.with(file, before, entry))
				.map(List::of)
				.orElse(List.of())));
	}

	/** The latest entries, each with a button: nobody types numbers on a phone. */
	private Reply pick(Casefile file) {
		List<Entry> all = timelines.read(file.id().value()).stream().filter(entry -> !entry.isRemoved()).toList();
		if (all.isEmpty()) {
			return Reply.whisper("There is no entry yet. Add one with `note`.");
		}
		List<Block> blocks = new ArrayList<>(List.of(Block.paragraph(Span.plain("Which entry do you mean?"))));
		all.stream()
			.skip(Math.max(0, all.size() - PICKED_FROM))
			.forEach(entry -> blocks.add(new Block.Item(
					List.of(Span.time(entry.occurredAt()),
							Span.plain(" · " + Wording.brief(entry.text()) + "  (" + entry.id() + ")")),
					List.of(Button.of("Edit", new Action("edit", file.id().value(), entry.id()))))));
		if (all.size() > PICKED_FROM) {
			blocks.add(Block.aside(Span.plain("Earlier ones can be named: "), Span.code("edit E1"), Span.plain(".")));
		}
		return new Reply.Whisper(new Message("Which entry do you mean?", blocks));
	}

	private static Form form(Casefile file, Entry entry, Command command) {
		List<Field.Option> marks = Arrays.stream(Milestone.values())
			.map(milestone -> new Field.Option(milestone.key(), milestone.words()))
			.toList();
		String when = entry.occurredAt()
			.atZone(command.caller().person().zone())
			.toLocalDateTime()
			.toString()
			.replace('T', ' ');
		return Form.of(new Action("edit", file.id().value(), entry.id()), "Correct " + entry.id(), "Save",
				new Field.TextField("text", "What happened?", false, true, entry.text(), null, null),
				new Field.TextField("when", "When?", true, false, when.substring(0, Math.min(16, when.length())),
						"2026-11-20 09:47", null),
				new Field.ChoiceField("mark", "Is this one of these moments?", true, marks,
						entry.mark() == null ? null : entry.mark().key(), null));
	}

}
