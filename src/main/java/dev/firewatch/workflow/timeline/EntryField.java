package dev.firewatch.workflow.timeline;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import dev.firewatch.chat.Field;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Fields for choosing an entry or a mark. */
final class EntryField {

	/** As many as platforms show: the latest, which people mostly look for. */
	private static final int MOST = 100;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

	private EntryField() {
	}

	static Field one(String id, String label, List<Entry> entries, @Nullable String chosen, ZoneId zone) {
		return new Field.ChoiceField(id, label, false, options(entries, zone), chosen, hint(entries));
	}

	static Field several(String id, String label, List<Entry> entries, ZoneId zone) {
		return new Field.ChoicesField(id, label, false, options(entries, zone), List.of(), hint(entries));
	}

	static Field mark(String id, List<Milestone> marks) {
		List<Field.Option> options = marks.stream()
			.map(milestone -> new Field.Option(milestone.key(), milestone.words()))
			.toList();
		return new Field.ChoiceField(id, "Which moment is it?", false, options, marks.get(0).key(), null);
	}

	private static List<Field.Option> options(List<Entry> entries, ZoneId zone) {
		return entries.stream()
			.skip(Math.max(0, entries.size() - MOST))
			.map(entry -> new Field.Option(entry.id(),
					entry.id() + " · " + TIME.format(entry.occurredAt().atZone(zone)) + " · "
							+ Wording.brief(entry.text())))
			.toList();
	}

	private static @Nullable String hint(List<Entry> entries) {
		return entries.size() <= MOST ? null
				: "The latest " + MOST + " of " + entries.size() + ". An older one can be named in a command.";
	}

}
