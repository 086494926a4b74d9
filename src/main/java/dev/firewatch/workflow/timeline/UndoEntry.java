package dev.firewatch.workflow.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.IncidentResolver;

/**
 * Takes back what the caller has just added to the timeline. Never more than one entry:
 * said twice, or delivered twice, it changes nothing the second time.
 */
class UndoEntry implements Verb {

	private static final VerbInfo INFO = new VerbInfo(45, "undo", List.of(), Group.INCIDENT, "undo",
			"take back your last timeline entry, within five minutes");

	static final Duration WITHIN = Duration.ofMinutes(5);

	private final IncidentResolver resolver;

	private final Timelines timelines;

	UndoEntry(IncidentResolver resolver, Timelines timelines) {
		this.resolver = resolver;
		this.timelines = timelines;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, undo) -> {
			PersonId caller = undo.caller().person().id();
			Optional<Entry> last = last(timelines.read(file.id().value()), caller);
			if (last.isEmpty()) {
				return Reply.whisper("You haven't added anything to this timeline yet.");
			}
			return refusal(last.get(), undo.at()).map(Reply::whisper).orElseGet(() -> takeBack(file, last.get(), undo));
		});
	}

	private Reply takeBack(Casefile file, Entry last, Command undo) {
		Entry removed = last.removed(undo.at(), undo.caller().person().id());
		return timelines.replace(file.id().value(), last, removed)
				? Reply.say(undo.caller().person().name() + " took back " + last.id() + ".")
				: Reply.whisper(builtOn(last));
	}

	/** The last entry the person added themselves, taken back or not. */
	static Optional<Entry> last(List<Entry> entries, PersonId person) {
		return entries.stream()
			.filter(entry -> person.equals(entry.author()) && entry.source() != Source.SYSTEM)
			.max(Comparator.comparing(Entry::recordedAt).thenComparing(Entry::number));
	}

	/** Why the entry can't be taken back now, and what to do instead. */
	static Optional<String> refusal(Entry last, Instant now) {
		if (last.isRemoved()) {
			return Optional.of("Your last entry, " + last.id() + ", is gone already. To take out an earlier one, say "
					+ "`remove E…`; `timeline` shows them.");
		}
		if (last.recordedAt().plus(WITHIN).isBefore(now)) {
			return Optional.of("You added " + last.id() + " more than five minutes ago. To take it out all the same, "
					+ "say `remove " + last.id() + "`.");
		}
		// That its files have arrived since is no change that anybody made.
		boolean builtOn = last.changes() > last.keptFiles().size() || !last.earlier().isEmpty()
				|| !last.absorbed().isEmpty();
		return builtOn ? Optional.of(builtOn(last)) : Optional.empty();
	}

	private static String builtOn(Entry last) {
		return last.id() + " has been changed since you added it. To take it out all the same, say `remove " + last.id()
				+ "`.";
	}

}
