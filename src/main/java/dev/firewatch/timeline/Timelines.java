package dev.firewatch.timeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All timelines; an incident is named by its id. */
public interface Timelines {

	/**
	 * Records the draft; a second attempt with the same key returns the entry of the
	 * first.
	 */
	Entry append(String incident, Draft draft);

	/**
	 * Restores the whole timeline of an incident that has none, entry by entry as it was.
	 * @param entries numbered from 1, without gaps other than those that large entries
	 * leave
	 */
	void restore(String incident, List<Entry> entries);

	/** All entries, removed ones included, in the order in which things happened. */
	List<Entry> read(String incident);

	Optional<Entry> find(String incident, int number);

	/** The entry that was recorded with the key. */
	Optional<Entry> recordedAs(String incident, String key);

	/** The keys of everything recorded. */
	Set<String> keys(String incident);

	/**
	 * Replaces the entry that was read with the changed one.
	 * @return false if somebody changed it in between
	 */
	boolean replace(String incident, Entry read, Entry changed);

	/**
	 * Erases what the entry said, in every version and whether removed or not.
	 * @return false if somebody changed it in between
	 */
	boolean erase(String incident, Entry read, Entry tombstone);

}
