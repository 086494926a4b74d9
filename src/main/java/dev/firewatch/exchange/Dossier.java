package dev.firewatch.exchange;

import java.util.List;
import java.util.function.Function;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Template;
import dev.firewatch.timeline.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about an incident, for export.
 *
 * @param all the timeline in the order in which things happened, removed entries included
 * @param template the postmortem's template; null while there is none
 * @param names people's names
 */
public record Dossier(Casefile file, List<Entry> all, @Nullable Template template, Function<PersonId, String> names) {

	public Dossier {
		all = List.copyOf(all);
	}

	/** The timeline as readers see it. */
	public List<Entry> entries() {
		return all.stream().filter(Entry::isShown).toList();
	}

}
