package dev.firewatch.workflow.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;

/** Combines two entries about the same thing: both texts, at the earlier time. */
class CombineEntries implements Verb {

	private static final VerbInfo INFO = new VerbInfo(52, "combine", List.of("join-entries"), Group.INCIDENT,
			"combine E12 E13", "combine two entries into one");

	private static final int LONGEST = 50_000;

	private final IncidentResolver resolver;

	private final Timelines timelines;

	public CombineEntries(IncidentResolver resolver, Timelines timelines) {
		this.resolver = resolver;
		this.timelines = timelines;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, combine) -> {
			List<String> words = new ArrayList<>(List.of(combine.argument().strip().split("[\\s,+]+")));
			words.removeIf(word -> word.isEmpty() || word.equalsIgnoreCase("and"));
			return words.isEmpty() ? form(file, combine) : combine(file, words, combine);
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			List<String> chosen = submission.chosen("entries").stream().filter(word -> !word.isBlank()).toList();
			return chosen.size() != 2 ? Reply.correct("entries", "Choose two.")
					: combine(file, chosen, submission.asCommand(String.join(" ", chosen)));
		});
	}

	private Reply combine(Casefile file, List<String> words, Command command) {
		if (new LinkedHashSet<>(words).size() != 2 || words.size() != 2) {
			return RefusalWithText.text("Name two entries, such as `combine E12 E13`.", command);
		}
		List<Entry> both = new ArrayList<>();
		for (String word : words) {
			Optional<Entry> entry = CorrectEntry.named(word, file, timelines);
			if (entry.isEmpty()) {
				return CorrectEntry.unknown(word, command);
			}
			both.add(entry.get());
		}
		both.sort(Entry.ORDER);
		return refusal(both).map(sentence -> RefusalWithText.text(sentence, command))
			.orElseGet(() -> combined(file, both.get(0), both.get(1), command));
	}

	private static Optional<String> refusal(List<Entry> both) {
		Entry first = both.get(0);
		Entry second = both.get(1);
		if (first.number() == second.number()) {
			return Optional.of("Name two entries, such as `combine E12 E13`.");
		}
		Optional<Entry> gone = both.stream().filter(Entry::isRemoved).findFirst();
		if (gone.isPresent()) {
			return gone.map(EntryChange::gone);
		}
		if (first.mark() != null && second.mark() != null && first.mark() != second.mark()) {
			return Optional.of(first.id() + " is when it was " + first.mark().words() + ", and " + second.id()
					+ " when it was " + second.mark().words() + ". They can't be both: take one away with `mark "
					+ second.id() + " none`.");
		}
		return first.text().length() + second.text().length() > LONGEST
				? Optional.of("Together they are too long for one entry.") : Optional.empty();
	}

	private Reply combined(Casefile file, Entry first, Entry second, Command command) {
		Entry one = first.absorbing(second, command.at(), command.caller().person().id());
		if (!timelines.replace(file.id().value(), first, one)) {
			return RefusalWithText.text("Somebody changed " + first.id() + " just now. Look at it with `timeline`.",
					command);
		}
		return new Reply.Say(EntryLine.echo(one, command.caller().person(), true));
	}

	private Reply form(Casefile file, Command command) {
		List<Entry> all = timelines.read(file.id().value())
			.stream()
			.filter(entry -> !entry.isRemoved())
			.sorted(Comparator.comparing(Entry::occurredAt))
			.toList();
		if (all.size() < 2) {
			return Reply.whisper("There are no two entries to combine.");
		}
		return new Reply.Ask(Form.of(new Action("combine", file.id().value(), ""), "Combine two entries", "Combine",
				EntryField.several("entries", "Which two?", all, command.caller().person().zone())));
	}

}
