package dev.firewatch.exchange;

import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Entry;

/**
 * What a file holds.
 *
 * @param entries the timeline
 * @param names names of people who may be unknown here
 * @param placed what of the text went where
 * @param unplaced what found no place, and is kept as it was written
 * @param assumed sentences about what the text leaves out
 */
public record ReadReview(Casefile file, List<Entry> entries, Map<PersonId, String> names, List<PlacedLine> placed,
		List<UnplacedLine> unplaced, List<String> assumed) {

	ReadReview(Casefile file, List<Entry> entries, Map<PersonId, String> names) {
		this(file, entries, names, List.of(), List.of(), List.of());
	}

	/** A line of the file, and the part of the incident that it became. */
	public record PlacedLine(int line, String to) {
	}

	/** A line of the file that became no part of the incident. */
	public record UnplacedLine(int line, String text) {
	}

}
