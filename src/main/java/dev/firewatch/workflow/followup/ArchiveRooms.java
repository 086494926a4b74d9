package dev.firewatch.workflow.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Reply;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.Changes;
import dev.firewatch.workflow.Decision;
import dev.firewatch.workflow.Effects;

/** Puts away the rooms of resolved incidents after seven quiet days. */
public class ArchiveRooms implements Duty {

	private static final Duration QUIET = Duration.ofDays(7);

	private final Changes changes;

	private final Timelines timelines;

	public ArchiveRooms(Changes changes, Timelines timelines) {
		this.changes = changes;
		this.timelines = timelines;
	}

	@Override
	public void run(Casefile file, Instant now) {
		Instant due = next(file).orElse(Instant.MAX);
		if (due.isBefore(now)) {
			changes.change(file.id(), "archive/" + file.incident().resolvedAt().orElseThrow(), archived -> {
				if (next(archived).filter(due::equals).isEmpty()) {
					return Decision.refused(Reply.silent());
				}
				archived.incident().archive(now);
				return Decision.accepted(Reply.silent(), Effects.archive(file.id()));
			});
		}
	}

	/**
	 * When the room is put away if it stays as quiet as it is; empty if there is none.
	 */
	@Override
	public Optional<Instant> next(Casefile file) {
		Optional<Instant> resolved = file.incident().resolvedAt();
		if (resolved.isEmpty() || file.incident().archivedAt().isPresent()) {
			return Optional.empty();
		}
		Instant earliest = resolved.get().plus(QUIET);
		return Optional.of(timelines.read(file.id().value())
			.stream()
			.map(entry -> entry.recordedAt().plus(QUIET))
			.filter(earliest::isBefore)
			.max(Comparator.naturalOrder())
			.orElse(earliest));
	}

}
