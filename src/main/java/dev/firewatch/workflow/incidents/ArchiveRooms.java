package dev.firewatch.workflow.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.chat.Reply;
import dev.firewatch.incident.Incident;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.FollowUpTask;

/**
 * Archives the rooms of resolved incidents with a published postmortem after seven quiet
 * days, unless a runbook is still gone through, and announces it a day ahead.
 */
class ArchiveRooms implements FollowUpTask {

	/** Quiet days before the announcement; the room is archived a day later. */
	private static final Duration QUIET = Duration.ofDays(6);

	private static final Duration NOTICE = Duration.ofDays(1);

	private final CasefileEditor editor;

	private final Timelines timelines;

	private final Policy policy;

	public ArchiveRooms(CasefileEditor editor, Timelines timelines, Policy policy) {
		this.editor = editor;
		this.timelines = timelines;
		this.policy = policy;
	}

	@Override
	public Pass at(Instant now) {
		return docket -> {
			Optional<Instant> next = next(docket.file());
			next.filter(moment -> moment.isBefore(now)).ifPresent(due -> putAway(docket.file(), due, now));
			return Look.done(next);
		};
	}

	private void putAway(Casefile file, Instant due, Instant now) {
		Instant quietSince = quietSince(file);
		boolean announced = announced(file.incident(), quietSince);
		String step = announced ? "archive/" : "archive-soon/";
		editor.change(file.id(), step + file.incident().room() + "/" + due, changed -> {
			Incident incident = changed.incident();
			if (!next(changed).equals(Optional.of(due))) {
				return Decision.refused(Reply.silent());
			}
			if (announced) {
				incident.archive(now);
				return Decision.accepted(Reply.silent(),
						new IncidentEffect.ArchiveRoom(file.id(), quietSince).effect());
			}
			incident.announceArchive(now, atWork(now.plus(NOTICE)));
			return Decision.accepted(Reply.silent(),
					new IncidentEffect.AnnounceArchive(file.id(), quietSince).effect());
		});
	}

	/**
	 * When the room is told or archived if it stays quiet; empty if it won't be.
	 */
	private Optional<Instant> next(Casefile file) {
		Incident incident = file.incident();
		boolean unpublished = file.postmortem().filter(postmortem -> !postmortem.published()).isPresent();
		if (incident.resolvedAt().isEmpty() || incident.archivedAt().isPresent() || unpublished
				|| !CasefileRuns.open(file).isEmpty()) {
			return Optional.empty();
		}
		Instant quietSince = quietSince(file);
		return announced(incident, quietSince) ? incident.archiveOn() : Optional.of(atWork(quietSince.plus(QUIET)));
	}

	/** Whether the room was told, and nobody has written since. */
	private static boolean announced(Incident incident, Instant quietSince) {
		return incident.archiveAnnouncedAt().filter(at -> !at.isBefore(quietSince)).isPresent();
	}

	/**
	 * Since when nothing has happened, as far as is known without asking the platform.
	 */
	private Instant quietSince(Casefile file) {
		Incident incident = file.incident();
		Stream<Instant> steps = Stream
			.of(incident.resolvedAt(), incident.lastTalkAt(), file.postmortem().flatMap(found -> found.publishedAt()))
			.flatMap(Optional::stream);
		Stream<Instant> entries = timelines.read(file.id().value()).stream().map(Entry::recordedAt);
		return Stream.concat(steps, entries).max(Comparator.naturalOrder()).orElseThrow();
	}

	/** The moment itself, or the next one in working hours. */
	private Instant atWork(Instant moment) {
		return policy.hours().nextOpen(moment.atZone(policy.zone())).toInstant();
	}

}
