package dev.firewatch.workflow.timeline;

import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.IncidentResolver;

/** Takes an entry out of the timeline; its place keeps a tombstone. */
class RemoveEntry implements Verb {

	private static final VerbInfo INFO = new VerbInfo(50, "remove", List.of(), Group.INCIDENT, "remove E12",
			"take an entry out of the timeline");

	private final IncidentResolver resolver;

	private final Timelines timelines;

	public RemoveEntry(IncidentResolver resolver, Timelines timelines) {
		this.resolver = resolver;
		this.timelines = timelines;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, remove) -> {
			String word = FirstWord.of(remove.argument()).first();
			Optional<Entry> entry = CorrectEntry.named(word, file, timelines);
			if (entry.isEmpty()) {
				return CorrectEntry.unknown(word, remove);
			}
			if (entry.get().isRemoved()) {
				return Reply.whisper(entry.get().id() + " has already been removed.");
			}
			Entry removed = entry.get().removed(remove.at(), remove.caller().person().id());
			if (!timelines.replace(file.id().value(), entry.get(), removed)) {
				return Reply.whisper("Somebody changed " + entry.get().id() + " just now. Look at it with `timeline`.");
			}
			return Reply.say(remove.caller().person().name() + " removed " + entry.get().id() + " from the timeline.");
		});
	}

}
