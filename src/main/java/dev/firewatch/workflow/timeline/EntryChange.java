package dev.firewatch.workflow.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.RefusalWithText;

/**
 * Changes one entry in a way that doesn't depend on what else was changed: if somebody
 * was faster, their change is kept and this one is made on top of it.
 */
class EntryChange {

	private static final int TRIES = 10;

	private final Timelines timelines;

	public EntryChange(Timelines timelines) {
		this.timelines = timelines;
	}

	/** All entries that can be changed, by when they happened. */
	List<Entry> entries(Casefile file) {
		return timelines.read(file.id().value()).stream().filter(entry -> !entry.isRemoved()).toList();
	}

	/** The entry with the id, unless it was removed. */
	Optional<Entry> entry(Casefile file, String id) {
		return CorrectEntry.named(id, file, timelines).filter(entry -> !entry.isRemoved());
	}

	/**
	 * Changes the entry that a word such as {@code E12} names.
	 * @param said what to say about the changed entry
	 */
	Reply change(Casefile file, String word, Command command, UnaryOperator<Entry> change,
			Function<Entry, Reply> said) {
		for (int attempt = 0; attempt < TRIES; attempt++) {
			Optional<Entry> entry = CorrectEntry.named(word, file, timelines);
			if (entry.isEmpty()) {
				return CorrectEntry.unknown(word, command);
			}
			if (entry.get().isRemoved()) {
				return RefusalWithText.text(gone(entry.get()), command);
			}
			Entry changed = change.apply(entry.get());
			if (timelines.replace(file.id().value(), entry.get(), changed)) {
				return said.apply(changed);
			}
		}
		return RefusalWithText.text("Several people are changing " + word + " at once, and this was not saved.",
				command);
	}

	/** Why the entry can't be changed any more. */
	static String gone(Entry entry) {
		Integer into = entry.removed() == null ? null : entry.removed().into();
		return into == null ? entry.id() + " was removed. Add it again with `note`."
				: entry.id() + " is part of E" + into + " now.";
	}

}
