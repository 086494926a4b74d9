package dev.firewatch.workflow.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Reply;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.Changes;
import dev.firewatch.workflow.Decision;
import dev.firewatch.workflow.Effects;

/** Puts away the rooms of resolved incidents after seven quiet days. */
public class ArchiveRooms {

	private static final Duration QUIET = Duration.ofDays(7);

	private final Changes changes;

	private final Timelines timelines;

	public ArchiveRooms(Changes changes, Timelines timelines) {
		this.changes = changes;
		this.timelines = timelines;
	}

	public void run(List<Casefile> followedUp, Instant now) {
		for (Casefile file : followedUp) {
			Optional<Instant> resolved = file.incident().resolvedAt();
			boolean over = resolved.isPresent() && resolved.get().plus(QUIET).isBefore(now);
			if (over && file.incident().archivedAt().isEmpty() && quiet(file, now)) {
				changes.change(file.id(), "archive/" + resolved.get(), archived -> {
					archived.incident().archive(now);
					return Decision.accepted(Reply.silent(), Effects.archive(file.id()));
				});
			}
		}
	}

	private boolean quiet(Casefile file, Instant now) {
		return timelines.read(file.id().value())
			.stream()
			.map(Entry::recordedAt)
			.allMatch(recorded -> recorded.plus(QUIET).isBefore(now));
	}

}
