package dev.firewatch.workflow.timeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.SignalWatch;

/**
 * Timelines in which whatever people write down is read for signals, however it comes in,
 * and after which signers are asked again. A repeated attempt does both again, should the
 * first have been interrupted.
 *
 * @param signed told of the incident and of the act that changed its timeline
 */
record WatchedTimelines(Timelines timelines, SignalWatch watch,
		BiConsumer<String, String> signed) implements Timelines {

	/** Those of an incident as it was just read: without a draft there are no signers. */
	Timelines of(Casefile file) {
		return file.postmortem().filter(document -> !document.published()).isPresent() ? this
				: ofMany(timelines, watch);
	}

	/** Those of somebody who changes many entries, and tells the signers once. */
	static WatchedTimelines ofMany(Timelines timelines, SignalWatch watch) {
		return new WatchedTimelines(timelines, watch, (incident, key) -> {
		});
	}

	@Override
	public Entry append(String incident, Draft draft) {
		Entry entry = timelines.append(incident, draft);
		watch.read(new IncidentId(incident), draft.key(), draft.text(), draft.recordedAt());
		signed.accept(incident, draft.key());
		return entry;
	}

	@Override
	public void restore(String incident, List<Entry> entries) {
		timelines.restore(incident, entries);
	}

	@Override
	public List<Entry> read(String incident) {
		return timelines.read(incident);
	}

	@Override
	public Optional<Entry> find(String incident, int number) {
		return timelines.find(incident, number);
	}

	@Override
	public Optional<Entry> recordedAs(String incident, String key) {
		return timelines.recordedAs(incident, key);
	}

	@Override
	public Set<String> keys(String incident) {
		return timelines.keys(incident);
	}

	@Override
	public boolean erase(String incident, Entry read, Entry tombstone) {
		boolean erased = timelines.erase(incident, read, tombstone);
		if (erased) {
			signed.accept(incident, tombstone.id() + "/" + tombstone.changes());
		}
		return erased;
	}

	@Override
	public boolean replace(String incident, Entry read, Entry changed) {
		boolean replaced = timelines.replace(incident, read, changed);
		if (replaced && !changed.isRemoved() && !changed.text().equals(read.text())) {
			Entry.Revision last = changed.earlier().get(changed.earlier().size() - 1);
			watch.read(new IncidentId(incident), changed.id() + "/" + changed.changes(), changed.text(), last.at());
		}
		if (replaced) {
			signed.accept(incident, changed.id() + "/" + changed.changes());
		}
		return replaced;
	}

}
