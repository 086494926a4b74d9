package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.incident.Incident;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import org.jspecify.annotations.Nullable;

/**
 * The moments of an incident that its durations are measured between: as marked on the
 * timeline, else as the incident itself says.
 */
final class Milestones {

	private final Incident incident;

	private final List<Entry> entries;

	/** Whether it was lived through elsewhere, and who had a role came from a text. */
	private final boolean imported;

	private Milestones(Incident incident, List<Entry> entries, boolean imported) {
		this.incident = incident;
		this.entries = entries;
		this.imported = imported;
	}

	/**
	 * @param entries in the order in which things happened, none of them removed
	 */
	static Milestones of(Casefile file, List<Entry> entries) {
		return new Milestones(file.incident(), entries, file.imported().isPresent());
	}

	/**
	 * A moment.
	 *
	 * @param entry the id of the timeline's entry it comes from; null if from none
	 */
	record DatedMilestone(Instant at, @Nullable String entry) {
	}

	/** The ids of the entries that moments come from. */
	static List<String> ids(DatedMilestone... moments) {
		return Stream.of(moments).map(DatedMilestone::entry).flatMap(Stream::ofNullable).distinct().toList();
	}

	/** The first occurrence as marked, else the earliest entry. */
	Optional<DatedMilestone> begin() {
		return marked(Milestone.FIRST_OCCURRENCE).or(() -> entries.stream().findFirst().map(Milestones::moment));
	}

	/** Detected as marked, else when it was declared. */
	Optional<DatedMilestone> detected() {
		return marked(Milestone.DETECTED).or(() -> Optional.of(new DatedMilestone(incident.declaredAt(), null)));
	}

	/**
	 * The same, unless nothing tells when that was: declared as soon as it began, nobody
	 * marked it.
	 */
	Optional<DatedMilestone> noticed() {
		return detected().filter(known -> known.entry() != null
				|| begin().filter(began -> !began.at().isAfter(known.at().minus(Duration.ofMinutes(1)))).isPresent());
	}

	Optional<DatedMilestone> reported() {
		return marked(Milestone.FIRST_REPORT);
	}

	/**
	 * Engaged as marked, else when somebody took the first role. A text that names a
	 * commander doesn't say since when: then the role begins with the incident.
	 */
	Optional<DatedMilestone> engaged() {
		return marked(Milestone.ENGAGED).or(() -> incident.roles()
			.stream()
			.map(role -> role.since())
			.filter(since -> !imported || since.isAfter(incident.declaredAt()))
			.min(Instant::compareTo)
			.map(at -> new DatedMilestone(at, null)));
	}

	Optional<DatedMilestone> causeFound() {
		return marked(Milestone.CAUSE_FOUND);
	}

	Optional<DatedMilestone> mitigated() {
		return marked(Milestone.MITIGATED).or(() -> incident.mitigatedAt().map(at -> new DatedMilestone(at, null)));
	}

	/**
	 * Resolved as somebody marked it, else as the incident says: the bot's own entry has
	 * that moment too.
	 */
	Optional<DatedMilestone> resolved() {
		return marked(Milestone.RESOLVED).or(() -> incident.resolvedAt().map(at -> new DatedMilestone(at, null)))
			.filter(datedMilestone -> incident.resolvedAt().isPresent());
	}

	Optional<DatedMilestone> allClear() {
		return marked(Milestone.ALL_CLEAR);
	}

	/** The latest moment that carries the mark; people's marks come before the bot's. */
	Optional<DatedMilestone> marked(Milestone milestone) {
		Optional<DatedMilestone> byPeople = last(milestone, false);
		return byPeople.isPresent() ? byPeople : last(milestone, true);
	}

	private Optional<DatedMilestone> last(Milestone milestone, boolean bySystem) {
		return entries.stream()
			.filter(entry -> entry.mark() == milestone && (entry.source() == Source.SYSTEM) == bySystem)
			.reduce((earlier, later) -> later)
			.map(Milestones::moment);
	}

	private static DatedMilestone moment(Entry entry) {
		return new DatedMilestone(entry.occurredAt(), entry.id());
	}

}
