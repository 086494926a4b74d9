package dev.firewatch.workflow.timeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.SignalWatch;

/**
 * Timelines in which whatever people write down is read for signals, however it comes in.
 * A repeated attempt reads it again, should the first have been interrupted.
 */
record WatchedTimelines(Timelines timelines, SignalWatch watch) implements Timelines {

	@Override
	public Entry append(String incident, Draft draft) {
		Entry entry = timelines.append(incident, draft);
		watch.read(new IncidentId(incident), draft.key(), draft.text(), draft.recordedAt());
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
	public boolean replace(String incident, Entry read, Entry changed) {
		boolean replaced = timelines.replace(incident, read, changed);
		if (replaced && !changed.isRemoved() && !changed.text().equals(read.text())) {
			Entry.Revision last = changed.earlier().get(changed.earlier().size() - 1);
			watch.read(new IncidentId(incident), changed.id() + "/" + changed.changes(), changed.text(), last.at());
		}
		return replaced;
	}

}
