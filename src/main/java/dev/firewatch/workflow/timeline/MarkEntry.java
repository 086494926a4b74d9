package dev.firewatch.workflow.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.MomentsLine;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Marks an entry as one of the moments that durations are measured between. */
class MarkEntry implements Verb {

	private static final VerbInfo INFO = new VerbInfo(51, "mark", List.of("milestone"), Group.INCIDENT,
			"mark E12 <moment>", "mark an entry as a moment, such as detected; none takes the mark away");

	private static final String NONE = "none";

	private final IncidentResolver resolver;

	private final EntryChange entries;

	public MarkEntry(IncidentResolver resolver, EntryChange entries) {
		this.resolver = resolver;
		this.entries = entries;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, mark) -> {
			FirstWord words = FirstWord.of(mark.argument());
			if (words.isEmpty() || words.rest().isEmpty()) {
				return form(file, mark, new Action("mark", file.id().value(), ""), List.of(Milestone.values()),
						words.first());
			}
			String wanted = words.rest().toLowerCase(Locale.ROOT).replaceAll("^#|\\s+$", "").replace(' ', '-');
			if (wanted.equals(NONE)) {
				return mark(file, words.first(), null, mark);
			}
			Optional<Milestone> known = Milestone.parse(wanted);
			return known.isEmpty() ? RefusalWithText.text("\"" + words.rest() + "\" isn't a moment I know. They are "
					+ Wording.joined(Arrays.stream(Milestone.values()).map(Milestone::key).toList()) + ", or none.",
					mark) : mark(file, words.first(), known.get(), mark);
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission,
				file -> chosen(submission)
					.map(milestone -> mark(file, submission.text("entry"), milestone, submission.asCommand("")))
					.orElseGet(() -> Reply.correct("mark", "Choose a moment.")));
	}

	static Optional<Milestone> chosen(Submission submission) {
		return Milestone.parse(submission.text("mark"));
	}

	/** Asks which entry is which moment. */
	Reply form(Casefile file, Command command, Action action, List<Milestone> marks, String chosen) {
		List<Entry> all = entries.entries(file);
		if (all.isEmpty()) {
			return Reply.whisper("There is no entry yet. Add one with `note`.");
		}
		return new Reply.Ask(Form.of(action, "Mark an entry", "Mark", EntryField.mark("mark", marks),
				EntryField.one("entry", "Which entry?", all, chosen.isEmpty() ? null : chosen.toUpperCase(Locale.ROOT),
						command.caller().person().zone())));
	}

	Reply mark(Casefile file, String word, @Nullable Milestone milestone, Command command) {
		return entries.change(file, word, command, entry -> entry.marked(milestone),
				entry -> said(file, entry, milestone));
	}

	private Reply said(Casefile file, Entry entry, @Nullable Milestone milestone) {
		List<Entry> all = entries.entries(file);
		Block moments = MomentsLine.with(file, all, entry).block();
		if (milestone == null) {
			return said(entry.id() + " no longer marks a moment.", moments);
		}
		String others = all.stream()
			.filter(other -> other.mark() == milestone && other.number() != entry.number() && other.isShown())
			.map(Entry::id)
			.collect(Collectors.joining(", "));
		return said(entry.id() + " is when " + words(milestone) + ": " + Wording.brief(entry.text())
				+ (others.isEmpty() ? "" : ". So is " + others + ", of which the latest counts."), moments);
	}

	private static Reply said(String sentence, Block moments) {
		return new Reply.Say(Message.text(sentence).with(List.of(moments)));
	}

	private static String words(Milestone milestone) {
		return switch (milestone) {
			case FIRST_OCCURRENCE -> "it first occurred";
			case FIRST_REPORT -> "the first user reported it";
			case ENGAGED -> "it was taken up";
			case CAUSE_FOUND -> "the cause was known";
			case ALL_CLEAR -> "it was announced as over";
			default -> "it was " + milestone.words();
		};
	}

}
